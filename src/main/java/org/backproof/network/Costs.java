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
    private final List<Function.Defined> ofActivation = new ArrayList<>();
    private final List<Function.Defined> ofLogit = new ArrayList<>();

    Costs(Letters letters) {
        this.letters = letters;
        this.network = letters.network();
        for (int l = network.depth(); l > 0; l--) {
            Symbol a = letters.activation(l);
            Expr cost = l == network.depth() ? loss(Terms.tensor(a)) : at(ofLogit.getFirst(), affine(l + 1, letters.activation(l)));
            ofActivation.addFirst(Abstraction.of("J", List.of(a), new Tensor(List.of(), cost)));
            ofLogit.addFirst(Abstraction.of("J", List.of(letters.logit(l)), new Tensor(List.of(), at(ofActivation.getFirst(), activation(l)))));
        }
    }

    /// The cost as a function of the activation of a layer.
    Function.Defined ofActivation(int layer) {
        return ofActivation.get(layer - 1);
    }

    /// The cost as a function of the logit of a layer.
    Function.Defined ofLogit(int layer) {
        return ofLogit.get(layer - 1);
    }

    /// The loss at a prediction, a vector.
    private Expr loss(Expr prediction) {
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

    /// `[i] ↦ Σₖ W[i, k] a[k] + b[i]`.
    Lambda affine(int layer, Symbol before) {
        Symbol i = letters.summed("#i", layer);
        return (Lambda) Terms.lambda(List.of(i), affine(layer, before, i));
    }

    Expr affine(int layer, Symbol before, Expr i) {
        Symbol k = letters.summed("#k", layer - 1);
        return Terms.add(Terms.sum(k, Terms.multiply(Terms.entry(letters.weights(layer), i, k), Terms.entry(before, k))),
                Terms.entry(letters.bias(layer), i));
    }

    /// `[i] ↦ g(z)[i]`.
    Lambda activation(int layer) {
        Symbol i = letters.summed("#i", layer);
        return (Lambda) Terms.lambda(List.of(i), activation(layer, i));
    }

    Expr activation(int layer, Expr i) {
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
