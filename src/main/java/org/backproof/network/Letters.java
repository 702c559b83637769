package org.backproof.network;

import java.util.List;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The names of a network's values for one example: `z1`, `a1`, `dz1`, …, `W1`, `b1`. With a batch the same in capitals.
record Letters(Network network, Symbol label) {
    static Letters of(Network network) {
        return new Letters(network, vector("y", network.units(network.depth())));
    }

    private static Symbol vector(String name, Expr size) {
        return Terms.symbol(name, new Sort.Tensor(List.of(size)));
    }

    private Symbol column(String letter, int layer) {
        return vector(letter + layer, network.units(layer));
    }

    /// The activation; of layer 0 the input.
    Symbol activation(int layer) {
        return layer == 0 ? vector(network.input(), network.inputs()) : column("a", layer);
    }

    Symbol logit(int layer) {
        return column("z", layer);
    }

    Symbol activationCotangent(int layer) {
        return layer == 0 ? vector("d" + network.input(), network.inputs()) : column("da", layer);
    }

    Symbol logitCotangent(int layer) {
        return column("dz", layer);
    }

    Symbol weights(int layer) {
        return Terms.symbol("W" + layer, new Sort.Tensor(List.of(network.units(layer), network.units(layer - 1))));
    }

    Symbol bias(int layer) {
        return column("b", layer);
    }

    /// The gradient by a parameter: `dW1`.
    static Symbol gradient(Symbol parameter) {
        return Terms.symbol("d" + parameter.name(), parameter.sort());
    }

    /// The index of a unit.
    Symbol unit(int layer) {
        return Tensor.index(1, network.units(layer));
    }

    /// An index over the units that is summed.
    Symbol summed(String name, int layer) {
        return Terms.symbol(name, Sort.upTo(network.units(layer)));
    }
}
