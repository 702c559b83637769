package org.backproof.numeric;

import java.math.BigInteger;

/// Γ, log |Γ|, ψ and ψ': right of 0 by a shift and the Stirling series, left of it by reflection.
final class GammaFunction {
    /// Γ falls to the left of its least point 1.46163214496836234…, and rises to the right; Γ there is 0.8856031944108887003….
    private static final Rational LEFT_OF_LEAST = Rational.parse("1.461632144968362");
    private static final Rational RIGHT_OF_LEAST = Rational.parse("1.461632144968363");
    private static final Interval LEAST_GAMMA = Interval.of(Rational.parse("0.8856031944108886"));
    private static final Interval LEAST_LOG_GAMMA = Interval.of(Rational.parse("-0.1214862905358497"));
    private static final int EXACT_FACTORIALS = 50;

    private GammaFunction() {
    }

    private static volatile Interval eulerGamma = Interval.ZERO.hull(Interval.ONE, 1);

    /// The Euler–Mascheroni constant −ψ(1), kept at the highest precision asked for so far.
    static Interval eulerGamma(int bits) {
        Interval known = eulerGamma;
        if (!known.isNarrow(bits + 2)) {
            known = Work.uncounted(() -> digamma(Interval.ONE, bits + 8).negated());
            eulerGamma = known;
        }
        return known.rounded(bits);
    }

    static Interval gamma(Interval x, int bits) {
        if (!hasNoPole(x)) {
            return reflectedGamma(x, bits);
        }
        return valley(x, bits, LEAST_GAMMA, GammaFunction::gammaAtPoint);
    }

    /// log |Γ(x)|.
    static Interval lgamma(Interval x, int bits) {
        if (!hasNoPole(x)) {
            return Refinement.of(x, bits, w -> reflectedLogGamma(x, w));
        }
        return valley(x, bits, LEAST_LOG_GAMMA, (p, b) -> Refinement.of(p, b, w -> logGammaAtPoint(p, w)));
    }

    /// Rises between its poles.
    static Interval digamma(Interval x, int bits) {
        boolean positive = hasNoPole(x);
        return Monotone.increasing(x, bits, (p, b) -> Refinement.of(p, b, w -> positive ? digammaAtPoint(p, w) : reflectedDigamma(p, w)));
    }

    /// Falls right of 0.
    static Interval trigamma(Interval x, int bits) {
        return hasNoPole(x) ? Monotone.decreasing(x, bits, GammaFunction::trigammaAtPoint) : reflectedTrigamma(x, bits);
    }

    /// Whether the argument is positive; if not, it holds no pole either.
    private static boolean hasNoPole(Interval x) {
        if (x.isPositive()) {
            return true;
        }
        if (x.isInteger()) {
            throw NoInterval.undefined("a pole: 0, -1, -2, …");
        }
        if (!x.isNegative() || !x.holdsNoInteger()) {
            throw NoInterval.unclear("an argument that may be a pole");
        }
        return false;
    }

    /// By the endpoints, where the least point is on one side; else from the least value up to the larger end.
    private static Interval valley(Interval x, int bits, Interval least, Monotone.AtPoint f) {
        if (x.isPoint() || !x.isBelow(RIGHT_OF_LEAST) && x.isAbove(LEFT_OF_LEAST)) {
            return Monotone.increasing(x, bits, f);
        }
        if (x.isBelow(LEFT_OF_LEAST)) {
            return Monotone.decreasing(x, bits, f);
        }
        return least.hull(f.at(Interval.point(x.lo(bits)), bits), bits).hull(f.at(Interval.point(x.hi(bits)), bits), bits);
    }

