package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;

/// Derivatives at a zero of a guard g, from what a term is to both sides of it. That g is differentiable makes it defined near
/// the point, and where its derivative is not 0, the point is its only zero near by and both its signs occur there.
public final class OneSided {

    /// What the term f is on one side: `H, g > 0 ⊢ f = a`, with `D_x a = v`.
    ///
    /// @param positive whether the side is where g > 0; else where −g > 0
    public record Side(boolean positive, Theorem equation, Theorem derivative) {
        private Expr body() {
            return derivative.derivative().body();
        }

        /// The hypotheses of the equation but for the side itself; the others hold near the point.
        private List<Prop> hypotheses(Expr g, Expr x, List<Theorem> continuous) {
            Prop here = Prop.positive(positive ? g : Terms.negate(g));
            Logic.require(equation.right() == body() && derivative.derivative().variable() == x, "the derivative of the side");
            List<Prop> all = new ArrayList<>(Derivatives.near(
                    equation.hypotheses().stream().filter(h -> !h.equals(here)).toList(), x, continuous));
            all.addAll(derivative.hypotheses());
            return all;
        }
    }

    private OneSided() {
    }

    /// Both sides meet smoothly: from `f = a` where g > 0, `f = b` where g < 0, `f = a` or `f = b` where g = 0, `a = b` at the
    /// point, `D_x a = v` and `D_x b = v`, and that g is differentiable: `D_x f = v`.
    ///
    /// @param guard    `D_x g = w`
    /// @param boundary about f where g = 0; if there is a slope, it need only hold at the point
    /// @param slope    `w ≠ 0`, at the point; or null
    public static Theorem glue(Theorem guard, Side right, Side left, Theorem boundary, Theorem slope, Theorem meet,
            List<Theorem> continuous) {
        Prop.Derivative g = guard.derivative();
        Prop.Derivative a = right.derivative.derivative();
        Prop.Derivative b = left.derivative.derivative();
        Logic.require(right.positive && !left.positive && right.equation.left() == left.equation.left()
                && boundary.left() == right.equation.left() && (boundary.right() == a.body() || boundary.right() == b.body()),
                "a term to both sides");
        Logic.require(a.value() == b.value() && meet.left() == a.body() && meet.right() == b.body(), "sides that meet smoothly");
        List<Prop> hypotheses = new ArrayList<>(guard.hypotheses());
        hypotheses.addAll(right.hypotheses(g.body(), g.variable(), continuous));
        hypotheses.addAll(left.hypotheses(g.body(), g.variable(), continuous));
        if (slope == null) {
            Prop zero = Prop.zero(g.body());
            hypotheses.addAll(Derivatives.near(boundary.hypotheses().stream().filter(h -> !h.equals(zero)).toList(), g.variable(), continuous));
        } else {
            Logic.require(slope.conclusion().equals(Prop.nonzero(g.value())), "a slope that is not 0");
            hypotheses.addAll(slope.hypotheses());
            hypotheses.addAll(boundary.hypotheses());
        }
        hypotheses.addAll(meet.hypotheses());
        return Theorem.make(hypotheses, new Prop.Derivative(right.equation.left(), g.variable(), a.value()), Rule.DERIVATIVE_KINK,
                premises(guard, slope, right.equation, right.derivative, left.equation, left.derivative, boundary, meet));
    }

    /// A differentiable term has the value and the slope of either side: from `def (D_x f)`, `D_x g = w`, `g = 0`, `w ≠ 0`, and
    /// `f = a` where g > 0, `D_x a = v`: `D_x f = v`.
    public static Theorem derivative(Theorem differentiable, Theorem guard, Theorem zero, Theorem slope, Side side, List<Theorem> continuous) {
        List<Prop> hypotheses = atZero(differentiable, guard, zero, slope, side, continuous);
        Prop.Derivative d = side.derivative.derivative();
        return Theorem.make(hypotheses, new Prop.Derivative(side.equation.left(), d.variable(), d.value()), Rule.DERIVATIVE_SIDE,
                differentiable, guard, zero, slope, side.equation, side.derivative);
    }

