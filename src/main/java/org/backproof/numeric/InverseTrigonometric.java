package org.backproof.numeric;

import java.math.BigInteger;

/// atan and what is made of it.
final class InverseTrigonometric {
    private InverseTrigonometric() {
    }

    /// atan(hi) <= atan(lo) + hi − lo, so a thin interval in [−2, 2] takes one evaluation.
    static Interval atan(Interval x, int bits) {
        if (x.isZero()) {
            return Interval.ZERO;
        }
        Dyadic lo = x.lo(bits + 4);
        Dyadic hi = x.hi(bits + 4);
        Interval first = atan(lo, bits);
        if (lo.equals(hi)) {
            return first;
        }
        Dyadic d = Dyadic.add(hi, lo.negate(), 32, true);
        if (lo.top() > 1 || d.top() > lo.top() - bits / 2) {
            return Interval.between(first.lo(bits), atan(hi, bits).hi(bits));
        }
        return Interval.between(first.lo(bits), Dyadic.add(first.hi(bits), d, bits, true));
    }

    /// x − x³ <= atan x <= x for 0 <= x < 1; atan x = π/2 − atan(1/x) for x > 1.
    private static Interval atan(Dyadic x, int bits) {
        if (x.signum() < 0) {
            return atan(x.negate(), bits).negated();
        }
        if (x.top() < -bits || x.isZero()) {
            Interval point = Interval.point(x);
            return point.minus(point.times(point, bits).times(point, bits), bits).hull(point, bits);
        }
        if (x.compareTo(Dyadic.ONE) <= 0) {
            int w = FixedPoint.scale(bits) + (int) Math.max(-x.top(), 0);
            return Interval.around(FixedPoint.atan(x.fixed(w), w), 0, bits);
        }
        int w = FixedPoint.scale(bits);
        BigInteger reciprocal = x.top() > w ? BigInteger.ZERO : Dyadic.divide(Dyadic.ONE, x, w, false).fixed(w);
        Fixed rest = FixedPoint.atan(reciprocal, w);
        BigInteger half = Constants.pi(w).shiftRight(1);
        return Interval.around(new Fixed(half.subtract(rest.value()), rest.error() + 2, w), 0, bits);
    }

    /// The angle of (x, y), in (−π, π]. At x < 0 it jumps where y passes through 0.
    static Interval atan2(Interval y, Interval x, int bits) {
        int w = bits + 4;
        if (x.isPositive()) {
            return atan(y.over(x, w), bits);
        }
        if (y.isPositive()) {
            return halfPi(w).minus(atan(x.over(y, w), w), bits);
        }
        if (y.isNegative()) {
            return halfPi(w).plus(atan(x.over(y, w), w), bits).negated();
        }
        if (x.isNegative()) {
            Interval pi = Constants.piInterval(w);
            return y.isNonNegative() ? pi.plus(atan(y.over(x, w), w), bits) : pi.hull(pi.negated(), bits);
        }
        if (x.isZero() && y.isZero()) {
            throw NoInterval.undefined("atan2(0, 0)");
        }
        throw NoInterval.unclear("atan2 of a point that may be (0, 0)");
    }

    static Interval halfPi(int bits) {
        return Constants.piInterval(bits).scaled(-1);
    }

    /// atan(x / √((1 − x)(1 + x))).
    static Interval asin(Interval x, int bits) {
        inUnit(x, "asin");
        return Monotone.increasing(x, bits, InverseTrigonometric::asinAtPoint);
    }

    private static Interval asinAtPoint(Interval x, int bits) {
        int w = bits + 8;
        if (x.isExactly(1) || x.isExactly(-1)) {
            return x.times(halfPi(w), bits);
        }
        Interval cosine = Power.sqrt(Interval.ONE.plusNarrow(x.negated(), w).times(Interval.ONE.plusNarrow(x, w), w), w);
        return atan(x.over(cosine, w), bits);
    }

    /// 2 atan √((1 − x)/(1 + x)), and π at −1.
    static Interval acos(Interval x, int bits) {
        inUnit(x, "acos");
        return Monotone.decreasing(x, bits, InverseTrigonometric::acosAtPoint);
    }

    private static Interval acosAtPoint(Interval x, int bits) {
        int w = bits + 8;
        if (x.isExactly(-1)) {
            return Constants.piInterval(bits);
        }
        return atan(Power.sqrt(Interval.ONE.plusNarrow(x.negated(), w).over(Interval.ONE.plusNarrow(x, w), w), w), bits).scaled(1);
    }

    private static void inUnit(Interval x, String name) {
        if (x.isAbove(Rational.ONE) || x.isBelow(Rational.MINUS_ONE)) {
            throw NoInterval.undefined(name + " of a number outside [-1, 1]");
        }
        if (!x.isWithin(Rational.MINUS_ONE, Rational.ONE)) {
            throw NoInterval.unclear(name + " of a number that may lie outside [-1, 1]");
        }
    }

    static Interval asec(Interval x, int bits) {
        return acos(outside(x, bits, "asec"), bits);
    }

    static Interval acsc(Interval x, int bits) {
        return asin(outside(x, bits, "acsc"), bits);
    }

    /// atan(1/x), and π/2 at 0, where it jumps.
    static Interval acot(Interval x, int bits) {
        if (!x.isPositive() && !x.isNegative()) {
            return x.isZero() ? halfPi(bits) : halfPi(bits).hull(halfPi(bits).negated(), bits);
        }
        return atan(Interval.ONE.over(x, bits + 4), bits);
    }

    /// 1/x for |x| >= 1.
    private static Interval outside(Interval x, int bits, String name) {
        if (x.isAbove(Rational.MINUS_ONE) && x.isBelow(Rational.ONE)) {
            throw NoInterval.undefined(name + " of a number in (-1, 1)");
        }
        return Interval.ONE.over(x, bits + 8);
    }
}
