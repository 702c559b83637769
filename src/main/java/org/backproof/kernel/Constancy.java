package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// What has the derivative 0 on an interval has one value there, by the mean value theorem.
public final class Constancy {
    private Constancy() {
    }

    /// From `H ⊢ D_x e = 0` and `G ⊢ e[x := c] = d`, where c, d and G don't mention x: `H, H[x := c], def c, G ⊢ e = d`.
    ///
    /// Each hypothesis in H that mentions x is a comparison `> 0` or `≥ 0` of a term linear in x. So the values of x that satisfy H
    /// form an interval, which has with x and c all that is between them. (1/x has one derivative left and right of 0, but x ≠ 0 is
    /// no interval.)
    public static Theorem onInterval(Theorem derivative, Theorem value, Expr c) {
        Prop.Derivative d = derivative.derivative();
        Logic.require(d.variable() instanceof Symbol && d.value() == Terms.ZERO, "a derivative that is 0");
        Symbol x = (Symbol) d.variable();
        Substitution at = Substitution.of(x, c);
        Logic.require(!Free.occurs(x, c) && value.left() == at.apply(d.body()) && !Free.occurs(x, value.right()), "a value at one point");
        Logic.require(value.hypotheses().stream().noneMatch(h -> Free.occurs(x, h)), "a value without the variable");
        Logic.require(derivative.hypotheses().stream().allMatch(h -> interval(h, x)), "an interval");
        List<Prop> hypotheses = new ArrayList<>(derivative.hypotheses());
        derivative.hypotheses().forEach(h -> hypotheses.add(at.apply(h)));
        hypotheses.add(Prop.defined(c));
        hypotheses.addAll(value.hypotheses());
        hypotheses.removeIf(Prop.TRUE::equals);
        return Theorem.make(hypotheses, new Prop.Equal(d.body(), value.right()), Rule.CONSTANCY, derivative, value);
    }

    /// Whether the values of x for which the condition holds form an interval, whatever the others are.
    public static boolean interval(Prop p, Symbol x) {
        return !Free.occurs(x, p) || p instanceof Prop.Compare(Expr e, Prop.Sign s)
                && (s == Prop.Sign.POSITIVE || s == Prop.Sign.NONNEGATIVE) && linear(e, x);
    }

    private static boolean linear(Expr e, Symbol x) {
        return !Free.occurs(x, e) || e == x || e instanceof Add a && a.terms().stream().allMatch(t -> linear(t, x))
                || e instanceof Mul m && m.factors().stream().filter(f -> Free.occurs(x, f)).count() == 1
                        && m.factors().stream().allMatch(f -> linear(f, x));
    }
}