    /// From the same as [#derivative], since f and a are continuous: `f = a` at the point.
    public static Theorem value(Theorem differentiable, Theorem guard, Theorem zero, Theorem slope, Side side, List<Theorem> continuous) {
        List<Prop> hypotheses = atZero(differentiable, guard, zero, slope, side, continuous);
        return Theorem.make(hypotheses, new Prop.Equal(side.equation.left(), side.body()), Rule.DERIVATIVE_SIDE,
                differentiable, guard, zero, slope, side.equation, side.derivative);
    }

    /// The derivative has no jump (by the mean value theorem): from `def (D_x f)`, `D_x g = w`, `g = 0`, `w ≠ 0`, and
    /// `H, g > 0 ⊢ D_x f = a` with `D_x a = s`, so that a is continuous at the point: `D_x f = a`.
    ///
    /// @param side   about the derivative where g > 0, or where −g > 0
    /// @param smooth `D_x a = s`
    public static Theorem limit(Theorem differentiable, Theorem guard, Theorem zero, Theorem slope, boolean positive, Theorem side,
            Theorem smooth, List<Theorem> continuous) {
        Prop.Derivative g = guard.derivative();
        Prop.Derivative d = side.derivative();
        Logic.require(differentiable.conclusion().equals(Prop.defined(Terms.diff(d.body(), d.variable()))) && d.variable() == g.variable()
                && zero.conclusion().equals(Prop.zero(g.body())) && slope.conclusion().equals(Prop.nonzero(g.value()))
                && smooth.derivative().body() == d.value() && smooth.derivative().variable() == g.variable(), "a zero of the guard");
        Prop here = Prop.positive(positive ? g.body() : Terms.negate(g.body()));
        List<Prop> hypotheses = Theorem.union(differentiable, guard, zero, slope, smooth);
        hypotheses.addAll(Derivatives.near(side.hypotheses().stream().filter(h -> !h.equals(here)).toList(), g.variable(), continuous));
        return Theorem.make(hypotheses, side.conclusion(), Rule.DERIVATIVE_SIDE, differentiable, guard, zero, slope, side, smooth);
    }

    private static List<Prop> atZero(Theorem differentiable, Theorem guard, Theorem zero, Theorem slope, Side side,
            List<Theorem> continuous) {
        Prop.Derivative g = guard.derivative();
        Logic.require(differentiable.conclusion().equals(Prop.defined(Terms.diff(side.equation.left(), g.variable())))
                && zero.conclusion().equals(Prop.zero(g.body())) && slope.conclusion().equals(Prop.nonzero(g.value())), "a zero of the guard");
        List<Prop> hypotheses = Theorem.union(differentiable, guard, zero, slope);
        hypotheses.addAll(side.hypotheses(g.body(), g.variable(), continuous));
        return hypotheses;
    }

    /// A power that vanishes fast: from `D_x u = w` and an exponent r without x: `u = 0, r > 1 ⊢ D_x |u|^r = 0`, where |u| is
    /// `if u > 0 then u else −u`. (|u| ≤ c·|h| near the point, so the power is at most c'·|h|^r.)
    public static Theorem vanishing(Pow p, Theorem inner) {
        Prop.Derivative u = inner.derivative();
        Logic.require(p.base() instanceof Cases c && c.guard().equals(new Prop.Compare(u.body(), Prop.Sign.POSITIVE)) && c.then() == u.body()
                && c.otherwise() == Terms.negate(u.body()) && !Free.occurs(Derivatives.held(u.variable()), p.exponent()), "a power of |u|");
        List<Prop> hypotheses = new ArrayList<>(inner.hypotheses());
        hypotheses.add(Prop.zero(u.body()));
        hypotheses.add(Prop.positive(Terms.subtract(p.exponent(), Terms.ONE)));
        hypotheses.removeIf(Prop.TRUE::equals);
        return Theorem.make(hypotheses, new Prop.Derivative(p, u.variable(), Terms.ZERO), Rule.DERIVATIVE_POWER, inner);
    }

    private static Theorem[] premises(Theorem guard, Theorem slope, Theorem... others) {
        List<Theorem> all = new ArrayList<>(List.of(guard));
        if (slope != null) {
            all.add(slope);
        }
        all.addAll(List.of(others));
        return all.toArray(Theorem[]::new);
    }
}
