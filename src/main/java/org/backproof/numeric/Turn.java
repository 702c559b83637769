package org.backproof.numeric;

import java.math.BigInteger;

/// An argument x that holds no integer, as half-turns: πx is `π·rest` after `floor(x)` half-turns, with `0 < rest < 1` where
/// x is one number.
record Turn(BigInteger floor, Interval rest) {
    static Turn of(Interval x, int bits) {
        BigInteger floor = x.isExact() ? x.rational().floor() : x.lo(bits).fixed(0);
        Interval rest = x.isExact() ? Interval.of(x.rational().subtract(Rational.of(floor))) : x.minus(Interval.of(Rational.of(floor)), bits);
        return new Turn(floor, rest);
    }

    /// sin(πx) = (−1)^floor sin(π rest).
    boolean isOdd() {
        return floor.testBit(0);
    }

    /// sin(π rest), from the nearer end of [0, 1]: sin(π rest) = sin(π (1 − rest)).
    Interval sine(int bits) {
        Interval near = rest.isAbove(Rational.HALF) ? complement(bits) : rest;
        return Trigonometric.sin(near.times(Constants.piInterval(bits), bits), bits);
    }

    private Interval complement(int bits) {
        return Interval.ONE.plusNarrow(rest.negated(), bits);
    }

    Interval cosine(int bits) {
        return rest.isExactlyHalf() ? Interval.ZERO : Trigonometric.cos(rest.times(Constants.piInterval(bits), bits), bits);
    }
}
