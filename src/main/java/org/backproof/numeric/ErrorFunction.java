package org.backproof.numeric;

/// erf and erfc.
final class ErrorFunction {
    private ErrorFunction() {
    }

    static Interval erf(Interval x, int bits) {
        return Monotone.increasing(x, bits, (p, b) -> {
            Interval erf = erfOfNonNegative(p.absolute(), b);
            return p.isNonNegative() ? erf : erf.negated();
        });
    }

    static Interval erfc(Interval x, int bits) {
        return Monotone.decreasing(x, bits, (p, b) -> {
            if (p.isZero()) {
                return Interval.ONE;
            }
            return p.isPositive() ? erfcOfPositive(p, b) : Interval.ONE.plus(erfOfNonNegative(p.negated(), b), b);
        });
    }

    /// Near 0: 2x/√π (1 − x²) <= erf x <= 2x/√π; far from it 1 − erfc x.
    private static Interval erfOfNonNegative(Interval x, int bits) {
        if (x.isZero()) {
            return Interval.ZERO;
        }
        Interval square = x.times(x, 64);
        if (x.hi(bits).top() < -bits) {
            Interval factor = Interval.ONE.minus(square, bits).hull(Interval.ONE, bits);
            return x.times(factor, bits).scaled(1).over(rootOfPi(bits + 4), bits);
        }
        return isFar(x, bits) ? Interval.ONE.minus(erfcOfPositive(x, 32), bits).clamped(Dyadic.ZERO, Dyadic.ONE) : series(x, bits);
    }

    /// Whether x² exceeds 0.75 bits, more than bits·log 2: erfc x is then below 2^−bits, and its asymptotic series reaches that.
    private static boolean isFar(Interval x, int bits) {
        double least = Doubles.near(x.lo(64));
        return least * least > 0.75 * bits + 8;
    }

    /// erf x = 2/√π exp(−x²) Σ t(n), t(0) = x, t(n + 1) = t(n) 2x²/(2n + 3): all terms are positive, and where the ratio is below
    /// 1/2 the tail is less than the last term.
    private static Interval series(Interval x, int bits) {
        int w = bits + 16 + 2 * Math.clamp(x.hi(32).top(), 0, 40);
        Interval square = x.times(x, w);
        Interval twice = square.scaled(1);
        double ratio = Doubles.up(twice.hi(64));
        Interval term = x;
        Interval sum = x;
        for (int n = 0;; n++) {
            term = term.times(twice, w).over(Interval.of(2L * n + 3), w);
            sum = sum.plus(term, w);
            if (ratio < n && term.hi(32).top() < sum.lo(32).top() - w) {
                Interval all = sum.plus(Interval.ZERO.hull(term, w), w);
                return all.times(Exponential.exp(square.negated(), w), w).scaled(1).over(rootOfPi(w), bits);
            }
        }
    }

    private static Interval rootOfPi(int bits) {
        return Power.sqrt(Constants.piInterval(bits), bits);
    }

    private static Interval erfcOfPositive(Interval x, int bits) {
        if (isFar(x, bits)) {
            return asymptotic(x, bits);
        }
        double size = Doubles.near(x.hi(64));
        int lost = (int) (1.5 * size * size) + 8;
        return Interval.ONE.minus(series(x, bits + lost), bits);
    }

    /// erfc x = exp(−x²)/(x √π) Σ (−1)^n (2n − 1)!!/(2x²)^n, where the remainder lies between 0 and the first term left out.
    private static Interval asymptotic(Interval x, int bits) {
        int w = bits + 16 + 2 * Math.clamp(x.hi(32).top(), 0, 40);
        Interval square = x.times(x, w);
        Interval inverse = Interval.ONE.over(square.scaled(1), w).negated();
        Interval term = Interval.ONE;
        Interval sum = Interval.ONE;
        for (int n = 1;; n++) {
            term = term.times(inverse, w).times(Interval.of(2L * n - 1), w);
            if (term.absolute().hi(32).top() < -w || n > w) {
                sum = sum.plus(Interval.ZERO.hull(term, w), w);
                return Exponential.exp(square.negated(), w).times(sum, w).over(x.times(rootOfPi(w), w), bits);
            }
            sum = sum.plus(term, w);
        }
    }
}
