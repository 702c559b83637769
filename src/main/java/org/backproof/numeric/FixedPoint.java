package org.backproof.numeric;

import java.math.BigInteger;

/// The elementary series in fixed-point arithmetic: a number `x` is the integer nearest below `x * 2^w`, up to a counted
/// error in units of `2^-w`. The bounds assume `w >= 64`.
final class FixedPoint {
    private FixedPoint() {
    }

    /// A scale that leaves `bits` bits right after the errors of a series.
    static int scale(int bits) {
        return Math.max(64, bits + (int) Math.sqrt(bits) / 2 + 24);
    }

    static BigInteger one(int w) {
        return BigInteger.ONE.shiftLeft(w);
    }

    /// The double `x` in `[0, 1]` as a fixed-point number: the nearest multiple of `2^-53` below, with no further error.
    static BigInteger of(double x, int w) {
        return BigInteger.valueOf((long) (x * 0x1p53)).shiftLeft(w - 53);
    }

    /// `exp(r)` for `0 <= r < 0.75`, where `r` is off by at most 3.
    ///
    /// With `t = r / 2^s`: each of the `n` terms `t^i / i!` is off by at most 3 (`t <= 0.375`: the error of a term is at most
    /// 0.375 times that of the one before, plus 0.375 times that of `t`, plus 1, over `i`, plus 1), and the tail by 3.
    /// A squaring doubles the relative error and adds 1, so `s` of them make at most `2^s (3n + 8)` of it, and `exp(r) < 2.2`.
    static Fixed exp(BigInteger r, int w) {
        int s = Math.clamp((int) Math.sqrt(w) / 2, 1, 24);
        BigInteger t = r.shiftRight(s);
        BigInteger term = one(w);
        BigInteger sum = term;
        long n = 0;
        while (term.signum() != 0) {
            n++;
            term = term.multiply(t).shiftRight(w).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        spend(n + s, w);
        for (int i = 0; i < s; i++) {
            sum = sum.multiply(sum).shiftRight(w);
        }
        return new Fixed(sum, (3 * n + 8) << s + 2, w);
    }

    /// `log(z)` for `0.7 < z < 1.6`, where `z` is off by at most 1: with `y` near `|log z|`, log z = ±(y ± 2 artanh v)
    /// where `v = (z − e^y)/(z + e^y)` for `z >= 1`, and `v = (z e^y − 1)/(z e^y + 1)` below 1. The error of `v` is at most
    /// that of `e^y` plus 4.
    static Fixed log(BigInteger z, int w) {
        BigInteger one = one(w);
        double approximate = Math.abs(StrictMath.log(Math.scalb(z.shiftRight(w - 60).doubleValue(), -60)));
        BigInteger y = approximate < 0x1p-40 ? BigInteger.ZERO : of(Math.min(approximate, 0.5), w);
        Fixed e = y.signum() == 0 ? new Fixed(one, 0, w) : exp(y, w);
        boolean above = z.compareTo(one) >= 0;
        BigInteger left = above ? z : z.multiply(e.value()).shiftRight(w);
        BigInteger right = above ? e.value() : one;
        BigInteger v = left.subtract(right).shiftLeft(w).divide(left.add(right));
        Fixed artanh = oddSeries(v, e.error() + 4, w, false);
        BigInteger twice = artanh.value().shiftLeft(1);
        return new Fixed(above ? y.add(twice) : twice.subtract(y), 2 * artanh.error(), w);
    }

    /// `sin(x)` for `0 <= x <= 1`, where `x` is off by at most 4: so is each of the `n` terms, and the tail.
    static Fixed sin(BigInteger x, int w) {
        return sine(x, x, 1, w);
    }

    /// `cos(x)`, likewise.
    static Fixed cos(BigInteger x, int w) {
        return sine(x, one(w), 0, w);
    }

    private static Fixed sine(BigInteger x, BigInteger first, long k, int w) {
        BigInteger square = x.multiply(x).shiftRight(w);
        BigInteger term = first;
        BigInteger sum = first;
        long i = k;
        boolean minus = true;
        while (term.signum() != 0) {
            i += 2;
            term = term.multiply(square).shiftRight(w).divide(BigInteger.valueOf(i * (i - 1)));
            sum = minus ? sum.subtract(term) : sum.add(term);
            minus = !minus;
        }
        spend(i / 2, w);
        return new Fixed(sum, 4 * i + 8, w);
    }

    /// `atan(x)` for `0 <= x <= 1`, where `x` is off by at most 2: with `y` near `atan x`, atan x = y + atan v where
    /// `v = (x cos y − sin y)/(cos y + x sin y)`, a denominator of at least 1 − 2^-20.
    static Fixed atan(BigInteger x, int w) {
        BigInteger y = of(StrictMath.atan(Math.scalb(x.shiftRight(w - 60).doubleValue(), -60)), w);
        Fixed s = sin(y, w);
        Fixed c = cos(y, w);
        BigInteger numerator = x.multiply(c.value()).shiftRight(w).subtract(s.value());
        BigInteger denominator = c.value().add(x.multiply(s.value()).shiftRight(w));
        BigInteger v = numerator.shiftLeft(w).divide(denominator);
        Fixed rest = oddSeries(v, 2 * (s.error() + c.error() + 8), w, true);
        return new Fixed(y.add(rest.value()), rest.error(), w);
    }

    /// `v − v^3/3 + v^5/5 − …` or the same without the minus, for `|v| < 2^-20` off by at most `error`: each term after the
    /// first is off by at most 2 and a 2^-20th of the error.
    private static Fixed oddSeries(BigInteger v, long error, int w, boolean alternating) {
        BigInteger size = v.abs();
        BigInteger square = size.multiply(size).shiftRight(w);
        BigInteger power = size;
        BigInteger sum = size;
        long k = 1;
        while (power.signum() != 0) {
            k += 2;
            power = power.multiply(square).shiftRight(w);
            BigInteger term = power.divide(BigInteger.valueOf(k));
            sum = alternating && (k & 2) != 0 ? sum.subtract(term) : sum.add(term);
        }
        spend(k / 2, w);
        return new Fixed(v.signum() < 0 ? sum.negate() : sum, error + (error >> 16) + k + 4, w);
    }

    /// The work of a series.
    private static void spend(long terms, int w) {
        Work.spend(terms * (1 + w / 256));
    }
}
