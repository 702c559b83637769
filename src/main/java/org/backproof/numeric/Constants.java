package org.backproof.numeric;

import java.math.BigInteger;
import java.util.function.IntFunction;

/// The constants pi, log 2 and e, each kept at the highest precision asked for so far.
final class Constants {
    private static final Cache PI = new Cache(w -> arctan(5, w).shiftLeft(4).subtract(arctan(239, w).shiftLeft(2)));
    private static final Cache LOG2 = new Cache(w -> artanh(26, w).multiply(BigInteger.valueOf(18)).subtract(artanh(4801, w).shiftLeft(1)).add(artanh(8749, w).shiftLeft(3)));

    private Constants() {
    }

    /// `pi * 2^w` with an error below 2. Machin: pi = 16 atan(1/5) − 4 atan(1/239).
    static BigInteger pi(int w) {
        return PI.at(w);
    }

    /// `log 2 * 2^w` with an error below 2: log 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749).
    static BigInteger log2(int w) {
        return LOG2.at(w);
    }

    static Interval piInterval(int bits) {
        return Interval.around(new Fixed(pi(bits + 8), 2, bits + 8), 0, bits);
    }

    static Interval log2Interval(int bits) {
        return Interval.around(new Fixed(log2(bits + 8), 2, bits + 8), 0, bits);
    }

    /// Σ (−1)^k / ((2k + 1) n^(2k + 1)); each of at most `w` terms is off by less than 3, and the tail by less than 2.
    private static BigInteger arctan(long n, int w) {
        return series(n, w, true);
    }

    private static BigInteger artanh(long n, int w) {
        return series(n, w, false);
    }

    private static BigInteger series(long n, int w, boolean alternating) {
        BigInteger square = BigInteger.valueOf(n * n);
        BigInteger power = BigInteger.ONE.shiftLeft(w).divide(BigInteger.valueOf(n));
        BigInteger sum = power;
        for (long k = 3; power.signum() != 0; k += 2) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(k));
            sum = alternating && (k & 2) != 0 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }

    /// A constant computed with 64 bits to spare, which hide the rounding of fewer than 2^50 terms.
    private static final class Cache {
        private static final int SPARE = 64;
        private final IntFunction<BigInteger> computation;
        private volatile Known known = new Known(BigInteger.ZERO, 0);

        private record Known(BigInteger value, int scale) {
        }

        Cache(IntFunction<BigInteger> computation) {
            this.computation = computation;
        }

        BigInteger at(int w) {
            Known k = known;
            if (w + SPARE > k.scale) {
                int scale = w + w / 4 + 3 * SPARE;
                k = new Known(computation.apply(scale), scale);
                known = k;
            }
            return k.value.shiftRight(k.scale - w);
        }
    }
}
