package org.backproof.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final long SEED = 20261121;
    private static final Precision COARSE = new Precision(1);

    /// One operation, on rationals and on enclosures.
    private record Operation(String name, java.util.function.BinaryOperator<Rational> exact, Certified certified) {
        interface Certified {
            Enclosure apply(Enclosure a, Enclosure b, Precision precision);
        }
    }

    private static final List<Operation> OPERATIONS = List.of(new Operation("+", Rational::add, Enclosure::add), new Operation("-", Rational::subtract, Enclosure::subtract),
            new Operation("*", Rational::multiply, Enclosure::multiply), new Operation("/", Rational::divide, Enclosure::divide));

    private static Rational random(Random random) {
        BigInteger n = new BigInteger(1 + random.nextInt(70), random).subtract(new BigInteger(1 + random.nextInt(70), random));
        BigInteger d = new BigInteger(1 + random.nextInt(70), random).add(BigInteger.ONE);
        return random.nextInt(8) == 0 ? Rational.of(random.nextInt(5) - 2) : Rational.of(n, d);
    }

    /// At 11 bits every result is rounded, so a rounding in the wrong direction shows at once.
    @Test
    void everyPointOfTheArgumentsHasItsResultInside() {
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            Rational[] x = {random(random), random(random), random(random), random(random)};
            Interval a = sorted(x[0], x[1], i % 3 == 0);
            Interval b = sorted(x[2], x[3], i % 5 == 0);
            for (Operation operation : OPERATIONS) {
                Enclosure result = operation.certified.apply(a, b, COARSE);
                for (Rational p : List.of(a.lower(), a.upper(), a.lower().add(a.upper()).divide(Rational.TWO))) {
                    for (Rational q : List.of(b.lower(), b.upper(), b.lower().add(b.upper()).divide(Rational.TWO))) {
                        boolean pole = operation.name.equals("/") && q.isZero();
                        boolean fits = switch (result) {
                            case Interval y -> !pole && y.contains(operation.exact.apply(p, q));
                            case Undefined _ -> pole;
                            case Unclear _ -> operation.name.equals("/") && b.contains(Rational.ZERO);
                        };
                        if (!fits) {
                            fail("%s %s %s = %s at %s, %s; seed %d", a, operation.name, b, result, p, q, SEED);
                        }
                    }
                }
            }
        }
    }

    private static Interval sorted(Rational a, Rational b, boolean point) {
        return point ? Interval.of(a) : a.compareTo(b) < 0 ? Interval.of(a, b, COARSE) : Interval.of(b, a, COARSE);
    }

    @Test
    void resultsAreTight() {
        Random random = new Random(SEED);
        Rational tolerance = Rational.parse("1e-30");
        for (int i = 0; i < 500; i++) {
            Interval a = third(random(random));
            Interval b = third(random(random));
            for (Operation operation : OPERATIONS) {
                if (operation.certified.apply(a, b, Precision.DEFAULT) instanceof Interval y && a.sign() == b.sign() && !operation.name.equals("-")) {
                    assertThat(y.upper().subtract(y.lower())).isLessThanOrEqualTo(y.upper().abs().add(y.lower().abs()).multiply(tolerance));
                }
            }
        }
    }

    /// A number that is not exactly known.
    private static Interval third(Rational x) {
        Rational third = x.divide(Rational.of(3));
        return Interval.of(third, third.add(Rational.parse("1e-60").multiply(third.abs())), Precision.DEFAULT);
    }

    @Test
    void rationalsStayExact() {
        Enclosure third = Interval.of(Rational.of(1, 3));
        assertThat(third.add(third, COARSE).add(third, COARSE)).isEqualTo(Interval.ONE);
        assertThat(third.subtract(third, COARSE).sign()).isEqualTo(Sign.ZERO);
        assertThat(Interval.of(Rational.of(9, 4)).pow(Rational.of(-3, 2), COARSE)).isEqualTo(Interval.of(Rational.of(8, 27)));
    }

    /// A comparison of a value with itself off in the 29th digit is not inside: the loops above can fail.
    @Test
    void aWrongValueIsSeen() {
        for (Reference r : Reference.all()) {
            if (r.isDefined() && !r.isHuge() && !r.rational().isZero() && r.evaluate(Precision.DEFAULT) instanceof Interval x && !x.isExact()) {
                Rational wrong = r.rational().multiply(Rational.ONE.add(Rational.parse("1e-29")));
                assertThat(new Reference(r.function(), r.arguments(), wrong.toString()).isIn(x)).isFalse();
            }
        }
    }

    @Test
    void summandsFarApartAreAddedInTime() {
        Enclosure large = RealFunction.EXP.evaluate(COARSE, Interval.of(1_000_000_000));
        Enclosure small = RealFunction.EXP.evaluate(COARSE, Interval.of(-1_000_000_000));
        Enclosure one = Interval.ONE;
        assertThat(one.add(small, COARSE)).isInstanceOfSatisfying(Interval.class, x -> assertThat(x.contains(Rational.ONE.add(Rational.parse("1e-9999")))).isTrue());
        assertThat(one.subtract(small, COARSE)).isInstanceOfSatisfying(Interval.class, x -> assertThat(x.contains(Rational.ONE.subtract(Rational.parse("1e-9999")))).isTrue());
        assertThat(large.subtract(small, COARSE).sign()).isEqualTo(Sign.POSITIVE);
        assertThat(small.subtract(large, COARSE).sign()).isEqualTo(Sign.NEGATIVE);
        assertThat(large.multiply(small, COARSE)).isInstanceOfSatisfying(Interval.class, x -> assertThat(x.contains(Rational.ONE)).isTrue());
    }

    @Test
    void whatIsUndefinedStaysUndefined() {
        Enclosure undefined = Interval.ONE.divide(Interval.ZERO, COARSE);
        Enclosure unclear = Interval.ONE.divide(Interval.of(Rational.MINUS_ONE, Rational.ONE, COARSE), COARSE);
        assertThat(undefined).isInstanceOf(Undefined.class);
        assertThat(unclear).isInstanceOf(Unclear.class);
        assertThat(Interval.ZERO.multiply(undefined, COARSE)).isInstanceOf(Undefined.class);
        assertThat(unclear.add(undefined, COARSE)).isInstanceOf(Undefined.class);
        assertThat(undefined.pow(Rational.ZERO, COARSE)).isInstanceOf(Undefined.class);
        assertThat(Interval.ZERO.multiply(unclear, COARSE)).isInstanceOf(Unclear.class);
        assertThat(Enclosure.certainlyDiffers(undefined, Interval.ONE)).isFalse();
    }

    @Test
    void differencesAreCertain() {
        Enclosure e = RealFunction.E.evaluate(Precision.DEFAULT);
        assertThat(Enclosure.certainlyDiffers(e, Interval.of(Rational.parse("2.718281828459045235360287471")))).isTrue();
        assertThat(Enclosure.certainlyDiffers(e, Interval.of(Rational.parse("2.71828182845904523536028747135266249775724709")))).isFalse();
        assertThat(Enclosure.certainlyDiffers(Interval.of(Rational.parse("1e-500")), Interval.ZERO)).isTrue();
        assertThat(Enclosure.certainlyDiffers(e, e)).isFalse();
        assertThat(RealFunction.SIN.evaluate(Precision.DEFAULT, RealFunction.PI.evaluate(Precision.DEFAULT)).sign()).isEqualTo(Sign.UNKNOWN);
    }

    @Test
    void decimalsShowCertainDigitsOnly() {
        assertThat(Interval.of(Rational.of(1, 3)).toShortString(6)).isEqualTo("0.333333");
        assertThat(Interval.of(Rational.of(-5, 4)).toShortString(6)).isEqualTo("-1.25");
        assertThat(Interval.of(Rational.parse("1e-12")).toShortString(6)).isEqualTo("1e-12");
        assertThat(Interval.of(123456789).toShortString(6)).isEqualTo("123456789");
        assertThat(text(RealFunction.PI)).isEqualTo("3.14159");
        assertThat(text(RealFunction.EXP, Interval.of(-30))).isEqualTo("9.35762e-14");
        assertThat(text(RealFunction.EXP, Interval.of(1_000_000_000))).isEqualTo("8.00298e434294481");
        assertThat(text(RealFunction.LOG, Interval.of(1))).isEqualTo("0");
        assertThat(Interval.of(Rational.parse("0.12341"), Rational.parse("0.12349"), Precision.DEFAULT).toShortString(6)).isEqualTo("0.123");
        assertThat(Interval.of(Rational.parse("-0.1"), Rational.parse("0.25"), Precision.DEFAULT).toShortString(6)).isEqualTo("[-0.100001, 0.25]");
    }

    private static String text(RealFunction function, Enclosure... arguments) {
        return ((Interval) function.evaluate(Precision.DEFAULT, arguments)).toShortString(6);
    }
}
