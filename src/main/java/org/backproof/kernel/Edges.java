package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// What follows from that a term is differentiable at a point: it is defined near by, so the point is inside of its domain.
public final class Edges {
    private Edges() {
    }

    /// From `G ⊢ u ≥ 0` where G is `def e` alone, `D_x u = w` and `w ≠ 0`: `def (D_x e) ⊢ u > 0`. (Near the point u ≥ 0, so u = 0
    /// there would be a minimum.) The derivative and its slope are needed only where u = 0, so that hypothesis of theirs is dropped.
    public static Theorem interior(Expr e, Theorem domain, Theorem inner, Theorem slope) {
        Prop.Compare u = (Prop.Compare) domain.conclusion();
        Prop.Derivative d = inner.derivative();
        Logic.require(domain.hypotheses().equals(List.of(Prop.defined(e))) && u.sign() == Prop.Sign.NONNEGATIVE
                && d.body() == u.term() && slope.conclusion().equals(Prop.nonzero(d.value())), "an edge of the domain");
        List<Prop> hypotheses = Theorem.union(inner, slope);
        hypotheses.removeIf(Prop.zero(u.term())::equals);
        hypotheses.add(Prop.defined(Terms.diff(e, d.variable())));
        return Theorem.make(hypotheses, Prop.positive(u.term()), Rule.DERIVATIVE_INTERIOR, domain, inner, slope);
    }

    /// A power with a varying exponent is defined near the point only over a base ≥ 0: from `D_x b = v`, `b = 0 ⊢ v ≠ 0`, and derivatives
    /// of the exponent that are not all 0, `D_x a = w₁` near the point, `D_x w₁ = w₂`, …, `w₁² + w₂² + … ≠ 0`: `def (D_x b^a) ⊢ b > 0`.
    /// (The exponent takes values that are no integers, as near as one likes on both sides; a base < 0 stays so near the point, and a base
    /// that is 0 there changes its sign.)
    ///
    /// @param varies `w₁ ≠ 0`, or with several derivatives that the sum of their squares is not 0
    public static Theorem base(Pow p, Theorem base, Theorem slope, List<Theorem> exponent, Theorem varies, List<Theorem> continuous) {
        Prop.Derivative b = base.derivative();
        Expr x = b.variable();
        List<Prop> hypotheses = new ArrayList<>(slope.hypotheses());
        hypotheses.removeIf(Prop.zero(p.base())::equals);
        hypotheses.addAll(Theorem.union(base, varies, exponent.getLast()));
        Expr a = p.exponent();
        List<Expr> squares = new ArrayList<>();
        for (Theorem t : exponent) {
            Logic.require(t.derivative().body() == a && t.derivative().variable() == x, "derivatives of the exponent");
            if (t != exponent.getLast()) {
                hypotheses.addAll(Derivatives.near(t, x, continuous));
            }
            a = t.derivative().value();
            squares.add(Terms.power(a, 2));
        }
        Logic.require(b.body() == p.base() && slope.conclusion().equals(Prop.nonzero(b.value()))
                && varies.conclusion().equals(Prop.nonzero(squares.size() == 1 ? a : Terms.add(squares))), "a power with a varying exponent");
        hypotheses.add(Prop.defined(Terms.diff(p, x)));
        List<Theorem> premises = new ArrayList<>(List.of(base, slope, varies));
        premises.addAll(exponent);
        return Theorem.make(hypotheses, Prop.positive(p.base()), Rule.DERIVATIVE_INTERIOR, premises.toArray(Theorem[]::new));
    }

