package org.backproof.evaluate;

import java.math.BigInteger;
import java.util.Map;
import org.backproof.numeric.Rational;

/// The known values of the circular functions and their inverses.
final class Angles {
    private static final Rational HALF = Rational.HALF;
    private static final Exact HALF_ROOT_2 = new Exact(Rational.ZERO, HALF, 2);
    private static final Exact HALF_ROOT_3 = new Exact(Rational.ZERO, HALF, 3);
    /// sin(kπ/12) for k up to 6
    private static final Map<Integer, Exact> SINES = Map.of(0, Exact.ZERO, 2, Exact.of(HALF), 3, HALF_ROOT_2, 4, HALF_ROOT_3, 6, Exact.of(Rational.ONE));

    private Angles() {
    }

    /// The value of a function where it is known, else null.
    static Exact value(String function, Exact x) {
        return switch (function) {
            case "sin" -> x.isAngle() ? sine(x.b()) : null;
            case "cos" -> x.isAngle() ? sine(x.b().add(HALF)) : null;
            case "asin" -> x.isRational() ? arcsine(x.a()) : null;
            case "acos" -> x.isRational() && arcsine(x.a()) != null ? Exact.turns(HALF).plus(Exact.turns(arcsine(x.a()).b().negate())) : null;
            case "atan" -> x.isRational() && x.a().abs().isOne() ? Exact.turns(Rational.of(x.a().signum(), 4)) : null;
            default -> null;
        };
    }

    /// sin(qπ), from sin(π − x) = sin x = −sin(π + x).
    private static Exact sine(Rational q) {
        Rational twelfths = q.multiply(Rational.of(12));
        if (!twelfths.isInteger()) {
            return null;
        }
        int k = twelfths.numerator().mod(BigInteger.valueOf(24)).intValueExact();
        Exact sine = SINES.get(k % 12 <= 6 ? k % 12 : 12 - k % 12);
        return sine == null || k < 12 ? sine : sine.times(Exact.of(Rational.MINUS_ONE));
    }

    private static Exact arcsine(Rational x) {
        return x.isZero() ? Exact.ZERO : x.abs().isOne() ? Exact.turns(Rational.of(x.signum(), 2))
                : x.abs().equals(HALF) ? Exact.turns(Rational.of(x.signum(), 6)) : null;
    }
}
