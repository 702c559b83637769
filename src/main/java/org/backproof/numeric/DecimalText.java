package org.backproof.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// An interval in decimal: as many digits as both ends agree on when rounded, so every digit shown is that of the value.
/// Where not even one is certain, the interval itself: `[-1e-9, 2e-9]`.
final class DecimalText {
    /// Beyond this power of two an endpoint is written through its logarithm.
    private static final int MAX_TOP = 20_000;

    private DecimalText() {
    }

    static String of(Interval x, int digits) {
        if (x.isExact() && x.rational().bitLength() < MAX_TOP) {
            return exact(x.rational(), digits);
        }
        int bits = 4 * digits + 32;
        Dyadic lo = x.lo(bits);
        Dyadic hi = x.hi(bits);
        if (lo.isZero() && hi.isZero()) {
            return "0";
        }
        if (Math.max(size(lo), size(hi)) > MAX_TOP) {
            return huge(x, digits, bits);
        }
        for (int n = digits; n > 0; n--) {
            BigDecimal low = decimal(lo).round(new MathContext(n, RoundingMode.HALF_EVEN));
            if (low.signum() != 0 && low.compareTo(decimal(hi).round(new MathContext(n, RoundingMode.HALF_EVEN))) == 0) {
                return text(low);
            }
        }
        return "[" + outward(lo, digits, RoundingMode.FLOOR) + ", " + outward(hi, digits, RoundingMode.CEILING) + "]";
    }

    private static long size(Dyadic x) {
        return x.isZero() ? 0 : Math.abs(x.top());
    }

    private static String outward(Dyadic x, int digits, RoundingMode mode) {
        return text(decimal(x).round(new MathContext(Math.min(digits, 6), mode)).stripTrailingZeros());
    }

    private static String exact(Rational value, int digits) {
        if (value.isInteger() && value.bitLength() < 60) {
            return value.toString();
        }
        BigDecimal quotient = new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), new MathContext(digits, RoundingMode.HALF_EVEN));
        boolean terminates = quotient.multiply(new BigDecimal(value.denominator())).compareTo(new BigDecimal(value.numerator())) == 0;
        return text(terminates ? quotient.stripTrailingZeros() : quotient);
    }

    private static String text(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        if (value.signum() == 0) {
            return "0";
        }
        if (-7 < exponent && exponent < 18 && value.scale() >= 0) {
            return value.toPlainString();
        }
        return value.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    private static BigDecimal decimal(Dyadic x) {
        int e = Math.toIntExact(x.exponent());
        return e >= 0 ? new BigDecimal(x.mantissa().shiftLeft(e)) : new BigDecimal(x.mantissa().multiply(BigInteger.valueOf(5).pow(-e)), -e);
    }

    /// |x| = 10^L, written as 10^(L − floor L) e floor L.
    private static String huge(Interval x, int digits, int bits) {
        if (!x.isPositive() && !x.isNegative()) {
            return "[" + power(x.lo(bits)) + ", " + power(x.hi(bits)) + "]";
        }
        Interval log = Exponential.log10(x.absolute(), bits + 64);
        BigInteger floor = log.lo(bits).fixed(0);
        Interval mantissa = Exponential.exp(log.minus(Interval.of(Rational.of(floor)), bits).times(Exponential.log(Interval.of(10), bits), bits), bits);
        String text = of(mantissa, digits);
        if (text.startsWith("[")) {
            return "[" + power(x.lo(bits)) + ", " + power(x.hi(bits)) + "]";
        }
        boolean carried = text.startsWith("10");
        String digit = carried ? new BigDecimal(text).movePointLeft(1).setScale(Math.max(0, digits - 1), RoundingMode.HALF_EVEN).toPlainString() : text;
        return (x.isNegative() ? "-" : "") + digit + "e" + (carried ? floor.add(BigInteger.ONE) : floor);
    }

    private static String power(Dyadic x) {
        return x.isZero() ? "0" : (x.signum() < 0 ? "-" : "") + "2^" + x.top();
    }
}
