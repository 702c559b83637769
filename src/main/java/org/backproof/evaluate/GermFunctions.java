package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Rational;
import org.backproof.numeric.RealFunction;
import org.backproof.numeric.Unclear;

/// The primitive functions of germs: the value at the constant coefficient, then `n yₙ = Σ k s_k d_(n−k)` for `d = f'(s)`.
final class GermFunctions {
    private final GermRing ring;
    private final GermPower powers;

    GermFunctions(GermRing ring, GermPower powers) {
        this.ring = ring;
        this.powers = powers;
    }

    Germ power(Germ base, Germ exponent) {
        Germ power = powers.of(base, exponent);
        return power != null ? power : unary("exp", ring.multiply(exponent, unary("log", base)));
    }

    Germ apply(String name, List<Germ> arguments) {
        if (arguments.stream().anyMatch(Germ::isBroken)) {
            return arguments.stream().reduce(Germ.ZERO, ring::add);
        }
        return switch (arguments.size()) {
            case 0 -> name.equals("pi") ? new Germ.Constant(number(name), Rational.ONE) : Germ.of(number(name));
            case 1 -> unary(name, arguments.getFirst());
            default -> arguments.stream().allMatch(a -> a instanceof Germ.Constant)
                    ? Germ.of(number(name, arguments.stream().map(a -> ((Germ.Constant) a).value()).toArray(Enclosure[]::new)))
                    : Germ.unclear("no series for " + name);
        };
    }

    private Enclosure number(String name, Enclosure... arguments) {
        return RealFunction.named(name).map(f -> f.evaluate(ring.precision, arguments)).orElseGet(() -> new Unclear("no values for " + name));
    }

    private Germ unary(String name, Germ x) {
        if (x instanceof Germ.Constant c) {
            return constant(name, c);
        }
        Germ.Series s = (Germ.Series) x;
        Germ outside = outside(name, s);
        if (outside != null) {
            return outside;
        }
        if (s.valuation() < 0) {
            return Germ.unclear(name + " of an unbounded argument");
        }
        if (s.end() < 1) {
            return Germ.unclear("a higher order");
        }
        Germ first = unary(name, s.coefficient(s.level(), 0));
        if (first.isUndefined()) {
            return edge(s, name);
        }
        return first.isBroken() ? first : series(name, s, first);
    }

    private Germ constant(String name, Germ.Constant c) {
        if (c.turns() != null) {
            Germ exact = switch (name) {
                case "sin" -> Angles.sin(c.turns());
                case "cos" -> Angles.sin(c.turns().add(Rational.HALF));
                default -> null;
            };
            if (exact != null) {
                return exact;
            }
        }
        return Germ.of(number(name, c.value()));
    }

    /// The answer where the argument is near the edge of the domain or beyond it; null where it is inside.
    private Germ outside(String name, Germ.Series s) {
        return switch (name) {
            case "log" -> switch (ring.sign(s)) {
                case POSITIVE -> s.valuation() == 0 ? null : Germ.unclear("the logarithm near 0");
                case NEGATIVE, ZERO -> Germ.undefined("the logarithm of a number that is not positive");
                case UNKNOWN -> Germ.unclear("the sign of the argument of a logarithm");
            };
            case "asin", "acos" -> switch (ring.sign(oneMinusSquare(s))) {
                case POSITIVE -> null;
                case NEGATIVE -> Germ.undefined(name + " beyond 1");
                case ZERO, UNKNOWN -> Germ.unclear(name + " near 1");
            };
            default -> null;
        };
    }

    private Germ edge(Germ.Series s, String name) {
        if (ring.infinitesimal(s.level()).twoSided()) {
            throw new Singular(s.level());
        }
        return Germ.unclear(name + " near the edge of its domain");
    }

    private Germ oneMinusSquare(Germ s) {
        return ring.subtract(Germ.ONE, ring.multiply(s, s));
    }

