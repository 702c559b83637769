package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.elaborate.Abstraction;
import org.backproof.elaborate.Layer;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Pairing;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The cost of one example as a function of what a layer passes on: of its activation a, or of its logit z. Each is made of the next one, so
/// nothing is ever written out: `J(a₁) = J(z₂)` at `z₂ = W₂a₁ + b₂`, `J(z₁) = J(a₁)` at `a₁ = g(z₁)`.
final class Costs {
    private final Network network;
    private final Letters letters;
    /// From that of the input on.
    private final List<Function.Defined> ofActivation = new ArrayList<>();
    private final List<Function.Defined> ofLogit = new ArrayList<>();

    Costs(Letters letters) {
        this.letters = letters;
        this.network = letters.network();
        ofActivation.add(Abstraction.of("J", List.of(letters.activation(network.depth())), new Tensor(List.of(), loss(Terms.tensor(letters.activation(network.depth()))))));
        for (int l = network.depth(); l > 0; l--) {
            ofLogit.addFirst(Abstraction.of("J", List.of(letters.logit(l)), new Tensor(List.of(), at(ofActivation.getFirst(), activation(l)))));
            ofActivation.addFirst(Abstraction.of("J", List.of(letters.activation(l - 1)), new Tensor(List.of(), at(ofLogit.getFirst(), affine(l, letters.activation(l - 1))))));
        }
    }

    /// The cost as a function of the activation of a layer; of the input for 0.
    Function.Defined ofActivation(int layer) {
        return ofActivation.get(layer);
    }

    /// The cost as a function of the logit of a layer.
    Function.Defined ofLogit(int layer) {
        return ofLogit.get(layer - 1);
    }

    /// The loss at a prediction, a vector, with the weight of the example.
    private Expr loss(Expr prediction) {
        Expr loss = unweighted(prediction);
        return network.weight().map(w -> Terms.multiply(w, loss)).orElse(loss);
    }

    private Expr unweighted(Expr prediction) {
        Pairing p = network.output();
        Symbol label = p.parameters().getFirst();
        if (p.prediction().sort() instanceof Sort.Tensor) {
            return Substitution.of(Map.of(p.prediction(), prediction, label, Terms.tensor(letters.label()))).apply(p.atPrediction());
        }
        Symbol i = letters.summed("#i", network.depth());
        Map<Expr, Expr> unit = new LinkedHashMap<>();
        unit.put(p.prediction(), org.backproof.expr.Binders.open((Lambda) prediction, List.of(i)));
        unit.put(label, Terms.entry(letters.label(), i));
        return Terms.sum(i, Substitution.of(unit).apply(p.atPrediction()));
    }

    /// `[i] ↦ Σₖ W[i, k] a[k] + b[i]`, where there is a b.
    Lambda affine(int layer, Symbol before) {
        Symbol i = letters.summed("#i", layer);
        return (Lambda) Terms.lambda(List.of(i), affine(layer, before, i));
    }

    Expr affine(int layer, Symbol before, Expr i) {
        Symbol k = letters.summed("#k", layer - 1);
        Symbol w = letters.weights(layer);
        Expr product = Terms.sum(k, Terms.multiply(network.tied(layer) ? Terms.entry(w, k, i) : Terms.entry(w, i, k), Terms.entry(before, k)));
        return letters.bias(layer).map(b -> Terms.add(product, Terms.entry(b, i))).orElse(product);
    }

    /// `[i] ↦ g(z)[i]`, with the mask and what is added.
    Lambda activation(int layer) {
        Symbol i = letters.summed("#i", layer);
        return (Lambda) Terms.lambda(List.of(i), activation(layer, i));
    }

    Expr activation(int layer, Expr i) {
        Layer l = network.layer(layer);
        List<Expr> factors = new ArrayList<>(List.of(plain(layer, i)));
        l.mask().ifPresent(_ -> factors.add(Terms.entry(letters.mask(layer), i)));
        Expr masked = Terms.multiply(factors);
        return l.skip().map(s -> Terms.add(masked, Terms.entry(letters.activation(s), i))).orElse(masked);
    }

    /// `g(z)[i]`.
    Expr plain(int layer, Expr i) {
        Layer l = network.layer(layer);
        Symbol z = letters.logit(layer);
        return l.elementwise() ? Substitution.of(l.logit(), Terms.entry(z, i)).apply(l.value().body())
                : Substitution.of(l.logit(), Terms.tensor(z)).apply(l.value().at(List.of(i)));
    }

    /// The function at a value of its first parameter, the others being what they are.
    static Apply at(Function.Defined f, Lambda first) {
        List<Expr> arguments = new ArrayList<>(List.of(first));
        f.symbols().subList(1, f.symbols().size()).forEach(s -> arguments.add(s.sort() instanceof Sort.Tensor ? Terms.tensor(s) : s));
        return (Apply) Terms.apply(f, arguments);
    }

    /// `[…, j] ↦ ∂J/∂v[j]` of a function J(v, …).
    static Function.Defined cotangent(Function.Defined f, Symbol name, Symbol index) {
        List<Symbol> symbols = new ArrayList<>(f.symbols());
        symbols.add(index);
        Symbol v = f.symbols().getFirst();
        return new Function.Defined(name.name(), symbols, f.hidden(), Terms.diff(at(f, (Lambda) Terms.tensor(v)), Terms.entry(v, index)), 1);
    }
}
