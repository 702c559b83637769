package org.backproof.numeric;

import java.math.BigInteger;

/// The Bernoulli numbers of even index, by tangent numbers: `B(2k) = (−1)^(k − 1) 2k T(k) / (4^k (4^k − 1))`.
final class Bernoulli {
    private static volatile Rational[] known = {Rational.ONE};

    private Bernoulli() {
    }

    /// `B(2k)`: 1, 1/6, −1/30, 1/42, …
    static Rational even(int k) {
        Rational[] numbers = known;
        if (k >= numbers.length) {
            numbers = compute(Math.max(64, 2 * k));
            known = numbers;
        }
        return numbers[k];
    }

    /// T(1) = 1, then in place: T(j) = (j − k) T(j − 1) + (j − k + 2) T(j) for k = 2 … n and j = k … n.
    private static Rational[] compute(int n) {
        BigInteger[] tangent = new BigInteger[n + 1];
        tangent[1] = BigInteger.ONE;
        for (int k = 2; k <= n; k++) {
            tangent[k] = tangent[k - 1].multiply(BigInteger.valueOf(k - 1));
        }
        for (int k = 2; k <= n; k++) {
            for (int j = k; j <= n; j++) {
                tangent[j] = tangent[j - 1].multiply(BigInteger.valueOf(j - k)).add(tangent[j].multiply(BigInteger.valueOf(j - k + 2)));
            }
        }
        Rational[] numbers = new Rational[n + 1];
        numbers[0] = Rational.ONE;
        for (int k = 1; k <= n; k++) {
            BigInteger power = BigInteger.ONE.shiftLeft(2 * k);
            numbers[k] = Rational.of(tangent[k].multiply(BigInteger.valueOf(k % 2 == 0 ? -2L * k : 2L * k)), power.multiply(power.subtract(BigInteger.ONE)));
        }
        return numbers;
    }
}
