package org.backproof.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {
    private static final long SEED = 20261121;

    /// Values at the edge of `long` and far beyond it, where a fast path could overflow.
    private static List<Rational> values() {
        Random random = new Random(SEED);
        List<Rational> values = new ArrayList<>();
        for (long n : new long[] {0, 1, -1, 2, 3, -7, 128, 129, -129, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 1L << 32, 3037000500L}) {
            for (long d : new long[] {1, 2, -3, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE}) {
                values.add(Rational.of(n, d));
            }
        }
        for (int i = 0; i < 12; i++) {
            values.add(Rational.of(new BigInteger(1 + random.nextInt(140), random).subtract(BigInteger.TWO.pow(60)), new BigInteger(1 + random.nextInt(80), random).add(BigInteger.ONE)));
        }
        return values;
    }

    @Test
    void arithmeticIsThatOfFractionsOfBigIntegers() {
        for (Rational a : values()) {
            for (Rational b : values()) {
                BigInteger n = a.numerator();
                BigInteger d = a.denominator();
                BigInteger p = b.numerator();
                BigInteger q = b.denominator();
                check(a.add(b), n.multiply(q).add(p.multiply(d)), d.multiply(q), a, b);
                check(a.subtract(b), n.multiply(q).subtract(p.multiply(d)), d.multiply(q), a, b);
                check(a.multiply(b), n.multiply(p), d.multiply(q), a, b);
                if (!b.isZero()) {
                    check(a.divide(b), n.multiply(q), d.multiply(p), a, b);
                }
                assertThat(a.compareTo(b)).as("%s <=> %s", a, b).isEqualTo(n.multiply(q).compareTo(p.multiply(d)));
                assertThat(a.equals(b)).isEqualTo(a.compareTo(b) == 0);
            }
        }
    }

    private static void check(Rational actual, BigInteger n, BigInteger d, Rational a, Rational b) {
        assertThat(actual.numerator().multiply(d)).as("%s, %s, seed %d", a, b, SEED).isEqualTo(actual.denominator().multiply(n));
        assertThat(actual.denominator().signum()).isEqualTo(1);
        assertThat(actual.numerator().gcd(actual.denominator())).isEqualTo(BigInteger.ONE);
        Rational again = Rational.of(n, d);
        assertThat(actual).isEqualTo(again).hasSameHashCodeAs(again);
        assertThat(actual.isSmall()).isEqualTo(actual.bitLength() <= 63);
    }

    @Test
    void aPowerIsARepeatedProduct() {
        for (Rational a : values()) {
            Rational product = Rational.ONE;
            for (int k = 0; k <= 5; k++) {
                assertThat(a.pow(k)).isEqualTo(product);
                if (!a.isZero()) {
                    assertThat(a.pow(-k)).isEqualTo(product.reciprocal());
                }
                product = product.multiply(a);
            }
        }
        assertThat(Rational.MINUS_ONE.pow(Integer.MIN_VALUE)).isEqualTo(Rational.ONE);
        assertThat(Rational.MINUS_ONE.pow(Integer.MAX_VALUE)).isEqualTo(Rational.MINUS_ONE);
        assertThat(Rational.ZERO.pow(Integer.MAX_VALUE)).isEqualTo(Rational.ZERO);
    }

    @Test
    void whatHasNoValueIsAnArithmeticException() {
        assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class).hasMessage("division by zero");
        assertThatThrownBy(() -> Rational.ZERO.pow(-1)).isInstanceOf(ArithmeticException.class).hasMessage("division by zero");
        assertThatThrownBy(() -> Rational.of(9).pow(387420489)).isInstanceOf(ArithmeticException.class).hasMessageContaining("too large");
        assertThatThrownBy(() -> Rational.parse("1e10001")).isInstanceOf(ArithmeticException.class).hasMessageContaining("exponent");
        assertThatThrownBy(() -> Rational.parse("1e-99999999999999999999")).isInstanceOf(ArithmeticException.class).hasMessageContaining("exponent");
        assertThatThrownBy(Rational.HALF::intValueExact).isInstanceOf(ArithmeticException.class).hasMessage("1/2 is not an integer");
    }

    @ParameterizedTest
    @CsvSource({"0.1, 1/10", "1e-6, 1/1000000", "-3/4, -3/4", "6/-4, -3/2", "2.50, 5/2", ".5, 1/2", "5., 5", "1.5e3, 1500", "+7, 7", "-0.0, 0", "0e-00, 0",
            "1E+2, 100", "0.1/0.3, 1/3", "9223372036854775808, 9223372036854775808", "-9223372036854775808, -9223372036854775808"})
    void literalsAreExact(String text, String value) {
        assertThat(Rational.parse(text)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.2.3", "e5", "1e", "0x10", "1 2", "NaN", "1/", "--1", "1/2/3", "١"})
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> Rational.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void textIsReadBack() {
        for (Rational a : values()) {
            assertThat(Rational.parse(a.toString())).isEqualTo(a);
        }
    }

    @Test
    void floorIsTheGreatestIntegerNotAbove() {
        for (Rational a : values()) {
            Rational floor = Rational.of(a.floor());
            assertThat(floor).isLessThanOrEqualTo(a);
            assertThat(floor.add(Rational.ONE)).isGreaterThan(a);
        }
    }

    @Test
    void doublesAreNear() {
        assertThat(Rational.of(1, 3).doubleValue()).isEqualTo(1.0 / 3);
        assertThat(Rational.parse("1e400").doubleValue()).isInfinite();
        assertThat(Rational.parse("-1e-400").doubleValue()).isEqualTo(-0.0);
        assertThat(Rational.parse("123456789012345678901234567890/7").doubleValue()).isCloseTo(1.7636684144620811e28, org.assertj.core.data.Offset.offset(1e13));
    }
}
