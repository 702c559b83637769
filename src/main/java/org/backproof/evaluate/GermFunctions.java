package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.numeric.RealFunction;
import org.backproof.numeric.Unclear;

/// The primitive functions of germs: the value at the constant coefficient, and from there the integral of `f'(s)·s'`.
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
            case 0 -> name.equals("pi") ? new Germ.Constant(number(name), Exact.turns(Rational.ONE)) : Germ.of(number(name));
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
            return name.equals("atan") ? arctangentOfLarge(s) : Germ.unclear(name + " of an unbounded argument");
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

    /// atan s = ±π/2 − atan(1/s), by the sign of s.
    private Germ arctangentOfLarge(Germ.Series s) {
        return switch (ring.sign(s)) {
            case POSITIVE -> ring.subtract(exact(Exact.turns(Rational.HALF)), unary("atan", powers.of(s, Germ.of(Rational.MINUS_ONE))));
            case NEGATIVE -> ring.negate(arctangentOfLarge((Germ.Series) ring.negate(s)));
            case ZERO, UNKNOWN -> Germ.unclear("atan of an unbounded argument of unknown sign");
        };
    }

    private Germ constant(String name, Germ.Constant c) {
        Exact exact = c.exact() == null ? null : Angles.value(name, c.exact());
        return GermRing.constant(exact != null && exact.isRational() ? Interval.of(exact.a()) : number(name, c.value()), exact);
    }

    /// The number as an interval, with its exact form.
    Germ exact(Exact x) {
        if (x.isRational()) {
            return Germ.of(x.a());
        }
        Germ root = x.radicand() == 0 ? apply("pi", List.of()) : powers.of(Germ.of(Rational.of(x.radicand())), Germ.of(Rational.HALF));
        return ring.add(Germ.of(x.a()), ring.multiply(Germ.of(x.b()), root));
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
            case "exp" -> exponential(s, first, count, Germ.ONE);
            case "sin" -> waves(s, first, unary("cos", s.coefficient(s.level(), 0)), count).getFirst();
            case "cos" -> waves(s, unary("sin", s.coefficient(s.level(), 0)), first, count).getLast();
            case "gamma" -> exponential(s, first, count, unary("digamma", s));
            default -> antiderivative(s, first, rate(name, s), name);
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

    /// y with y' = s'·y·factor: `n yₙ = Σ k s_k (y·factor)_(n−k)`.
    private Germ exponential(Germ.Series s, Germ first, int count, Germ factor) {
        List<Germ> y = new ArrayList<>(List.of(first));
        int level = s.level();
        for (int n = 1; n < count; n++) {
            Germ sum = Germ.ZERO;
            for (int k = 1; k <= n; k++) {
                Germ slope = ring.multiply(Germ.of(Rational.of(k, n)), s.coefficient(level, k));
                sum = ring.add(sum, ring.multiply(slope, product(y, factor, level, n - k)));
            }
            y.add(sum);
        }
        return ring.normal(level, 0, y, false);
    }

    /// `first + ∫ rate·s'`, where the integrand has no pole.
    private Germ antiderivative(Germ.Series s, Germ first, Germ rate, String name) {
        int level = s.level();
        List<Germ> slope = new ArrayList<>();
        for (int i = 0; i < s.coefficients().size(); i++) {
            slope.add(ring.multiply(Germ.of(Rational.of(s.valuation() + i)), s.coefficients().get(i)));
        }
        Germ integrand = ring.multiply(rate, ring.normal(level, s.valuation() - 1, slope, s.exact()));
        if (integrand.isBroken()) {
            return integrand.isUndefined() ? Germ.unclear(name + " near the edge of its domain") : ring.normal(level, 0, List.of(first), false);
        }
        Germ.Series d = GermRing.lift(integrand, level);
        if (d.valuation() < 0) {
            return Germ.unclear(name + " near the edge of its domain");
        }
        List<Germ> y = new ArrayList<>();
        for (int i = 0; i < d.coefficients().size(); i++) {
            y.add(ring.multiply(Germ.of(Rational.of(1, d.valuation() + i + 1)), d.coefficients().get(i)));
        }
        return ring.add(first, ring.normal(level, d.valuation() + 1, y, d.exact()));
    }

    /// Coefficient n of y·factor.
    private Germ product(List<Germ> y, Germ factor, int level, int n) {
        Germ sum = Germ.ZERO;
        for (int i = 0; i <= n; i++) {
            sum = ring.add(sum, ring.multiply(y.get(i), factor.coefficient(level, n - i)));
        }
        return sum;
    }
}
