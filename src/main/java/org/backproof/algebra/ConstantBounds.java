package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.evaluate.DoubleEvaluation;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Terms;
import org.backproof.kernel.ConstantSign;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// A comparison with a constant, from that with a rational number below it: `6·log 10 − x² > 0` where `13.81 − x² > 0`.
public final class ConstantBounds {
    private static final long DIGITS = 100;
    private static final double LARGEST = 1e6;

    private ConstantBounds() {
    }

    public static Optional<Theorem> compare(Knowledge knowledge, Compare goal) {
        if (!(goal.term() instanceof Add a) || goal.sign() != Sign.POSITIVE && goal.sign() != Sign.NONNEGATIVE) {
            return Optional.empty();
        }
        List<Expr> closed = a.terms().stream().filter(t -> t.facts().size() <= 20 && Free.symbols(t).isEmpty()).toList();
        if (closed.size() == a.terms().size() || closed.stream().allMatch(Num.class::isInstance)) {
            return Optional.empty();
        }
        Expr constant = Terms.add(closed);
        double value = Math.floor(new DoubleEvaluation(Map.of(), Map.of()).value(constant) * DIGITS);
        if (!(Math.abs(value) < LARGEST * DIGITS)) {
            return Optional.empty();
        }
        Expr below = Terms.num(Rational.of((long) value, DIGITS));
        List<Expr> terms = new ArrayList<>(a.terms());
        terms.removeAll(closed);
        terms.add(below);
        Expr smaller = Terms.add(terms);
        if (!(Prop.compare(smaller, goal.sign()) instanceof Compare simpler) || !(Prop.positive(Terms.subtract(constant, below)) instanceof Compare above)
                || knowledge.seemsFalse(simpler)) {
            return Optional.empty();
        }
        return ConstantSign.of(above).flatMap(more -> CertificateSearch.find(knowledge, simpler)
                .flatMap(t -> Certificates.finish(knowledge, a, goal.sign(), List.of(t, more), List.of(product(smaller, t, 0), product(Terms.subtract(constant, below), more, 1)))));
    }

    private static Signs.Product product(Expr e, Theorem t, int fact) {
        return new Signs.Product(Certificates.ratio(e, ((Compare) t.conclusion()).term()), List.of(fact));
    }
}
