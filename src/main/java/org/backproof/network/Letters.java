package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The names of a network's values for one example: `z1`, `a1`, `dz1`, …, `W1`, `b1`; where layers have places, `z[l]`. With a batch the
/// same in capitals.
record Letters(Network network) {
    private static Symbol vector(String name, Expr size) {
        return Terms.symbol(name, new Sort.Tensor(List.of(size)));
    }

    private Symbol column(String letter, int layer) {
        return vector(network.numbering().name(letter, layer), network.units(layer));
    }

    /// What the loss compares with; where the cotangent of the last activation is given, that.
    Symbol label() {
        return network.role().given() ? activationCotangent(network.depth()) : vector("y", network.units(network.depth()));
    }

    private boolean named(int layer) {
        return layer == 0 && !network.numbering().symbolic();
    }

    /// The activation; of layer 0 the input.
    Symbol activation(int layer) {
        return named(layer) ? vector(network.input(), network.inputs()) : column("a", layer);
    }

    Symbol logit(int layer) {
        return column("z", layer);
    }

    Symbol activationCotangent(int layer) {
        return named(layer) ? vector("d" + network.input(), network.inputs()) : column("da", layer);
    }

    Symbol logitCotangent(int layer) {
        return column("dz", layer);
    }

    /// Whether it is `da` or `dz` of a layer.
    boolean isCotangent(Symbol v) {
        for (int l = 0; l <= network.depth(); l++) {
            if (v == activationCotangent(l) || l > 0 && v == logitCotangent(l)) {
                return true;
            }
        }
        return false;
    }

    /// The weight matrix that the layer has, perhaps that of another one.
    Symbol weights(int layer) {
        int of = network.weightsOf(layer);
        return Terms.symbol(network.numbering().name("W", of), new Sort.Tensor(List.of(network.units(of), network.units(of - 1))));
    }

    /// Empty where the layer has none.
    Optional<Symbol> bias(int layer) {
        return network.biasOf(layer).map(of -> column("b", of));
    }

    /// The factors of the units, of a layer with a mask.
    Symbol mask(int layer) {
        String name = network.layer(layer).mask().orElseThrow();
        return vector(network.numbering().symbolic() ? network.numbering().name(name, layer) : name, network.units(layer));
    }

    /// The parameters, each once, in the order of the layers.
    List<Symbol> parameters() {
        List<Symbol> out = new ArrayList<>();
        for (int l = 1; l <= network.depth(); l++) {
            Stream.concat(Stream.of(weights(l)), bias(l).stream()).filter(p -> !out.contains(p)).forEach(out::add);
        }
        return out;
    }

    /// What is given with each example besides input and label.
    List<Symbol> data() {
        List<Symbol> out = new ArrayList<>();
        for (int l = 1; l <= network.depth(); l++) {
            if (network.layer(l).mask().isPresent() && !out.contains(mask(l))) {
                out.add(mask(l));
            }
        }
        network.weight().ifPresent(out::add);
        return out;
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