    /// Γ(x) = Γ(x + n)/(x (x + 1) … (x + n − 1)).
    private static Interval gammaAtPoint(Interval x, int bits) {
        if (x.isExact() && x.rational().isInteger() && x.isBelow(Rational.of(EXACT_FACTORIALS))) {
            return factorial(x.rational().intValueExact() - 1);
        }
        int w = bits + 24 + sizeBits(x);
        int n = Stirling.shift(x, w);
        Interval product = risingProduct(x, n, w);
        return Exponential.exp(Stirling.logGamma(x.plus(Interval.of(n), w), w), w).over(product, bits);
    }

    private static Interval factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int k = 2; k <= n; k++) {
            product = product.multiply(BigInteger.valueOf(k));
        }
        return Interval.of(Rational.of(product));
    }

    private static int sizeBits(Interval x) {
        return Math.clamp(x.hi(32).top(), 0, 64) + 8;
    }

    private static Interval risingProduct(Interval x, int n, int bits) {
        Interval product = Interval.ONE;
        for (int k = 0; k < n; k++) {
            product = product.times(x.plus(Interval.of(k), bits), bits);
        }
        return product;
    }

    private static Interval logGammaAtPoint(Interval x, int bits) {
        if (x.isExactly(1) || x.isExactly(2)) {
            return Interval.ZERO;
        }
        int w = bits + 16 + sizeBits(x);
        int n = Stirling.shift(x, w);
        return Stirling.logGamma(x.plus(Interval.of(n), w), w).minus(Exponential.log(risingProduct(x, n, w), w), bits);
    }

    /// ψ(x) = ψ(x + n) − 1/x − … − 1/(x + n − 1).
    private static Interval digammaAtPoint(Interval x, int bits) {
        int w = bits + 16;
        int n = Stirling.shift(x, w);
        Interval value = Stirling.digamma(x.plus(Interval.of(n), w), w);
        for (int k = n - 1; k >= 0; k--) {
            value = value.minus(Interval.ONE.over(x.plus(Interval.of(k), w), w), w);
        }
        return value;
    }

    private static Interval trigammaAtPoint(Interval x, int bits) {
        int w = bits + 16;
        int n = Stirling.shift(x, w);
        Interval value = Stirling.trigamma(x.plus(Interval.of(n), w), w);
        for (int k = n - 1; k >= 0; k--) {
            Interval inverse = Interval.ONE.over(x.plus(Interval.of(k), w), w);
            value = value.plus(inverse.times(inverse, w), w);
        }
        return value;
    }

    /// Γ(x) = π/(sin(πx) Γ(1 − x)).
    private static Interval reflectedGamma(Interval x, int bits) {
        int w = bits + 16;
        Turn turn = Turn.of(x, w);
        Interval gamma = Constants.piInterval(w).over(turn.sine(w).times(gamma(Interval.ONE.minus(x, w + sizeBits(x.absolute())), w), w), bits);
        return turn.isOdd() ? gamma.negated() : gamma;
    }

    /// log |Γ(x)| = log(π/|sin πx|) − log Γ(1 − x).
    private static Interval reflectedLogGamma(Interval x, int bits) {
        int w = bits + 16 + sizeBits(x.absolute());
        Interval sine = Turn.of(x, w).sine(w).absolute();
        return Exponential.log(Constants.piInterval(w).over(sine, w), w).minus(lgamma(Interval.ONE.minus(x, w), w), bits);
    }

    /// ψ(x) = ψ(1 − x) − π cot πx.
    private static Interval reflectedDigamma(Interval x, int bits) {
        int w = bits + 16;
        Turn turn = Turn.of(x, w);
        Interval cot = turn.cosine(w).over(turn.sine(w), w);
        return digamma(Interval.ONE.minus(x, w), w).minus(Constants.piInterval(w).times(cot, w), bits);
    }

    /// ψ'(x) = π²/sin²(πx) − ψ'(1 − x).
    private static Interval reflectedTrigamma(Interval x, int bits) {
        int w = bits + 16;
        Interval root = Constants.piInterval(w).over(Turn.of(x, w).sine(w), w);
        return root.times(root, w).minus(trigamma(Interval.ONE.minus(x, w), w), bits);
    }
}