    /// d = f'(s) for the functions whose derivative does not need themselves.
    private Germ rate(String name, Germ s) {
        return switch (name) {
            case "log" -> powers.of(s, Germ.of(Rational.MINUS_ONE));
            case "atan" -> powers.of(ring.add(Germ.ONE, ring.multiply(s, s)), Germ.of(Rational.MINUS_ONE));
            case "asin" -> powers.of(oneMinusSquare(s), Germ.of(Rational.of(-1, 2)));
            case "acos" -> ring.negate(powers.of(oneMinusSquare(s), Germ.of(Rational.of(-1, 2))));
            case "erf" -> {
                Germ scale = ring.multiply(Germ.of(Rational.TWO), powers.of(apply("pi", List.of()), Germ.of(Rational.of(-1, 2))));
                yield ring.multiply(scale, unary("exp", ring.negate(ring.multiply(s, s))));
            }
            case "lgamma" -> unary("digamma", s);
            case "digamma" -> unary("trigamma", s);
            default -> Germ.unclear("the derivative of " + name);
        };
    }

    private Germ series(String name, Germ.Series s, Germ first) {
        int count = Math.min(s.end(), ring.infinitesimal(s.level()).order());
        return switch (name) {
            case "exp" -> integrate(s, first, count, Germ.ONE, Germ.ZERO, true);
            case "sin" -> waves(s, first, unary("cos", s.coefficient(s.level(), 0)), count).getFirst();
            case "cos" -> waves(s, unary("sin", s.coefficient(s.level(), 0)), first, count).getLast();
            case "gamma" -> integrate(s, first, count, unary("digamma", s), Germ.ZERO, true);
            default -> {
                Germ rate = rate(name, s);
                yield rate.isUndefined() || rate instanceof Germ.Series r && r.level() == s.level() && r.valuation() < 0
                        ? Germ.unclear(name + " near the edge of its domain")
                        : integrate(s, first, count, Germ.ONE, rate, false);
            }
        };
    }

    /// The sine and the cosine of s.
    private List<Germ> waves(Germ.Series s, Germ sin0, Germ cos0, int count) {
        List<Germ> sin = new ArrayList<>(List.of(sin0));
        List<Germ> cos = new ArrayList<>(List.of(cos0));
        for (int n = 1; n < count; n++) {
            Germ a = Germ.ZERO;
            Germ b = Germ.ZERO;
            for (int k = 1; k <= n; k++) {
                Germ slope = ring.multiply(Germ.of(Rational.of(k, n)), s.coefficient(s.level(), k));
                a = ring.add(a, ring.multiply(slope, cos.get(n - k)));
                b = ring.subtract(b, ring.multiply(slope, sin.get(n - k)));
            }
            sin.add(a);
            cos.add(b);
        }
        return List.of(ring.normal(s.level(), 0, sin, false), ring.normal(s.level(), 0, cos, false));
    }

    /// y' = s'·(y·factor) where `self`, else y' = s'·rate.
    private Germ integrate(Germ.Series s, Germ first, int count, Germ factor, Germ rate, boolean self) {
        List<Germ> y = new ArrayList<>(List.of(first));
        int level = s.level();
        for (int n = 1; n < count; n++) {
            Germ sum = Germ.ZERO;
            for (int k = 1; k <= n; k++) {
                Germ slope = ring.multiply(Germ.of(Rational.of(k, n)), s.coefficient(level, k));
                sum = ring.add(sum, ring.multiply(slope, self ? product(y, factor, level, n - k) : rate.coefficient(level, n - k)));
            }
            y.add(sum);
        }
        return ring.normal(level, 0, y, false);
    }

    /// Coefficient n of y·factor.
    private Germ product(List<Germ> y, Germ factor, int level, int n) {
        Germ sum = Germ.ZERO;
        for (int i = 0; i <= n; i++) {
            sum = ring.add(sum, ring.multiply(y.get(i), factor.coefficient(level, n - i)));
        }
        return sum;
    }

    /// Exact values.
    private static final class Angles {
        /// sin(qπ), where it is rational; null elsewhere.
        static Germ sin(Rational q) {
            Rational sixths = q.multiply(Rational.of(6));
            if (!sixths.isInteger()) {
                return null;
            }
            return switch (sixths.numerator().mod(java.math.BigInteger.valueOf(12)).intValueExact()) {
                case 0, 6 -> Germ.ZERO;
                case 1, 5 -> Germ.of(Rational.HALF);
                case 3 -> Germ.ONE;
                case 7, 11 -> Germ.of(Rational.HALF.negate());
                case 9 -> Germ.of(Rational.MINUS_ONE);
                default -> null;
            };
        }
    }
}
