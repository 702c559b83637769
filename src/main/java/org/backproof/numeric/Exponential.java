package org.backproof.numeric;

import java.math.BigInteger;

/// exp, log and their forms near 1.
final class Exponential {
    /// Beyond `2^58` the exponential exceeds what a [Dyadic] holds.
    private static final int MAX_TOP = 58;
    private static final Rational NEAR = Rational.of(1, 4);

    private Exponential() {
    }

    /// exp(hi) <= exp(lo)·(1 + d + d²) for d = hi − lo <= 1, so a thin interval takes one evaluation.
    static Interval exp(Interval x, int bits) {
        if (x.isZero()) {
            return Interval.ONE;
        }
        int w = x.isExact() ? bits + Math.clamp(x.lo(32).top(), 0, MAX_TOP) : bits;
        Dyadic lo = x.lo(w);
        Dyadic hi = x.hi(w);
        Interval first = exp(lo, bits);
        if (lo.equals(hi)) {
            return first;
        }
        Dyadic d = Dyadic.add(hi, lo.negate(), 32, true);
        if (d.top() > -bits / 2) {
            return Interval.between(first.lo(bits), exp(hi, bits).hi(bits));
        }
        Dyadic growth = Dyadic.add(Dyadic.ONE, Dyadic.add(d, d.times(d), 32, true), bits, true);
        return Interval.between(first.lo(bits), first.hi(bits).times(growth).round(bits, true));
    }

    /// exp x = 2^k exp r with `k = floor(x / log 2)`. At the scale `w + top + 3`, `x` is off by 1 and `k log 2` by `2|k| <= 2^(top + 2)`.
    private static Interval exp(Dyadic x, int bits) {
        if (x.isZero()) {
            return Interval.ONE;
        }
        if (x.top() > MAX_TOP) {
            if (x.signum() > 0) {
                throw NoInterval.unclear("an exponential beyond reach");
            }
            return Interval.between(Dyadic.ZERO, Dyadic.powerOfTwo(-(1L << MAX_TOP - 1)));
        }
        int w = FixedPoint.scale(bits);
        int extra = (int) Math.max(x.top(), 0) + 3;
        BigInteger scaled = x.fixed(w + extra);
        BigInteger log2 = Constants.log2(w + extra);
        BigInteger k = Dyadic.floorDivide(scaled, log2);
        BigInteger r = scaled.subtract(k.multiply(log2)).shiftRight(extra);
        return Interval.around(FixedPoint.exp(r, w), k.longValueExact(), bits);
    }

    /// Near 0 from exp with the bits that the subtraction loses; nearer still, x <= exp(x) − 1 <= x + x² for |x| <= 1.
    static Interval expm1(Interval x, int bits) {
        return Monotone.increasing(x, bits, Exponential::expm1AtPoint);
    }

    private static Interval expm1AtPoint(Interval x, int bits) {
        if (x.isZero()) {
            return Interval.ZERO;
        }
        long top = x.lo(bits).top();
        if (top < -bits) {
            return x.hull(x.plus(x.times(x, bits), bits), bits);
        }
        return exp(x, bits + 4 + (int) Math.max(-top, 0)).minus(Interval.ONE, bits);
    }

    /// log(hi) <= log(lo) + (hi − lo)/lo, so a thin interval takes one evaluation.
    static Interval log(Interval x, int bits) {
        if (x.isNonPositive()) {
            throw NoInterval.undefined("log of a number <= 0");
        }
        if (!x.isPositive()) {
            throw NoInterval.unclear("log of a number that may be <= 0");
        }
        if (x.isExactly(1)) {
            return Interval.ZERO;
        }
        if (x.isExact()) {
            Interval rest = x.plusNarrow(Interval.of(-1), bits);
            if (rest.absolute().isBelow(NEAR)) {
                return log1p(rest, bits);
            }
        }
        Dyadic lo = x.lo(bits);
        Dyadic hi = x.hi(bits);
        Interval first = log(lo, bits);
        if (lo.equals(hi)) {
            return first;
        }
        Dyadic d = Dyadic.add(hi, lo.negate(), 32, true);
        if (d.top() > lo.top() - bits / 2) {
            return Interval.between(first.lo(bits), log(hi, bits).hi(bits));
        }
        return Interval.between(first.lo(bits), Dyadic.add(first.hi(bits), Dyadic.divide(d, lo, 32, true), bits, true));
    }

    /// log x = k log 2 + log z with `0.75 <= z < 1.5`; near 1 with as many bits more as `x − 1` has zeros.
    private static Interval log(Dyadic x, int bits) {
        Dyadic below = Dyadic.add(x, Dyadic.ONE.negate(), 32, false);
        if (below.isZero()) {
            return Interval.ZERO;
        }
        int w = FixedPoint.scale(bits) + (int) Math.max(-below.top(), 0);
        long k = x.top();
        BigInteger z = x.fixed(w - k);
        if (z.shiftRight(w - 2).intValue() < 3) {
            k--;
            z = x.fixed(w - k);
        }
        Fixed log = FixedPoint.log(z, w);
        if (k == 0) {
            return Interval.around(log, 0, bits);
        }
        return Interval.around(log, 0, bits + 8).plus(Constants.log2Interval(bits + 8).times(Interval.of(k), bits + 8), bits);
    }

    /// Near 0 from log with the bits that the addition loses; nearer still, x − x² <= log(1 + x) <= x for |x| <= 1/2.
    static Interval log1p(Interval x, int bits) {
        Interval y = x.plus(Interval.ONE, bits);
        if (y.isNonPositive()) {
            throw NoInterval.undefined("log of a number <= 0");
        }
        if (!y.isPositive()) {
            throw NoInterval.unclear("log of a number that may be <= 0");
        }
        return Monotone.increasing(x, bits, Exponential::log1pAtPoint);
    }

    private static Interval log1pAtPoint(Interval x, int bits) {
        if (x.isZero()) {
            return Interval.ZERO;
        }
        if (x.isExact() && !x.isAbove(NEAR.negate())) {
            return log(x.plusNarrow(Interval.ONE, bits), bits);
        }
        long top = x.lo(bits).top();
        if (top < -bits) {
            return x.minus(x.times(x, bits), bits).hull(x, bits);
        }
        int w = bits + 8 + (int) Math.max(-top, 0);
        Dyadic lo = Dyadic.add(x.lo(bits + 8), Dyadic.ONE, w, false);
        Dyadic hi = Dyadic.add(x.hi(bits + 8), Dyadic.ONE, w, true);
        return log(Interval.between(lo, hi), bits);
    }

    static Interval log2(Interval x, int bits) {
        return log(x, bits + 4).over(Constants.log2Interval(bits + 4), bits);
    }

    static Interval log10(Interval x, int bits) {
        return log(x, bits + 4).over(log(Interval.of(10), bits + 4), bits);
    }
}
