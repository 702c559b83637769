package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;

/// That a part of a sum or a product has a derivative, from that the whole and the other parts have one.
public final class Differentiability {
    private Differentiability() {
    }

    /// From `H ⊢ def (D_x Σ uᵢ)` and derivatives of all terms but one: `def (D_x u)` of that one.
    public static Theorem summand(Theorem differentiable, Add a, Expr term, List<Theorem> others) {
        Expr x = ((Diff) ((Prop.Defined) differentiable.conclusion()).term()).variable();
        Logic.require(differentiable.conclusion().equals(Prop.defined(Terms.diff(a, x))), "a sum");
        others(a.terms(), term, others, x);
        return Theorem.make(with(differentiable, others), Prop.defined(Terms.diff(term, x)), Rule.DERIVATIVE_SUM, differentiable);
    }

    /// From `H ⊢ def (D_x c·Π uᵢ)`, derivatives of all factors but one, and that these are not 0: `def (D_x u)` of that one.
    public static Theorem factor(Theorem differentiable, Mul m, Expr factor, List<Theorem> others, List<Theorem> nonzero) {
        Expr x = ((Diff) ((Prop.Defined) differentiable.conclusion()).term()).variable();
        Logic.require(differentiable.conclusion().equals(Prop.defined(Terms.diff(m, x))) && !m.coefficient().isZero(), "a product");
        others(m.factors(), factor, others, x);
        for (Theorem o : others) {
            Logic.require(nonzero.stream().anyMatch(n -> n.conclusion().equals(Prop.nonzero(o.derivative().body()))), "a factor ≠ 0");
        }
        List<Theorem> all = new ArrayList<>(others);
        all.addAll(nonzero);
        return Theorem.make(with(differentiable, all), Prop.defined(Terms.diff(factor, x)), Rule.DERIVATIVE_PRODUCT, differentiable);
    }

    private static void others(List<Expr> parts, Expr part, List<Theorem> others, Expr x) {
        List<Expr> rest = new ArrayList<>(parts);
        Logic.require(rest.remove(part), "a part");
        Logic.require(others.stream().map(o -> o.derivative().body()).toList().equals(rest)
                && others.stream().allMatch(o -> o.derivative().variable() == x), "derivatives of the other parts");
    }

    private static List<Prop> with(Theorem t, List<Theorem> others) {
        List<Prop> hypotheses = new ArrayList<>(t.hypotheses());
        hypotheses.addAll(Theorem.union(others));
        return hypotheses;
    }
}