    /// A power that is differentiable where its base changes sign is defined over negative bases: from `D_x b = v`, `v ≠ 0`, `b = 0` and
    /// an exponent a without the variable: `def (D_x b^a) ⊢ a is an integer`.
    public static Theorem whole(Pow p, Theorem base, Theorem slope, Theorem zero) {
        Prop.Derivative b = base.derivative();
        Logic.require(b.body() == p.base() && slope.conclusion().equals(Prop.nonzero(b.value())) && zero.conclusion().equals(Prop.zero(p.base()))
                && !Free.occurs(Derivatives.held(b.variable()), p.exponent()), "a power over a zero of its base");
        List<Prop> hypotheses = Theorem.union(base, slope, zero);
        hypotheses.add(Prop.defined(Terms.diff(p, b.variable())));
        return Theorem.make(hypotheses, Prop.whole(p.exponent()), Rule.DERIVATIVE_INTERIOR, base, slope, zero);
    }

    /// Under a root that is differentiable at its zero: from `def (D_x u^r)` for a rational 0 < r < 1 and `u = 0`: `D_x u = 0`.
    /// (u^r ≥ 0 has a minimum there, so u^r = o(h), and u = (u^r)^(1/r) = o(h).)
    public static Theorem root(Theorem differentiable, Theorem zero) {
        Diff d = root(differentiable);
        Expr u = ((Pow) d.body()).base();
        Logic.require(zero.conclusion().equals(Prop.zero(u)), "a zero of the base");
        return Theorem.make(Theorem.union(differentiable, zero), new Prop.Derivative(u, d.variable(), Terms.ZERO), Rule.DERIVATIVE_INTERIOR,
                differentiable, zero);
    }

    /// The base of a root has a positive value where the root is differentiable: from `def (D_x u^r)` for a rational 0 < r ≤ 1/2,
    /// `D_x u = w` near the point, `D_x w = s` and `s ≠ 0`: `u > 0`. (u = 0 there would give u^r = o(h), so u = o(h²), but
    /// u = w·h + s·h²/2 + o(h²).) What needs to hold only where u = 0 may use that.
    public static Theorem curved(Theorem differentiable, Theorem first, Theorem second, Theorem bend, List<Theorem> continuous) {
        Diff d = root(differentiable);
        Pow p = (Pow) d.body();
        Prop.Derivative u = first.derivative();
        Prop.Derivative w = second.derivative();
        Logic.require(((Num) p.exponent()).value().compareTo(Rational.HALF) <= 0 && u.body() == p.base() && w.body() == u.value()
                && u.variable() == d.variable() && w.variable() == d.variable()
                && bend.conclusion().equals(Prop.nonzero(w.value())), "a bend of the base");
        List<Prop> hypotheses = new ArrayList<>(Theorem.union(second, bend));
        hypotheses.removeIf(Prop.zero(p.base())::equals);
        hypotheses.addAll(differentiable.hypotheses());
        hypotheses.addAll(Derivatives.near(first, d.variable(), continuous));
        return Theorem.make(hypotheses, Prop.positive(p.base()), Rule.DERIVATIVE_INTERIOR, differentiable, first, second, bend);
    }

    /// What a smooth function of a differentiable term is near the point is differentiable, too: from `def (D_x log u)`: `def (D_x u)`, since
    /// u = exp(log u); from `def (D_x asin u)` or `def (D_x acos u)`: `def (D_x √(1 − u²))`, the cosine of the one and the sine of the other.
    public static Theorem undone(Theorem differentiable) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        Logic.require(d.body() instanceof Apply f && (f.function() == Primitives.LOG || f.function() == Primitives.ASIN || f.function() == Primitives.ACOS), "a function to undo");
        Apply f = (Apply) d.body();
        Expr u = f.arguments().getFirst();
        Expr smooth = f.function() == Primitives.LOG ? u : Terms.sqrt(Terms.subtract(Terms.ONE, Terms.power(u, 2)));
        return Theorem.make(differentiable.hypotheses(), Prop.defined(Terms.diff(smooth, d.variable())), Rule.DERIVATIVE_INTERIOR, differentiable);
    }

    private static Diff root(Theorem differentiable) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        Logic.require(d.body() instanceof Pow p && p.exponent() instanceof Num r && r.value().signum() > 0
                && r.value().compareTo(Rational.ONE) < 0, "a root");
        return d;
    }
}
