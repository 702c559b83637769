package org.backproof.elaborate;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;

/// A network of dense layers as `network` declares it.
///
/// @param input       the name of what goes in
/// @param inputs      its size
/// @param layers      from first to last
/// @param output      the loss at the last activation, of one example: of all units, or, where its logit is a real variable, of one unit
/// @param assumptions about the labels of one example
/// @param decay       λ of a penalty λ/2·‖W‖² on the weights of every layer
public record Network(String name, String input, Expr inputs, List<Layer> layers, Pairing output, List<Assumption> assumptions, Optional<Expr> decay) {
    public Network {
        layers = List.copyOf(layers);
        assumptions = List.copyOf(assumptions);
    }

    /// The layer with a number from 1 on.
    public Layer layer(int number) {
        return layers.get(number - 1);
    }

    /// The number of layers.
    public int depth() {
        return layers.size();
    }

    /// The size of an activation; of the input for 0.
    public Expr units(int layer) {
        return layer == 0 ? inputs : layer(layer).units();
    }
}
