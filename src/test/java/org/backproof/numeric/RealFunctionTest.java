package org.backproof.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every row of the table against values computed elsewhere, by one loop.
class RealFunctionTest {
    private static final Precision P30 = new Precision(30);
    /// Enough to see the square of the smallest radius.
    private static final Precision P60 = new Precision(60);

    @Test
    void everyRowHasReferenceValues() {
        Set<RealFunction> missing = EnumSet.allOf(RealFunction.class);
        Reference.all().forEach(r -> r.row().ifPresent(missing::remove));
        assertThat(missing).isEmpty();
    }

    @Test
    void enclosuresHoldTheValueAndTheDomainIsExact() {
        List<String> wrong = new ArrayList<>();
        for (Reference r : Reference.all()) {
            for (int digits : new int[] {5, 30, 60}) {
                switch (r.evaluate(new Precision(digits))) {
                    case Interval x when r.isDefined() && r.isIn(x) -> {
                    }
                    case Undefined _ when !r.isDefined() -> {
                    }
                    case Enclosure other -> wrong.add(r + " to " + digits + " digits: " + other);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void enclosuresAreAsNarrowAsThePrecision() {
        List<String> wrong = new ArrayList<>();
        for (Reference r : Reference.all()) {
            for (int digits : new int[] {15, 100}) {
                if (r.isDefined() && !r.isHuge() && r.evaluate(new Precision(digits)) instanceof Interval x) {
                    Rational width = x.upper().subtract(x.lower());
                    if (width.compareTo(r.rational().abs().multiply(Rational.parse("1e-" + digits))) > 0) {
                        wrong.add(r + " to " + digits + " digits: " + x);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void anIntervalArgumentCoversItsPoints() {
        List<String> wrong = new ArrayList<>();
        for (Reference r : Reference.all()) {
            for (String radius : List.of("1e-20", "1e-12", "1/7", "2")) {
                for (int side : radius.equals("1e-12") ? new int[] {-1, 0, 1} : new int[] {0}) {
                    Enclosure wide = r.evaluate(P60, around(r, Rational.parse(radius), side));
                    boolean fits = wide instanceof Unclear || r.isDefined() && r.isHuge() || wide instanceof Undefined && !r.isDefined() || wide instanceof Interval x && r.isDefined() && r.isIn(x);
                    if (!fits) {
                        wrong.add(r + " ± " + radius + ", " + side + ": " + wide);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// A box with the arguments at its middle, or at its lower or upper corner.
    private static Enclosure[] around(Reference r, Rational radius, int side) {
        List<Enclosure> box = new ArrayList<>();
        for (Rational x : r.arguments()) {
            box.add(Interval.of(side > 0 ? x : x.subtract(radius), side < 0 ? x : x.add(radius), P60));
        }
        return box.toArray(Enclosure[]::new);
    }

    @Test
    void anArgumentThatKeepsClearOfTheEdgesHasAnInterval() {
        List<String> wrong = new ArrayList<>();
        for (Reference r : Reference.all()) {
            boolean corner = r.function().equals("power") || r.function().equals("atan2") || r.arguments().stream().anyMatch(x -> x.isInteger() || x.denominator().bitLength() > 40);
            boolean near = r.arguments().stream().allMatch(x -> x.abs().compareTo(Rational.of(1000)) < 0);
            if (r.isDefined() && !corner && near && !(r.evaluate(P30, around(r, Rational.parse("1e-25"), 0)) instanceof Interval)) {
                wrong.add(r.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void doublesAreNearTheEnclosure() {
        List<String> wrong = new ArrayList<>();
        for (Reference r : Reference.all()) {
            double[] at = r.arguments().stream().mapToDouble(Rational::doubleValue).toArray();
            Enclosure[] exactly = Arrays.stream(at).mapToObj(x -> Interval.of(exactly(new BigDecimal(x)))).toArray(Enclosure[]::new);
            double approximate = r.approximate(at);
            boolean near = switch (r.evaluate(P30, exactly)) {
                case Interval x when Math.abs(x.midpoint()) < 1e300 && (x.isZero() || Math.abs(x.midpoint()) > 1e-300) -> Math.abs(approximate - x.midpoint()) <= tolerance(r, x.midpoint());
                case Interval _, Unclear _ -> true;
                case Undefined _ -> Double.isNaN(approximate);
            };
            if (!near) {
                wrong.add(r + ": " + approximate);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Rational exactly(BigDecimal x) {
        return Rational.of(x.unscaledValue()).multiply(Rational.of(10).pow(-x.scale()));
    }

    /// A relative 1e-11, or an absolute one for functions whose zeros lie at irrational places.
    private static double tolerance(Reference r, double value) {
        boolean absolute = r.function().equals("lgamma") || r.function().equals("digamma");
        return 1e-11 * (absolute ? Math.max(1, Math.abs(value)) : Math.abs(value));
    }

    @Test
    void vastArgumentsAnswerInTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Rational vast = Rational.parse("1e9999");
        List<Rational> points = List.of(vast, vast.negate(), vast.reciprocal(), vast.reciprocal().negate(), Rational.ONE.add(vast.reciprocal()), Rational.MINUS_ONE.add(vast.reciprocal()));
        for (RealFunction f : RealFunction.values()) {
            for (Rational x : points) {
                Enclosure value = f.evaluate(P30, Collections.nCopies(f.arity(), Interval.of(x)).toArray(Enclosure[]::new));
                assertThat(f.evaluate(P30, Collections.nCopies(f.arity(), value).toArray(Enclosure[]::new))).isNotNull();
            }
            for (double x : List.of(1e3, 1e15, 1e17, 1e300, -1e17 - 0.5, Double.MAX_VALUE, 1e-300, Double.POSITIVE_INFINITY)) {
                assertThat(f.approximate(Collections.nCopies(f.arity(), x).stream().mapToDouble(d -> d).toArray())).isNotNull();
            }
        }
        assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(20_000_000_000L);
    }
}
