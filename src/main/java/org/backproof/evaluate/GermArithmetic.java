package org.backproof.evaluate;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Precision;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Sign;
import org.backproof.numeric.Undefined;

/// Certified arithmetic: real numbers in intervals, and near a point, for derivatives, germs.
final class GermArithmetic implements Arithmetic<Germ> {
    private final GermRing ring;
    private final GermPower powers;
    private final GermFunctions functions;
    private final Slope slope;

    GermArithmetic(Precision precision) {
        this.ring = new GermRing(precision);
        this.powers = new GermPower(ring);
        this.functions = new GermFunctions(ring, powers);
        this.slope = new Slope(ring);
    }

    @Override
    public Germ rational(Rational value) {
        return Germ.of(value);
    }

    @Override
    public Germ exact(Exact value) {
        return functions.exact(value);
    }

    @Override
    public Germ undefined(String reason) {
        return Germ.undefined(reason);
    }

    @Override
    public Germ add(Germ a, Germ b) {
        return ring.add(a, b);
    }

    @Override
    public Germ multiply(Germ a, Germ b) {
        return ring.multiply(a, b);
    }

    @Override
    public Germ power(Germ base, Germ exponent) {
        return functions.power(base, exponent);
    }

    @Override
    public Germ primitive(Function.Primitive function, List<Germ> arguments) {
        return functions.apply(function.name(), arguments);
    }

    @Override
    public Germ largest(List<Germ> values) {
        Germ largest = values.getFirst();
        for (Germ v : values.subList(1, values.size())) {
            largest = larger(largest, v);
        }
        return largest;
    }

    private Germ larger(Germ a, Germ b) {
        if (a.isBroken() || b.isBroken()) {
            return ring.add(a, b);
        }
        return switch (ring.sign(ring.subtract(a, b))) {
            case POSITIVE, ZERO -> a;
            case NEGATIVE -> b;
            case UNKNOWN -> GermRing.interval(a) != null && GermRing.interval(b) != null
                    ? functions.apply("max", List.of(a, b))
                    : Germ.unclear("which entry is the largest");
        };
    }

    @Override
    public Germ derivative(Germ at, UnaryOperator<Germ> body) {
        return slope.of(at, body);
    }

    @Override
    public Germ undecided(Supplier<Germ> then, Supplier<Germ> otherwise) {
        return Germ.unclear("a condition that could not be decided");
    }

    @Override
    public Decision compare(Germ value, Prop.Sign sign) {
        if (value.isBroken()) {
            return value.isUndefined() ? Decision.UNDEFINED : Decision.UNKNOWN;
        }
        Sign s = ring.sign(value);
        if (s == Sign.UNKNOWN) {
            return sign == Prop.Sign.NONNEGATIVE && GermRing.interval(value) instanceof Interval x && isNonNegative(x) ? Decision.HOLDS : Decision.UNKNOWN;
        }
        return Decision.of(switch (sign) {
            case POSITIVE -> s == Sign.POSITIVE;
            case NONNEGATIVE -> s != Sign.NEGATIVE;
            case NONZERO -> s != Sign.ZERO;
            case ZERO -> s == Sign.ZERO;
        });
    }

    private static boolean isNonNegative(Interval x) {
        try {
            return x.lower().signum() >= 0;
        } catch (ArithmeticException tooLarge) {
            return false;
        }
    }

    @Override
    public Decision whole(Germ value) {
        return switch (value) {
            case Germ.Constant(Interval x, _) when x.exact().isPresent() -> Decision.of(x.exact().get().isInteger());
            case Germ.Constant(Interval x, _) -> GermPower.holdsNoInteger(x) ? Decision.FAILS : Decision.UNKNOWN;
            case Germ.Constant(Undefined _, _) -> Decision.UNDEFINED;
            case Germ.Constant _ -> Decision.UNKNOWN;
            case Germ.Series s when ring.infinitesimal(s.level()).twoSided() -> throw new Singular(s.level());
            case Germ.Series _ -> Decision.UNKNOWN;
        };
    }

    @Override
    public Decision equal(Germ a, Germ b) {
        return compare(ring.subtract(a, b), Prop.Sign.ZERO);
    }

    @Override
    public Decision defined(Germ value) {
        return !value.isBroken() ? Decision.HOLDS : value.isUndefined() ? Decision.FAILS : Decision.UNKNOWN;
    }

    @Override
    public OptionalInt integer(Germ value) {
        Rational q = value.rational();
        return q != null && q.isInteger() && q.isSmall() && q.abs().compareTo(Rational.of(Integer.MAX_VALUE)) < 0
                ? OptionalInt.of(q.intValueExact())
                : OptionalInt.empty();
    }
}
