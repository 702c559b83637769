package org.backproof.numeric;

/// The hyperbolic functions and their inverses, at points through expm1 and log1p, which lose nothing near 0.
final class Hyperbolic {
    /// |tanh x| >= 1 − 2^−2^20 beyond.
    private static final int SATURATED = 20;

    private Hyperbolic() {
    }

    /// (E + E/(E + 1))/2 with E = exp(x) − 1.
    static Interval sinh(Interval x, int bits) {
        int w = bits + 4;
        return Monotone.increasing(x, bits, (p, b) -> {
            Interval e = Exponential.expm1(p.absolute(), w);
            Interval sinh = e.plus(e.over(e.plus(Interval.ONE, w), w), b).scaled(-1);
            return p.isNonNegative() ? sinh : sinh.negated();
        });
    }

    /// (e + 1/e)/2 with e = exp|x|.
    static Interval cosh(Interval x, int bits) {
        int w = bits + 4;
        return Monotone.increasing(x.absolute(), bits, (p, b) -> {
            Interval e = Exponential.exp(p, w);
            return e.plus(Interval.ONE.over(e, w), b).scaled(-1);
        });
    }

    /// E/(E + 2) with E = exp(2x) − 1.
    static Interval tanh(Interval x, int bits) {
        return Monotone.increasing(x, bits, (p, b) -> {
            Interval tanh = tanhOfNonNegative(p.absolute(), b);
            return p.isNonNegative() ? tanh : tanh.negated();
        });
    }

    private static Interval tanhOfNonNegative(Interval x, int bits) {
        int w = bits + 4;
        if (x.lo(bits).top() > SATURATED) {
            return Interval.ONE.minus(Interval.point(Dyadic.powerOfTwo(-(1 << SATURATED))), bits).hull(Interval.ONE, bits);
        }
        Interval e = Exponential.expm1(x.scaled(1), w);
        return e.over(e.plus(Interval.TWO, w), bits);
    }

    static Interval coth(Interval x, int bits) {
        return Interval.ONE.over(tanh(x, bits + 4), bits);
    }

    static Interval sech(Interval x, int bits) {
        return Interval.ONE.over(cosh(x, bits + 4), bits);
    }

    static Interval csch(Interval x, int bits) {
        return Interval.ONE.over(sinh(x, bits + 4), bits);
    }

    /// log1p(x + x²/(1 + √(1 + x²))) for x >= 0.
    static Interval asinh(Interval x, int bits) {
        int w = bits + 8;
        return Monotone.increasing(x, bits, (p, b) -> {
            Interval y = p.absolute();
            Interval square = y.times(y, w);
            Interval root = Power.sqrt(square.plus(Interval.ONE, w), w).plus(Interval.ONE, w);
            Interval asinh = Exponential.log1p(y.plus(square.over(root, w), w), b);
            return p.isNonNegative() ? asinh : asinh.negated();
        });
    }

    /// log1p(t + √(t(t + 2))) with t = x − 1 >= 0.
    static Interval acosh(Interval x, int bits) {
        if (x.isBelow(Rational.ONE)) {
            throw NoInterval.undefined("acosh of a number below 1");
        }
        if (!x.isWithin(Rational.ONE, null)) {
            throw NoInterval.unclear("acosh of a number that may be below 1");
        }
        int w = bits + 8;
        return Monotone.increasing(x, bits, (p, b) -> {
            Interval t = p.plusNarrow(Interval.of(-1), w);
            return Exponential.log1p(t.plus(Power.sqrt(t.times(t.plus(Interval.TWO, w), w), w), w), b);
        });
    }

    /// log1p(2x/(1 − x))/2.
    static Interval atanh(Interval x, int bits) {
        if (x.isWithin(Rational.ONE, null) || x.isWithin(null, Rational.MINUS_ONE)) {
            throw NoInterval.undefined("atanh of a number outside (-1, 1)");
        }
        if (!x.isAbove(Rational.MINUS_ONE) || !x.isBelow(Rational.ONE)) {
            throw NoInterval.unclear("atanh of a number that may lie outside (-1, 1)");
        }
        int w = bits + 8;
        return Monotone.increasing(x, bits, (p, b) -> {
            Interval y = p.absolute();
            Interval rest = Interval.ONE.plusNarrow(y.negated(), w);
            Interval atanh = Exponential.log1p(y.scaled(1).over(rest, w), b).scaled(-1);
            return p.isNonNegative() ? atanh : atanh.negated();
        });
    }

    /// acosh(1/x) for 0 < x <= 1.
    static Interval asech(Interval x, int bits) {
        if (x.isNonPositive() || x.isAbove(Rational.ONE)) {
            throw NoInterval.undefined("asech of a number outside (0, 1]");
        }
        return acosh(Interval.ONE.over(x, bits + 8), bits);
    }

    /// asinh(1/x) for x != 0.
    static Interval acsch(Interval x, int bits) {
        return asinh(Interval.ONE.over(x, bits + 8), bits);
    }

    /// atanh(1/x) for |x| > 1.
    static Interval acoth(Interval x, int bits) {
        if (x.isWithin(Rational.MINUS_ONE, Rational.ONE)) {
            throw NoInterval.undefined("acoth of a number in [-1, 1]");
        }
        return atanh(Interval.ONE.over(x, bits + 8), bits);
    }
}
