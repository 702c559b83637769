package org.backproof.numeric;

import java.math.BigInteger;

/// Powers and roots.
final class Power {
    /// Larger integer powers go through exp and log.
    private static final int MAX_PRODUCT = 4096;
    private static final int MAX_EXACT_BITS = 1024;

    private Power() {
    }

    /// x^a by value; see [Enclosure#pow(Enclosure, Precision)].
    static Interval of(Interval x, Interval a, int bits) {
        if (a.isExact() && a.rational().isInteger()) {
            return integer(x, a.rational().numerator(), bits);
        }
        if (x.isPositive()) {
            return a.isExactlyHalf() ? sqrt(x, bits) : positive(x, a, bits);
        }
        if (x.isNegative()) {
            if (a.holdsNoInteger()) {
                throw NoInterval.undefined("a negative number to a power that is no integer");
            }
            throw NoInterval.unclear("a negative number to a power that may be no integer");
        }
        if (x.isZero() && a.isNegative()) {
            throw NoInterval.undefined("0 to a negative power");
        }
        if (x.isNonNegative() && a.isPositive()) {
            return x.isZero() ? Interval.ZERO : fromZero(x, a, bits);
        }
        throw NoInterval.unclear("a power of a number that may be <= 0");
    }

    /// exp(a log x) with as many bits more as the exponent has before the point.
    private static Interval positive(Interval x, Interval a, int bits) {
        if (x.isExactly(1)) {
            return Interval.ONE;
        }
        if (a.isExact() && x.isExact() && a.rational().isSmall() && a.rational().bitLength() <= 6) {
            Interval root = exactRoot(x.rational(), a.rational().denominator().intValueExact());
            if (root != null) {
                return integer(root, a.rational().numerator(), bits);
            }
        }
        Interval estimate = a.times(Exponential.log(x, 32), 32);
        int w = bits + 4 + Math.clamp(Math.max(estimate.lo(32).top(), estimate.hi(32).top()), 0, 64);
        return Exponential.exp(a.times(Exponential.log(x, w), w), bits);
    }

    /// From 0^a = 0 up to the largest of hi^a at the ends of the interval of `a > 0`.
    private static Interval fromZero(Interval x, Interval a, int bits) {
        return Interval.ZERO.hull(positive(Interval.point(x.hi(bits)), a, bits), bits);
    }

    static Interval integer(Interval x, BigInteger n, int bits) {
        if (n.signum() == 0) {
            return Interval.ONE;
        }
        if (n.signum() < 0) {
            if (x.isZero()) {
                throw NoInterval.undefined("0 to a negative power");
            }
            return Interval.ONE.over(integer(x, n.negate(), bits + 4), bits);
        }
        if (x.isZero()) {
            return Interval.ZERO;
        }
        boolean even = !n.testBit(0);
        if (x.isExact() && (x.rational().isOne() || x.rational().equals(Rational.MINUS_ONE))) {
            return even ? Interval.ONE : x;
        }
        if (x.isExact() && n.bitLength() < 12 && x.rational().bitLength() * n.longValue() <= Math.max(256, bits)) {
            return Interval.of(x.rational().pow(n.intValue()));
        }
        if (even) {
            Interval size = x.absolute();
            return size.isPositive() ? ofPositive(size, n, bits) : Interval.ZERO.hull(ofPositive(Interval.point(size.hi(bits)), n, bits), bits);
        }
        if (x.isNegative()) {
            return ofPositive(x.negated(), n, bits).negated();
        }
        return Monotone.increasing(x, bits, (p, b) -> p.isZero() ? Interval.ZERO : p.isNegative() ? ofPositive(p.negated(), n, b).negated() : ofPositive(p, n, b));
    }

    /// By squaring, where each product adds two units to a relative error.
    private static Interval ofPositive(Interval x, BigInteger n, int bits) {
        if (n.compareTo(BigInteger.valueOf(MAX_PRODUCT)) > 0) {
            return positive(x, Interval.of(Rational.of(n)), bits);
        }
        int w = bits + 2 * n.bitLength() + 4;
        Interval power = x;
        for (int i = n.bitLength() - 2; i >= 0; i--) {
            power = power.times(power, w);
            power = n.testBit(i) ? power.times(x, w) : power;
        }
        return power.rounded(bits);
    }

    static Interval sqrt(Interval x, int bits) {
        if (x.isNegative()) {
            throw NoInterval.undefined("a square root of a negative number");
        }
        if (!x.isNonNegative()) {
            throw NoInterval.unclear("a square root of a number that may be negative");
        }
        if (x.isExact()) {
            Interval root = exactRoot(x.rational(), 2);
            if (root != null) {
                return root;
            }
        }
        int w = bits + 2;
        return Interval.between(x.lo(w).sqrt(bits, false), x.hi(w).sqrt(bits, true));
    }

    /// The real cube root, odd.
    static Interval cbrt(Interval x, int bits) {
        if (x.isExact()) {
            Interval root = exactRoot(x.rational().abs(), 3);
            if (root != null) {
                return x.isNonNegative() ? root : root.negated();
            }
        }
        return Monotone.increasing(x, bits, (p, b) -> {
            Interval size = p.absolute();
            Interval root = size.isZero() ? size : positive(size, Interval.of(Rational.of(1, 3)), b);
            return p.isNonNegative() ? root : root.negated();
        });
    }

    /// √(x² + y²).
    static Interval hypot(Interval x, Interval y, int bits) {
        int w = bits + 4;
        return sqrt(integer(x, BigInteger.TWO, w).plus(integer(y, BigInteger.TWO, w), w), bits);
    }

    /// The k-th root of a rational `>= 0` where it is rational and not vast, else null.
    private static Interval exactRoot(Rational x, int k) {
        if (x.bitLength() > MAX_EXACT_BITS) {
            return null;
        }
        BigInteger n = root(x.numerator(), k);
        if (!n.pow(k).equals(x.numerator())) {
            return null;
        }
        BigInteger d = root(x.denominator(), k);
        return d.pow(k).equals(x.denominator()) ? Interval.of(Rational.of(n, d)) : null;
    }

    /// The floor of the k-th root, by Newton's method from above.
    private static BigInteger root(BigInteger n, int k) {
        if (k == 2 || k == 1 || n.signum() == 0) {
            return k == 2 ? n.sqrt() : n;
        }
        BigInteger x = BigInteger.ONE.shiftLeft((n.bitLength() + k - 1) / k);
        while (true) {
            BigInteger next = x.multiply(BigInteger.valueOf(k - 1)).add(n.divide(x.pow(k - 1))).divide(BigInteger.valueOf(k));
            if (next.compareTo(x) >= 0) {
                return x;
            }
            x = next;
        }
    }
}
