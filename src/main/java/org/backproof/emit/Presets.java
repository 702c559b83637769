package org.backproof.emit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Rational;

/// Default values of parameters as programs have them.
public final class Presets {
    private static final Rational DIGITS = Rational.of(1, 10).pow(20);

    private Presets() {
    }

    /// Those that are numbers, such as `2`, `1/3` and `sqrt(2*pi)`; one that depends on other parameters has to be given.
    public static Map<Symbol, Double> of(Map<Symbol, Expr> defaults) {
        Map<Symbol, Double> out = new LinkedHashMap<>();
        defaults.forEach((s, e) -> number(e).ifPresent(v -> out.put(s, v)));
        return out;
    }

    private static Optional<Double> number(Expr e) {
        if (e instanceof Num n) {
            return Optional.of(n.value().doubleValue());
        }
        return Free.symbols(e).isEmpty() ? new CertifiedEvaluation(Point.EMPTY).value(e, DIGITS).map(i -> i.lower().doubleValue()) : Optional.empty();
    }
}
