package org.backproof.numeric;

import java.math.BigInteger;
import java.util.Optional;

/// The fraction with the smallest denominator in an interval, by continued fractions.
public final class SimplestFraction {
    private static final int MAX_DEPTH = 40;
    /// A narrower interval says nothing more than a guess.
    private static final double WIDTH = 1e-9;
    private static final int MAX_BITS = 24;

    private SimplestFraction() {
    }

    /// Empty where the interval is wide, or only fractions with long numbers lie in it.
    public static Optional<Rational> in(Interval i) {
        if (i.exact().isPresent()) {
            return i.exact();
        }
        if (i.width() > WIDTH || Math.abs(i.midpoint()) > 1e9) {
            return Optional.empty();
        }
        return Optional.ofNullable(between(i.lower(), i.upper(), 0)).filter(q -> q.bitLength() <= MAX_BITS);
    }

    private static Rational between(Rational low, Rational high, int depth) {
        if (depth > MAX_DEPTH) {
            return null;
        }
        if (low.signum() <= 0 && high.signum() >= 0) {
            return Rational.ZERO;
        }
        if (high.signum() < 0) {
            Rational positive = between(high.negate(), low.negate(), depth + 1);
            return positive == null ? null : positive.negate();
        }
        BigInteger whole = low.floor();
        Rational base = Rational.of(whole);
        if (low.equals(base)) {
            return base;
        }
        Rational next = Rational.of(whole.add(BigInteger.ONE));
        if (next.compareTo(high) <= 0) {
            return next;
        }
        Rational rest = between(high.subtract(base).reciprocal(), low.subtract(base).reciprocal(), depth + 1);
        return rest == null ? null : base.add(rest.reciprocal());
    }
}
