package org.backproof.algebra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backproof.evaluate.DoubleEvaluation;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Terms;
import org.backproof.kernel.ConstantSign;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Rational numbers below and above a constant: `log 2 − 0.69 > 0` and `0.70 − log 2 > 0`.
final class ConstantBounds {
    private static final long DIGITS = 100;
    private static final double LARGEST = 1e6;

    private ConstantBounds() {
    }

    /// Both bounds; none of a term with symbols, of a number, or of a large constant.
    static List<Theorem> of(Expr e) {
        if (!(e instanceof Apply || e instanceof Pow) || e.facts().size() > 20 || !Free.symbols(e).isEmpty()) {
            return List.of();
        }
        double value = new DoubleEvaluation(Map.of(), Map.of()).value(e) * DIGITS;
        if (!(Math.abs(value) < LARGEST * DIGITS)) {
            return List.of();
        }
        Expr below = Terms.num(Rational.of((long) Math.floor(value), DIGITS));
        Expr above = Terms.num(Rational.of((long) Math.ceil(value), DIGITS));
        return Stream.of(Terms.subtract(e, below), Terms.subtract(above, e)).flatMap(t -> Prop.positive(t) instanceof Compare c ? ConstantSign.of(c).stream() : Stream.empty()).toList();
    }
}
