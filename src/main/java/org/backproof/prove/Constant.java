package org.backproof.prove;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Constancy;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Agreement of two terms whose difference is constant on an interval, and 0 at one point of it.
final class Constant {
    private static final int LARGEST = 200;
    private static final List<Expr> POINTS = List.of(Terms.ZERO, Terms.ONE, Terms.MINUS_ONE, Terms.HALF, Terms.num(Rational.of(-1, 2)),
            Terms.TWO, Terms.num(-2));

    private Constant() {
    }

    /// `H ⊢ left = right` with every hypothesis among the facts; empty if none is found.
    static Optional<Theorem> prove(Knowledge knowledge, Expr left, Expr right) {
        Expr difference = Terms.subtract(left, right);
        if (difference.facts().size() > LARGEST || difference.hasDiff()) {
            return Optional.empty();
        }
        for (Symbol x : Free.symbols(difference)) {
            if (x.sort() instanceof Sort.Real) {
                Optional<Theorem> t = in(x, knowledge, difference).map(z -> Equality.fromDifference(z, left, right));
                if (t.isPresent()) {
                    return t;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Theorem> in(Symbol x, Knowledge knowledge, Expr difference) {
        Knowledge held = knowledge.unconditional().inner();
        Knowledge interval = knowledge.unconditional().inner();
        for (Theorem t : knowledge.facts()) {
            Prop p = t.conclusion();
            if (!Free.occurs(x, p)) {
                held.assume(p);
            }
            if (Constancy.interval(p, x)) {
                interval.assume(p);
            }
        }
        Differentiation.attach(interval);
        Optional<Theorem> zero = new Differentiation(interval).derivative(difference, x).map(interval::discharge)
                .flatMap(t -> new Normalizer(interval, Normalizer.Settings.DEEP).equal(t.derivative().value(), Terms.ZERO)
                        .map(v -> interval.discharge(Derivatives.value(t, v))))
                .filter(t -> t.hypotheses().stream().allMatch(h -> Constancy.interval(h, x) && interval.known(h).isPresent()));
        if (zero.isEmpty()) {
            return zero;
        }
        for (Expr c : POINTS) {
            Substitution at = Substitution.of(x, c);
            boolean inside = zero.get().hypotheses().stream().allMatch(h -> held.holds(at.apply(h)));
            Optional<Theorem> value = inside ? new Normalizer(held, Normalizer.Settings.DEEP).equal(at.apply(difference), Terms.ZERO).map(held::discharge)
                    .filter(t -> t.hypotheses().stream().allMatch(h -> !Free.occurs(x, h) && held.holds(h))) : Optional.empty();
            if (value.isPresent()) {
                return value.map(v -> knowledge.discharge(held.discharge(Constancy.onInterval(zero.get(), v, c))))
                        .filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
            }
        }
        return Optional.empty();
    }
}
