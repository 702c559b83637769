package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Symbol;

/// A network of dense layers as `network` declares it.
///
/// @param input       the name of what goes in
/// @param inputs      its size
/// @param layers      from first to last
/// @param output      the loss at the last activation, of one example: of all units, or, where its logit is a real variable, of one unit
/// @param assumptions about the labels of one example
/// @param presets     values that parameters of the loss usually have
/// @param decay       λ of a penalty λ/2·‖W‖² on the weights of every layer
/// @param weight      what the loss of each example is multiplied with
/// @param classes     the class whose one-hot vector the labels are, where the loss takes a class
/// @param numbering   how its layers are called
/// @param stack       the layers before, where their number is a symbol
/// @param role        what comes before and after it
public record Network(String name, String input, Expr inputs, List<Layer> layers, Pairing output, List<Assumption> assumptions, Map<Symbol, Expr> presets, Optional<Expr> decay,
        Optional<Symbol> weight, Optional<Symbol> classes, Optional<Stack> stack, Numbering numbering,
        Role role) {
    public Network {
        layers = List.copyOf(layers);
        assumptions = List.copyOf(assumptions);
        presets = Collections.unmodifiableMap(new LinkedHashMap<>(presets));
    }

    /// What comes before and after the layers.
    public enum Role {
        /// From the data to the loss.
        WHOLE,
        /// From an activation to one: the cotangent of the last activation is given, that of the first is passed on.
        INNER,
        /// From an activation to the loss: its cotangent is passed on.
        LAST;

        /// Whether the cotangent of the last activation is given.
        public boolean given() {
            return this == INNER;
        }

        /// Whether the cotangent of what goes in is wanted.
        public boolean passesOn() {
            return this != WHOLE;
        }
    }

    /// A network of a depth that is a number: itself, or where the depth is a symbol one with three hidden layers.
    public Network counted() {
        return stack.map(s -> s.instance(this)).orElse(this);
    }

    /// The same, with the cotangent of what goes in.
    public Network passingOn() {
        return role == Role.WHOLE ? new Network(name, input, inputs, layers, output, assumptions, presets, decay, weight, classes, stack, numbering, Role.LAST) : this;
    }

    /// The same with a loss that is equal to its own, and assumptions that it needs of the labels.
    public Network with(Pairing loss, List<Assumption> ofLabels) {
        return new Network(name, input, inputs, layers, loss, ofLabels, presets, decay, weight, classes, stack, numbering, role);
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

    /// The layer whose weight matrix a layer has.
    public int weightsOf(int layer) {
        return layer(layer).weights().map(Layer.Shared::layer).orElse(layer);
    }

    /// The layer whose bias a layer has; empty where it has none.
    public Optional<Integer> biasOf(int layer) {
        Layer l = layer(layer);
        return !l.biased() ? Optional.empty() : l.weights().filter(s -> !s.transposed()).map(s -> biasOf(s.layer())).orElse(Optional.of(layer));
    }

    /// Whether the layer has the transpose of another one's weights.
    public boolean tied(int layer) {
        return layer(layer).weights().filter(Layer.Shared::transposed).isPresent();
    }

    /// The layers that take the activation of this one besides the next.
    public List<Integer> skipsFrom(int layer) {
        List<Integer> out = new ArrayList<>();
        for (int l = layer + 1; l <= depth(); l++) {
            if (layer(l).skip().filter(s -> s == layer).isPresent()) {
                out.add(l);
            }
        }
        return out;
    }
}
