package org.backproof.numeric;

/// abs, sign, min and max: defined everywhere.
final class Piecewise {
    private Piecewise() {
    }

    static Interval sign(Interval x, int bits) {
        return switch (x.signum()) {
            case NEGATIVE -> Interval.of(-1);
            case ZERO -> Interval.ZERO;
            case POSITIVE -> Interval.ONE;
            case UNKNOWN -> Interval.of(x.isNonNegative() ? 0 : -1).hull(Interval.of(x.isNonPositive() ? 0 : 1), bits);
        };
    }

    static Interval max(Interval x, Interval y, int bits) {
        if (x.isExact() && y.isExact()) {
            return x.rational().compareTo(y.rational()) >= 0 ? x : y;
        }
        return Interval.between(Dyadic.max(x.lo(bits), y.lo(bits)), Dyadic.max(x.hi(bits), y.hi(bits)));
    }

    static Interval min(Interval x, Interval y, int bits) {
        return max(x.negated(), y.negated(), bits).negated();
    }
}
