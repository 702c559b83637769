package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// What has a derivative of one sign on an interval is monotonic there, by the mean value theorem.
public final class Monotonicity {
    private Monotonicity() {
    }

    /// From `H ⊢ D_x e = v` and `G ⊢ v > 0`, where c doesn't mention x: `H, G, H[x := c], G[x := c], x − c > 0 ⊢ e − e[x := c] > 0`;
    /// and with `≥` in all three places. To the left of c it is `c − x` and `−v` instead. `x − c > 0` may be used in G.
    ///
    /// Each hypothesis in H and G that mentions x is a comparison `> 0` or `≥ 0` of a term linear in x: it holds between x and c
    /// when it holds at both, and so does H, G between them, and H at both. (−1/x has a positive derivative left and right of 0,
    /// but x ≠ 0 is no interval.)
    public static Theorem from(Expr c, boolean right, Theorem derivative, Theorem slope) {
        Prop.Derivative d = derivative.derivative();
        Logic.require(d.variable() instanceof Symbol s && s.sort() instanceof Sort.Real && !Free.occurs(s, c), "a real variable and a point");
        Symbol x = (Symbol) d.variable();
        Expr ahead = right ? Terms.subtract(x, c) : Terms.subtract(c, x);
        Expr v = right ? d.value() : Terms.negate(d.value());
        Prop.Sign sign = slope.conclusion().equals(Prop.positive(v)) ? Prop.Sign.POSITIVE : Prop.Sign.NONNEGATIVE;
        Logic.require(slope.conclusion().equals(Prop.compare(v, sign)), "the sign of the derivative");
        Prop beyond = Prop.positive(ahead);
        List<Prop> hypotheses = new ArrayList<>(derivative.hypotheses());
        slope.hypotheses().stream().filter(h -> !h.equals(beyond)).forEach(hypotheses::add);
        Logic.require(hypotheses.stream().allMatch(h -> Constancy.interval(h, x)), "an interval");
        Substitution at = Substitution.of(x, c);
        List.copyOf(hypotheses).forEach(h -> hypotheses.add(at.apply(h)));
        hypotheses.add(Prop.compare(ahead, sign));
        return Theorem.make(hypotheses, Prop.compare(Terms.subtract(d.body(), at.apply(d.body())), sign), Rule.MONOTONICITY, derivative, slope);
    }
}
