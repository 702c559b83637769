package org.backproof.numeric;

/// Plain `double` values, quick and uncertified: NaN where the real function is undefined or the value is out of range.
public final class Doubles {
    private Doubles() {
    }

    /// `x^a` by value: NaN for `0` to a negative power and for a negative `x` where `a` is no integer.
    public static double pow(double x, double a) {
        return orNaN(Math.pow(x, a));
    }

    public static double divide(double x, double y) {
        return orNaN(x / y);
    }

    static double orNaN(double x) {
        return Double.isFinite(x) ? x : Double.NaN;
    }

    /// A double near the value, at most two ulps away.
    static double near(Dyadic x) {
        Dyadic rounded = x.round(60, false);
        return Math.scalb(rounded.mantissa().doubleValue(), (int) Math.clamp(rounded.exponent(), -5000L, 5000L));
    }

    /// A double not below the value.
    static double up(Dyadic x) {
        return x.isZero() ? 0 : Math.nextUp(Math.nextUp(near(x)));
    }

    static boolean isInteger(double x) {
        return x == Math.rint(x);
    }

    static double asinh(double x) {
        double y = Math.abs(x);
        return Math.copySign(y > 1e150 ? Math.log(y) + Math.log(2) : Math.log1p(y + y * y / (1 + Math.sqrt(1 + y * y))), x);
    }

    static double acosh(double x) {
        return x < 1 ? Double.NaN : x > 1e150 ? Math.log(x) + Math.log(2) : acoshOfOnePlus(x - 1);
    }

    private static double acoshOfOnePlus(double t) {
        return Math.log1p(t + Math.sqrt(t * (t + 2)));
    }

    static double asech(double x) {
        return x <= 0 || x > 1 ? Double.NaN : x < 1e-150 ? Math.log(2) - Math.log(x) : acoshOfOnePlus((1 - x) / x);
    }

    /// 2 atan √((x − 1)/(x + 1)) keeps its digits near 1.
    static double asec(double x) {
        return x < 0 ? Math.PI - asec(-x) : x > 1e300 ? Math.PI / 2 : 2 * Math.atan(Math.sqrt((x - 1) / (x + 1)));
    }

    static double atanh(double x) {
        return Math.log1p(2 * x / (1 - x)) / 2;
    }

    static double acoth(double x) {
        return Math.abs(x) <= 1 ? Double.NaN : Math.copySign(Math.log1p(2 / (Math.abs(x) - 1)) / 2, x);
    }

    static double acot(double x) {
        return x == 0 ? Math.PI / 2 : Math.atan(1 / x);
    }

    static double atan2(double y, double x) {
        return x == 0 && y == 0 ? Double.NaN : Math.atan2(y + 0.0, x);
    }
}
