package org.backproof.emit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;

/// Conditions on data as a program tests them: equations up to rounding.
final class Conditions {
    /// For sums of labels in float32.
    private static final String TOLERANCE = "1e-5";

    private Conditions() {
    }

    /// The names in the condition.
    static Set<String> names(Prop p) {
        return Free.symbols(p).stream().map(Symbol::name).collect(Collectors.toSet());
    }

    /// @param abs the absolute value of the target
    static String text(Prop p, Formula formula, String abs) {
        return switch (p) {
            case Prop.Compare c when c.sign() == Prop.Sign.ZERO -> abs + "(" + formula.of(c.term()) + ") < " + TOLERANCE;
            case Prop.And(List<Prop> parts) -> parts.stream().map(q -> "(" + text(q, formula, abs) + ")").collect(Collectors.joining(" & "));
            case Prop _ -> formula.of(p);
        };
    }
}
