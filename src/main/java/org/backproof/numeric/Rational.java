package org.backproof.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// An exact rational number, in lowest terms with a positive denominator, so that equal values are equal objects.
///
/// Values whose numerator and denominator fit a `long` are kept in two `long`s; only an overflow goes to `BigInteger`.
public final class Rational implements Comparable<Rational> {
    private static final int CACHED = 128;
    private static final Rational[] INTEGERS = new Rational[2 * CACHED + 1];

    static {
        for (int i = -CACHED; i <= CACHED; i++) {
            INTEGERS[i + CACHED] = new Rational(i, 1, null, null);
        }
    }

    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);
    public static final Rational TWO = of(2);
    public static final Rational MINUS_ONE = of(-1);
    public static final Rational HALF = of(1, 2);

    /// The most bits a power may have; beyond it `pow` refuses instead of filling the memory.
    public static final int MAX_POWER_BITS = 1 << 20;

    private final long num;
    private final long den;
    /// Both null when the value is small; then `num/den` holds, with `num` not `Long.MIN_VALUE`.
    private final BigInteger bigNum;
    private final BigInteger bigDen;

    private Rational(long num, long den, BigInteger bigNum, BigInteger bigDen) {
        this.num = num;
        this.den = den;
        this.bigNum = bigNum;
        this.bigDen = bigDen;
    }

    public static Rational of(long value) {
        if (-CACHED <= value && value <= CACHED) {
            return INTEGERS[(int) value + CACHED];
        }
        return value == Long.MIN_VALUE ? of(BigInteger.valueOf(value)) : new Rational(value, 1, null, null);
    }

    /// @throws ArithmeticException when `denominator` is 0
    public static Rational of(long numerator, long denominator) {
        if (denominator == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (numerator == Long.MIN_VALUE || denominator == Long.MIN_VALUE) {
            return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        long g = gcd(numerator, denominator);
        long sign = denominator < 0 ? -1 : 1;
        return lowest(sign * numerator / g, sign * denominator / g);
    }

    public static Rational of(BigInteger value) {
        return bigLowest(value, BigInteger.ONE);
    }

    /// @throws ArithmeticException when `denominator` is 0
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger g = numerator.gcd(denominator);
        BigInteger d = denominator.signum() < 0 ? g.negate() : g;
        return d.equals(BigInteger.ONE) ? bigLowest(numerator, denominator) : bigLowest(numerator.divide(d), denominator.divide(d));
    }

    /// Reads `3`, `-3/4`, `0.1` (exactly 1/10), `.5`, `1e-6`.
    ///
    /// @throws NumberFormatException when the text is none of these
    /// @throws ArithmeticException for an exponent beyond [Literal#MAX_EXPONENT], or a denominator of 0
    public static Rational parse(String text) {
        return Literal.parse(text);
    }

    private static Rational lowest(long n, long d) {
        return d == 1 ? of(n) : new Rational(n, d, null, null);
    }

    private static Rational bigLowest(BigInteger n, BigInteger d) {
        if (n.bitLength() <= 63 && d.bitLength() <= 63 && n.longValue() != Long.MIN_VALUE) {
            return lowest(n.longValue(), d.longValue());
        }
        return new Rational(0, 0, n, d);
    }

    private static long gcd(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        while (y != 0) {
            long r = x % y;
            x = y;
            y = r;
        }
        return x;
    }

    public Rational add(Rational that) {
        if (isSmall() && that.isSmall()) {
            try {
                if (den == that.den) {
                    long sum = Math.addExact(num, that.num);
                    return den == 1 ? of(sum) : of(sum, den);
                }
                return of(Math.addExact(Math.multiplyExact(num, that.den), Math.multiplyExact(that.num, den)), Math.multiplyExact(den, that.den));
            } catch (ArithmeticException overflow) {
                // the same formula in BigInteger
            }
        }
        BigInteger d = denominator();
        BigInteger e = that.denominator();
        return of(numerator().multiply(e).add(that.numerator().multiply(d)), d.multiply(e));
    }

    public Rational subtract(Rational that) {
        return add(that.negate());
    }

    public Rational multiply(Rational that) {
        if (isSmall() && that.isSmall()) {
            long g = gcd(num, that.den);
            long h = gcd(that.num, den);
            long a = num / g;
            long b = that.num / h;
            long c = den / h;
            long d = that.den / g;
            if (Math.multiplyHigh(a, b) == (a * b) >> 63 && Math.multiplyHigh(c, d) == 0 && c * d > 0 && a * b != Long.MIN_VALUE) {
                return lowest(a * b, c * d);
            }
        }
        return of(numerator().multiply(that.numerator()), denominator().multiply(that.denominator()));
    }

    /// @throws ArithmeticException when `that` is 0
    public Rational divide(Rational that) {
        return multiply(that.reciprocal());
    }

    public Rational negate() {
        return isSmall() ? lowest(-num, den) : bigLowest(bigNum.negate(), bigDen);
    }

    /// @throws ArithmeticException for 0
    public Rational reciprocal() {
        return switch (signum()) {
            case 0 -> throw new ArithmeticException("division by zero");
            case 1 -> isSmall() ? lowest(den, num) : bigLowest(bigDen, bigNum);
            default -> isSmall() ? lowest(-den, -num) : bigLowest(bigDen.negate(), bigNum.negate());
        };
    }

    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    /// The integer power, with `0^0 = 1`.
    ///
    /// @throws ArithmeticException for 0 to a negative power, or when the result would exceed [#MAX_POWER_BITS]
    public Rational pow(int exponent) {
        if (exponent == 0 || isOne()) {
            return ONE;
        }
        if (exponent == 1 || exponent > 0 && isZero()) {
            return this;
        }
        if (exponent < 0) {
            return exponent == Integer.MIN_VALUE ? reciprocal().pow(Integer.MAX_VALUE).multiply(reciprocal()) : reciprocal().pow(-exponent);
        }
        if (equals(MINUS_ONE)) {
            return exponent % 2 == 0 ? ONE : this;
        }
        if ((bitLength() - 1L) * exponent > MAX_POWER_BITS) {
            throw new ArithmeticException("the power " + exponent + " of a number of " + bitLength() + " bits is too large");
        }
        return bigLowest(numerator().pow(exponent), denominator().pow(exponent));
    }

    public int signum() {
        return isSmall() ? Long.signum(num) : bigNum.signum();
    }

    public boolean isZero() {
        return isSmall() && num == 0;
    }

    public boolean isOne() {
        return num == 1 && den == 1;
    }

    public boolean isInteger() {
        return isSmall() ? den == 1 : bigDen.equals(BigInteger.ONE);
    }

    /// Whether numerator and denominator both fit a `long`.
    public boolean isSmall() {
        return bigNum == null;
    }

    /// Whether it is an integer that fits an `int`.
    public boolean isInt() {
        return isSmall() && den == 1 && num == (int) num;
    }

    public BigInteger numerator() {
        return isSmall() ? BigInteger.valueOf(num) : bigNum;
    }

    public BigInteger denominator() {
        return isSmall() ? BigInteger.valueOf(den) : bigDen;
    }

    /// @throws ArithmeticException when the value is no `int`
    public int intValueExact() {
        return Math.toIntExact(longValueExact());
    }

    /// @throws ArithmeticException when the value is no `long`
    public long longValueExact() {
        if (!isInteger()) {
            throw new ArithmeticException(this + " is not an integer");
        }
        return isSmall() ? num : bigNum.longValueExact();
    }

    /// The greatest integer not above this.
    public BigInteger floor() {
        if (isSmall()) {
            return BigInteger.valueOf(Math.floorDiv(num, den));
        }
        BigInteger[] qr = bigNum.divideAndRemainder(bigDen);
        return qr[1].signum() < 0 ? qr[0].subtract(BigInteger.ONE) : qr[0];
    }

    /// The larger of the bit lengths of numerator and denominator: the size of the number.
    public int bitLength() {
        return isSmall() ? 64 - Long.numberOfLeadingZeros(Math.abs(num) | den) : Math.max(bigNum.abs().bitLength(), bigDen.bitLength());
    }

    /// The decimal expansion, if it ends.
    public Optional<BigDecimal> decimal() {
        try {
            return Optional.of(new BigDecimal(numerator()).divide(new BigDecimal(denominator())));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    /// A `double` within two ulps of the value; infinite on overflow.
    public double doubleValue() {
        if (isSmall()) {
            return (double) num / den;
        }
        int shift = 66 - bigNum.abs().bitLength() + bigDen.bitLength();
        BigInteger n = shift > 0 ? bigNum.shiftLeft(shift) : bigNum;
        BigInteger d = shift < 0 ? bigDen.shiftLeft(-shift) : bigDen;
        return Math.scalb(n.divide(d).doubleValue(), -shift);
    }

    @Override
    public int compareTo(Rational that) {
        if (isSmall() && that.isSmall()) {
            if (den == that.den) {
                return Long.compare(num, that.num);
            }
            long highs = Math.multiplyHigh(num, that.den);
            long thatHigh = Math.multiplyHigh(that.num, den);
            return highs != thatHigh ? Long.compare(highs, thatHigh) : Long.compareUnsigned(num * that.den, that.num * den);
        }
        int signs = Integer.compare(signum(), that.signum());
        return signs != 0 ? signs : numerator().multiply(that.denominator()).compareTo(that.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(Object object) {
        return this == object || object instanceof Rational that
                && (isSmall() ? num == that.num && den == that.den : bigNum.equals(that.bigNum) && bigDen.equals(that.bigDen));
    }

    /// Depends on the value only, and is the same in every run.
    @Override
    public int hashCode() {
        return isSmall() ? Long.hashCode(num * 0x9E3779B97F4A7C15L + den * 31) : 31 * bigNum.hashCode() + bigDen.hashCode();
    }

    /// `-3/4`, or `5` for an integer.
    @Override
    public String toString() {
        String n = isSmall() ? Long.toString(num) : bigNum.toString();
        return isInteger() ? n : n + "/" + denominator();
    }
}
