package org.backproof.evaluate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.numeric.Rational;

/// Arithmetic with one unknown, all else being numbers. On the way it notes the critical values of the unknown: where a
/// guard, a divisor, or the argument of a root or a logarithm is 0, and the edges of other domains.
final class UnivariateArithmetic implements Arithmetic<Univariate> {
    private final Set<Exact> critical = new LinkedHashSet<>();

    Set<Exact> critical() {
        return critical;
    }

    private void note(Univariate u) {
        critical.addAll(u.roots());
    }

    private void note(Univariate u, long value) {
        note(u.add(Univariate.of(Rational.of(-value))));
    }

    @Override
    public Univariate rational(Rational value) {
        return Univariate.of(value);
    }

    @Override
    public Univariate exact(Exact value) {
        return value.isRational() ? Univariate.of(value.a()) : Univariate.OTHER;
    }

    @Override
    public Univariate undefined(String reason) {
        return Univariate.OTHER;
    }

    @Override
    public Univariate add(Univariate a, Univariate b) {
        return a.add(b);
    }

    @Override
    public Univariate multiply(Univariate a, Univariate b) {
        return a.multiply(b);
    }

    @Override
    public Univariate power(Univariate base, Univariate exponent) {
        Rational n = exponent.constant();
        boolean natural = n != null && n.isInteger() && n.signum() >= 0;
        if (!natural) {
            note(base);
            note(exponent);
            note(exponent, 1);
        }
        if (!base.isPolynomial() || n == null || !n.isInteger() || n.abs().compareTo(Rational.of(16)) > 0) {
            return Univariate.OTHER;
        }
        Rational b = base.constant();
        if (b != null) {
            return b.isZero() && n.signum() < 0 ? Univariate.OTHER : Univariate.of(b.pow(n.intValueExact()));
        }
        Univariate power = natural ? Univariate.of(Rational.ONE) : Univariate.OTHER;
        for (int i = 0; i < n.intValueExact() && power.isPolynomial(); i++) {
            power = power.multiply(base);
        }
        return power;
    }

    @Override
    public Univariate primitive(Function.Primitive function, List<Univariate> arguments) {
        if (arguments.size() == 1) {
            Univariate x = arguments.getFirst();
            switch (function.name()) {
                case "log" -> note(x);
                case "asin", "acos" -> {
                    note(x, 1);
                    note(x, -1);
                }
                case "gamma", "lgamma", "digamma", "trigamma" -> {
                    note(x);
                    note(x, -1);
                }
                default -> {
                }
            }
            Rational c = x.constant();
            if (c != null) {
                return switch (function.name()) {
                    case "exp", "cos" -> c.isZero() ? Univariate.of(Rational.ONE) : Univariate.OTHER;
                    case "sin", "atan", "asin", "erf" -> c.isZero() ? x : Univariate.OTHER;
                    case "log" -> c.isOne() ? Univariate.of(Rational.ZERO) : Univariate.OTHER;
                    default -> Univariate.OTHER;
                };
            }
        }
        return Univariate.OTHER;
    }

    @Override
    public Univariate largest(List<Univariate> values) {
        for (int i = 1; i < values.size(); i++) {
            note(values.get(i).add(values.get(i - 1).multiply(Univariate.of(Rational.MINUS_ONE))));
        }
        return values.size() == 1 ? values.getFirst() : Univariate.OTHER;
    }

    @Override
    public Univariate derivative(Univariate at, UnaryOperator<Univariate> body) {
        Univariate value = body.apply(at);
        return value.isPolynomial() && at.equals(Univariate.UNKNOWN) ? value.derivative() : Univariate.OTHER;
    }

    @Override
    public Univariate undecided(Supplier<Univariate> then, Supplier<Univariate> otherwise) {
        Univariate a = then.get();
        Univariate b = otherwise.get();
        note(a.add(b.multiply(Univariate.of(Rational.MINUS_ONE))));
        return Univariate.OTHER;
    }

    @Override
    public Decision compare(Univariate value, Prop.Sign sign) {
        Rational c = value.constant();
        if (c == null) {
            note(value);
            return Decision.UNKNOWN;
        }
        return Decision.of(sign.holds(c));
    }

    @Override
    public Decision whole(Univariate value) {
        Rational c = value.constant();
        return c == null ? Decision.UNKNOWN : Decision.of(c.isInteger());
    }

    @Override
    public Decision equal(Univariate a, Univariate b) {
        return compare(a.add(b.multiply(Univariate.of(Rational.MINUS_ONE))), Prop.Sign.ZERO);
    }

    @Override
    public Decision defined(Univariate value) {
        return value.constant() != null ? Decision.HOLDS : Decision.UNKNOWN;
    }

    @Override
    public OptionalInt integer(Univariate value) {
        Rational c = value.constant();
        return c != null && c.isInteger() && c.isSmall() && c.abs().compareTo(Rational.of(Integer.MAX_VALUE)) < 0
                ? OptionalInt.of(c.intValueExact())
                : OptionalInt.empty();
    }
}
