package org.backproof.numeric;

import java.math.BigInteger;

/// The number `mantissa * 2^exponent`: an endpoint of an interval.
///
/// Roundings name their direction. Magnitudes stay below `2^LIMIT` and, but for 0, above `2^-LIMIT`; beyond,
/// the calculation ends as unclear.
record Dyadic(BigInteger mantissa, long exponent) implements Comparable<Dyadic> {
    static final long LIMIT = 1L << 60;
    static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);
    static final Dyadic ONE = new Dyadic(BigInteger.ONE, 0);

    Dyadic {
        if (mantissa.signum() != 0 && (exponent > LIMIT || exponent < -LIMIT)) {
            throw NoInterval.unclear("a magnitude beyond 2^±" + LIMIT);
        }
    }

    static Dyadic of(long value) {
        return new Dyadic(BigInteger.valueOf(value), 0);
    }

    static Dyadic powerOfTwo(long exponent) {
        return new Dyadic(BigInteger.ONE, exponent);
    }

    /// The nearest numbers of `bits` bits below, or above, a rational.
    static Dyadic of(Rational value, int bits, boolean up) {
        BigInteger n = up ? value.numerator().negate() : value.numerator();
        BigInteger d = value.denominator();
        Dyadic floor;
        if (value.isInteger()) {
            floor = new Dyadic(n, 0).round(bits, false);
        } else {
            int shift = Math.max(bits + 1 - n.bitLength() + d.bitLength(), 0);
            floor = new Dyadic(floorDivide(n.shiftLeft(shift), d), -shift).round(bits, false);
        }
        return up ? floor.negate() : floor;
    }

    static BigInteger floorDivide(BigInteger n, BigInteger d) {
        BigInteger[] qr = n.divideAndRemainder(d);
        return qr[1].signum() != 0 && qr[1].signum() != d.signum() ? qr[0].subtract(BigInteger.ONE) : qr[0];
    }

    Dyadic round(int bits, boolean up) {
        int excess = mantissa.bitLength() - bits;
        if (excess <= 0) {
            return this;
        }
        BigInteger floor = mantissa.shiftRight(excess);
        boolean inexact = mantissa.getLowestSetBit() < excess;
        return new Dyadic(up && inexact ? floor.add(BigInteger.ONE) : floor, exponent + excess);
    }

    Dyadic negate() {
        return new Dyadic(mantissa.negate(), exponent);
    }

    Dyadic abs() {
        return signum() < 0 ? negate() : this;
    }

    int signum() {
        return mantissa.signum();
    }

    boolean isZero() {
        return mantissa.signum() == 0;
    }

    boolean isInteger() {
        return isZero() || exponent >= 0 || mantissa.getLowestSetBit() >= -exponent;
    }

    /// `|x| <= 2^top`, and `|x| >= 2^(top - 1)` but for 0.
    long top() {
        return exponent + mantissa.bitLength();
    }

    /// A bound below or above the sum. A summand too small to matter is replaced by 0 or by one unit far down.
    static Dyadic add(Dyadic a, Dyadic b, int bits, boolean up) {
        Work.spend(1);
        if (a.isZero()) {
            return b.round(bits, up);
        }
        if (b.isZero()) {
            return a.round(bits, up);
        }
        if (a.exponent < b.exponent) {
            return add(b, a, bits, up);
        }
        long gap = a.exponent - b.exponent;
        if (gap > 2L * bits + 64 && a.top() - b.top() > bits + 8L) {
            return gapped(a, b, bits, up);
        }
        if (gap > 2L * bits + 64 && b.top() - a.top() > bits + 8L) {
            return gapped(b, a, bits, up);
        }
        if (gap > 1 << 26) {
            throw NoInterval.unclear("a sum of numbers too far apart");
        }
        return new Dyadic(a.mantissa.shiftLeft((int) gap).add(b.mantissa), b.exponent).round(bits, up);
    }

    /// `large + small`, where `|small| <= 2^unit` and `unit` lies below the last of `bits` bits of `large`.
    private static Dyadic gapped(Dyadic large, Dyadic small, int bits, boolean up) {
        if (small.signum() > 0 != up) {
            return large.round(bits, up);
        }
        Dyadic rounded = large.round(bits + 4, up);
        long unit = Math.min(rounded.exponent, large.top() - bits - 4);
        BigInteger aligned = rounded.mantissa.shiftLeft((int) (rounded.exponent - unit));
        return new Dyadic(aligned.add(BigInteger.valueOf(small.signum())), unit).round(bits, up);
    }

    /// The exact product.
    Dyadic times(Dyadic that) {
        Work.spend(1);
        return new Dyadic(mantissa.multiply(that.mantissa), exponent + that.exponent);
    }

    static Dyadic divide(Dyadic a, Dyadic b, int bits, boolean up) {
        Work.spend(2);
        int shift = Math.max(bits + 2 - a.mantissa.bitLength() + b.mantissa.bitLength(), 0);
        BigInteger n = a.mantissa.shiftLeft(shift);
        BigInteger q = up ? floorDivide(n.negate(), b.mantissa).negate() : floorDivide(n, b.mantissa);
        return new Dyadic(q, a.exponent - b.exponent - shift).round(bits, up);
    }

    /// A bound below or above the square root of a number `>= 0`.
    Dyadic sqrt(int bits, boolean up) {
        if (isZero()) {
            return this;
        }
        int shift = Math.max(2 * bits + 2 - mantissa.bitLength(), 0);
        int even = (exponent - shift & 1) == 0 ? shift : shift + 1;
        BigInteger[] root = mantissa.shiftLeft(even).sqrtAndRemainder();
        BigInteger r = up && root[1].signum() != 0 ? root[0].add(BigInteger.ONE) : root[0];
        return new Dyadic(r, (exponent - even) / 2).round(bits, up);
    }

    Dyadic scaled(long power) {
        return isZero() ? this : new Dyadic(mantissa, exponent + power);
    }

    /// `floor(x * 2^scale)`.
    BigInteger fixed(long scale) {
        long shift = exponent + scale;
        if (shift > 1 << 26) {
            throw NoInterval.unclear("a number too large");
        }
        return shift >= 0 ? mantissa.shiftLeft((int) shift) : mantissa.shiftRight((int) Math.min(-shift, Integer.MAX_VALUE));
    }

    @Override
    public int compareTo(Dyadic that) {
        int signs = Integer.compare(signum(), that.signum());
        if (signs != 0 || isZero()) {
            return signs;
        }
        long tops = top() - that.top();
        if (Math.abs(tops) > 1) {
            return tops > 0 == signum() > 0 ? 1 : -1;
        }
        long gap = exponent - that.exponent;
        return gap >= 0 ? mantissa.shiftLeft((int) gap).compareTo(that.mantissa) : mantissa.compareTo(that.mantissa.shiftLeft((int) -gap));
    }

    static Dyadic min(Dyadic a, Dyadic b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static Dyadic max(Dyadic a, Dyadic b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /// @throws ArithmeticException when the number has more than a million bits
    Rational toRational() {
        if (isZero()) {
            return Rational.ZERO;
        }
        if (Math.abs(exponent) > Rational.MAX_POWER_BITS) {
            throw new ArithmeticException("a number of more than " + Rational.MAX_POWER_BITS + " bits");
        }
        return exponent >= 0 ? Rational.of(mantissa.shiftLeft((int) exponent)) : Rational.of(mantissa, BigInteger.ONE.shiftLeft((int) -exponent));
    }
}
