package org.backproof.network;

import java.util.List;
import java.util.Optional;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Layer;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// The derivative of a layer's activation by its logit, `∂aₖ/∂zᵢ`. Where each unit is activated by itself it is `dₖ g′(zₖ) δₖᵢ`, whatever g′
/// is; the factor d is the mask's, if there is one.
///
/// @param unit of a layer whose units are activated each by itself
record Unit(Letters letters, Costs costs, int layer, Optional<Slope> unit, Simplifier simplifier) {
    private Layer its() {
        return letters.network().layer(layer);
    }

    /// `H ⊢ ∂aₖ/∂zᵢ = …`.
    Theorem slope(Symbol k, Expr zi) {
        Expr body = costs.activation(layer, k);
        if (!its().elementwise()) {
            return simplifier.simplified(new Differentiation(simplifier.knowledge()).derivative(body, zi).orElseThrow(this::none));
        }
        Slope s = unit.orElseThrow(this::none);
        Theorem plain = Derivatives.chain(s.theorem(), Derivatives.variable(Terms.entry(letters.logit(layer), k), zi));
        if (its().mask().isEmpty() && its().skip().isEmpty()) {
            return plain;
        }
        Theorem whole = masked(plain, k, zi).map(t -> its().skip().isEmpty() || !(body instanceof Add a) ? t : Derivatives.sum(a, a.terms().stream()
                .map(x -> x == t.derivative().body() ? t : Derivatives.constant(x, zi)).toList()))
                .or(() -> new Differentiation(simplifier.knowledge()).derivative(body, zi)).orElseThrow(this::none);
        Expr expected = Terms.multiply(mask(k), plain.derivative().value());
        return simplifier.settled(Derivatives.value(whole, simplifier.normalizer().equal(whole.derivative().value(), expected).orElseThrow(this::none)));
    }

    /// With the mask as a factor; empty where it is not one of the factors of a product.
    private Optional<Theorem> masked(Theorem plain, Symbol k, Expr zi) {
        if (its().mask().isEmpty()) {
            return Optional.of(plain);
        }
        Expr g = costs.plain(layer, k);
        return Terms.multiply(mask(k), g) instanceof Mul m && m.factors().contains(g) && m.factors().size() == 2
                ? Optional.of(Derivatives.product(m, m.factors().stream().map(f -> f == g ? plain : Derivatives.constant(f, zi)).toList())) : Optional.empty();
    }

    private Expr mask(Symbol k) {
        return its().mask().<Expr>map(_ -> Terms.entry(letters.mask(layer), k)).orElse(Terms.ONE);
    }

    private NoDerivative none() {
        return new NoDerivative("the activation " + its().activation());
    }

    /// The same with a symbol for g′ at each unit.
    Expr symbolic(Symbol k, Symbol i) {
        return its().elementwise() ? Terms.multiply(mask(k), Terms.entry(symbol(), k), Terms.delta(k, i))
                : slope(k, Terms.entry(letters.logit(layer), i)).derivative().value();
    }

    private Symbol symbol() {
        return Terms.symbol("slope'", letters.logit(layer).sort());
    }

    /// What the symbol stands for.
    Optional<ChainRule.Stand> kept(Symbol k) {
        return unit.map(s -> {
            Expr zk = Terms.entry(letters.logit(layer), k);
            Expr meaning = Terms.lambda(List.of(k), s.at(zk));
            Theorem defined = Logic.generalise(Logic.instantiate(Derivatives.defined(s.theorem(), true), Substitution.of(s.logit(), zk)), k);
            return new ChainRule.Stand(symbol(), meaning, Optional.of(meaning), defined);
        });
    }
}
