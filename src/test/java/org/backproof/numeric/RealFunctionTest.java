package org.backproof.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Every row of the table against values computed elsewhere, by one loop.
class RealFunctionTest {
    private static final Precision P30 = new Precision(30);

    @Test
    void everyRowHasReferenceValues() {
        Set<RealFunction> missing = EnumSet.allOf(RealFunction.class);
        Reference.all().forEach(r -> r.row().ifPresent(missing::remove));
        assertThat(missing).isEmpty();
    }

    @Test
    void enclosuresHoldTheValueAndTheDomainIsExact() {
        SoftAssertions soft = new SoftAssertions();
        for (Reference r : Reference.all()) {
            for (int digits : new int[] {5, 15, 30, 60}) {
                switch (r.evaluate(new Precision(digits))) {
                    case Interval x -> soft.assertThat(r.isDefined() && r.isIn(x)).as("%s to %d digits: %s", r, digits, x).isTrue();
                    case Undefined undefined -> soft.assertThat(r.isDefined()).as("%s: %s", r, undefined).isFalse();
                    case Unclear unclear -> soft.fail("%s: %s", r, unclear);
                }
            }
        }
        soft.assertAll();
    }

    @Test
    void enclosuresAreAsNarrowAsThePrecision() {
        SoftAssertions soft = new SoftAssertions();
        for (Reference r : Reference.all()) {
            for (int digits : new int[] {5, 15, 30, 60, 200}) {
                if (r.isDefined() && !r.isHuge() && r.evaluate(new Precision(digits)) instanceof Interval x) {
                    Rational width = x.upper().subtract(x.lower());
                    soft.assertThat(width).as("%s to %d digits: %s", r, digits, x).isLessThanOrEqualTo(r.rational().abs().multiply(Rational.parse("1e-" + digits)));
                }
            }
        }
        soft.assertAll();
    }

    @Test
    void anIntervalArgumentCoversItsPoints() {
        SoftAssertions soft = new SoftAssertions();
        for (Reference r : Reference.all()) {
            for (String radius : List.of("1e-60", "1e-33", "1e-12", "1/1000", "1/7", "2")) {
                for (int side = -1; side <= 1; side++) {
                    Enclosure wide = r.evaluate(P30, around(r, Rational.parse(radius), side));
                    boolean fits = wide instanceof Unclear || wide instanceof Undefined && !r.isDefined() || wide instanceof Interval x && r.isDefined() && r.isIn(x);
                    soft.assertThat(r.isDefined() && r.isHuge() || fits).as("%s ± %s, %d: %s", r, radius, side, wide).isTrue();
                }
            }
        }
        soft.assertAll();
    }

    /// A box with the arguments at its middle, or at its lower or upper corner.
    private static Enclosure[] around(Reference r, Rational radius, int side) {
        List<Enclosure> box = new ArrayList<>();
        for (Rational x : r.arguments()) {
            box.add(Interval.of(side > 0 ? x : x.subtract(radius), side < 0 ? x : x.add(radius), P30));
        }
        return box.toArray(Enclosure[]::new);
    }

    @Test
    void anArgumentThatKeepsClearOfTheEdgesHasAnInterval() {
        SoftAssertions soft = new SoftAssertions();
        for (Reference r : Reference.all()) {
            boolean corner = r.function().equals("power") || r.function().equals("atan2") || r.arguments().stream().anyMatch(x -> x.isInteger() || x.denominator().bitLength() > 40);
            if (r.isDefined() && !corner && r.arguments().stream().allMatch(x -> x.abs().compareTo(Rational.of(1000)) < 0)) {
                soft.assertThat(r.evaluate(P30, around(r, Rational.parse("1e-25"), 0))).as("%s", r).isInstanceOf(Interval.class);
            }
        }
        soft.assertAll();
    }

    @Test
    void doublesAreNearTheEnclosure() {
        SoftAssertions soft = new SoftAssertions();
        for (Reference r : Reference.all()) {
            double[] at = r.arguments().stream().mapToDouble(Rational::doubleValue).toArray();
            Enclosure[] exactly = java.util.Arrays.stream(at).mapToObj(x -> Interval.of(Rational.of(new java.math.BigDecimal(x).unscaledValue()).multiply(Rational.of(10).pow(-new java.math.BigDecimal(x).scale())))).toArray(Enclosure[]::new);
            double approximate = r.approximate(at);
            switch (r.evaluate(P30, exactly)) {
                case Interval x when Math.abs(x.midpoint()) < 1e300 && (x.isZero() || Math.abs(x.midpoint()) > 1e-300) -> soft.assertThat(approximate).as("%s", r)
                        .isCloseTo(x.midpoint(), org.assertj.core.data.Offset.offset(1e-10 * Math.max(Math.abs(x.midpoint()), r.function().equals("lgamma") || r.function().equals("digamma") ? 1 : 0)));
                case Interval _, Unclear _ -> {
                }
                case Undefined _ -> soft.assertThat(approximate).as("%s", r).isNaN();
            }
        }
        soft.assertAll();
    }

    @Test
    void vastArgumentsAnswerInTime() {
        long start = System.nanoTime();
        Rational vast = Rational.parse("1e9999");
        for (RealFunction f : RealFunction.values()) {
            for (Rational x : List.of(vast, vast.negate(), vast.reciprocal(), vast.reciprocal().negate(), Rational.ONE.add(vast.reciprocal()), Rational.MINUS_ONE.add(vast.reciprocal()))) {
                Enclosure[] arguments = new Enclosure[f.arity()];
                java.util.Arrays.fill(arguments, Interval.of(x));
                assertThat(f.evaluate(P30, arguments)).isNotNull();
                if (f.evaluate(P30, arguments) instanceof Interval y) {
                    f.evaluate(P30, new Enclosure[] {y, y}.length == f.arity() ? new Enclosure[] {y, y} : f.arity() == 1 ? new Enclosure[] {y} : new Enclosure[0]);
                }
            }
        }
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }
}
