package org.backproof.numeric;

import java.util.function.IntFunction;

/// The asymptotic series of log Γ and its derivatives for `z > 0`.
///
/// They are Laplace transforms of t/(e^t − 1) = 1 − t/2 + 2t² Σ 1/(t² + 4π²j²) with positive weights, and each 1/(t² + a²) lies
/// between any two consecutive partial sums of its geometric series; so the remainder lies between 0 and the first
/// term left out.
final class Stirling {
    private Stirling() {
    }

    /// How far to shift an argument to the right so that the series reaches `bits`: its least term is about exp(−2πz).
    static int shift(Interval x, int bits) {
        Dyadic lo = x.lo(64);
        double least = 0.2 * bits + 4;
        return lo.top() > 40 ? 0 : (int) Math.max(0, Math.ceil(least - Doubles.near(lo)));
    }

    /// log Γ(z) = (z − 1/2) log z − z + log(2π)/2 + Σ B(2k)/(2k (2k − 1) z^(2k − 1)).
    static Interval logGamma(Interval z, int bits) {
        Interval inverse = Interval.ONE.over(z, bits);
        Interval series = series(inverse, inverse, bits, k -> Bernoulli.even(k).divide(Rational.of(2L * k * (2L * k - 1))));
        Interval head = z.minus(Interval.HALF, bits).times(Exponential.log(z, bits), bits).minus(z, bits);
        return head.plus(Exponential.log(Constants.piInterval(bits).scaled(1), bits).scaled(-1), bits).plus(series, bits);
    }

    /// ψ(z) = log z − 1/(2z) − Σ B(2k)/(2k z^(2k)).
    static Interval digamma(Interval z, int bits) {
        Interval inverse = Interval.ONE.over(z, bits);
        Interval series = series(inverse.times(inverse, bits), inverse, bits, k -> Bernoulli.even(k).divide(Rational.of(2L * k)));
        return Exponential.log(z, bits).minus(inverse.scaled(-1), bits).minus(series, bits);
    }

    /// ψ'(z) = 1/z + 1/(2z²) + Σ B(2k)/z^(2k + 1).
    static Interval trigamma(Interval z, int bits) {
        Interval inverse = Interval.ONE.over(z, bits);
        Interval square = inverse.times(inverse, bits);
        return inverse.plus(square.scaled(-1), bits).plus(series(square.times(inverse, bits), inverse, bits, Bernoulli::even), bits);
    }

    /// Σ c(k) first · inverse^(2k − 2) for k = 1, 2, …, ended by a remainder between 0 and the next term.
    private static Interval series(Interval first, Interval inverse, int bits, IntFunction<Rational> coefficient) {
        Interval square = inverse.times(inverse, bits);
        Interval power = first;
        Interval sum = Interval.ZERO;
        for (int k = 1;; k++) {
            Interval term = power.times(Interval.of(coefficient.apply(k)), bits);
            if (term.absolute().hi(32).top() < inverse.lo(32).top() - bits || k > bits) {
                return sum.plus(Interval.ZERO.hull(term, bits), bits);
            }
            sum = sum.plus(term, bits);
            power = power.times(square, bits);
        }
    }
}
