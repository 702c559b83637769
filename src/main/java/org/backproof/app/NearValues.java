package org.backproof.app;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.IntStream;

import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Expr;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;

/// Two values with the same first digits, both with as many decimals as show where they part.
record NearValues(String left, String right) {
    private static final int MOST_DIGITS = 150;
    private static final int STEP = 5;
    /// Digits shown after the first that is another one.
    private static final int AFTER = 3;
    /// Numbers below this power of ten are written without one.
    private static final int PLAIN = 18;

    /// Empty where the values part within the first `digits`, or are exact numbers.
    static Optional<NearValues> of(Witness w, int digits) {
        if (!(w.left() instanceof Interval l && w.right() instanceof Interval r) || l.exact().isPresent() && r.exact().isPresent() || part(l, r, digits)) {
            return Optional.empty();
        }
        int n = digits;
        while (n < MOST_DIGITS && !part(l, r, n)) {
            n += STEP;
        }
        int shown = Math.min(precision(l, n + AFTER), precision(r, n + AFTER));
        return part(l, r, shown) ? Optional.of(new NearValues(text(l, shown), text(r, shown))) : Optional.empty();
    }

    /// Whether the values are the same in so many digits.
    static boolean agree(Witness w, int digits) {
        return w.left() instanceof Interval l && w.right() instanceof Interval r && !(l.exact().isPresent() && r.exact().isPresent()) && !part(l, r, digits);
    }

    /// The values of the two sides again, to more digits, where they do not part within those of the witness.
    static Witness sharper(Witness w, Expr left, Expr right) {
        Witness out = w;
        for (int n = 4 * STEP; n < MOST_DIGITS && out.left() instanceof Interval l && out.right() instanceof Interval r && !apart(l, r); n *= 2) {
            CertifiedEvaluation there = new CertifiedEvaluation(w.point());
            Rational relative = Rational.of(BigInteger.ONE, BigInteger.TEN.pow(n));
            out = new Witness(w.point(), there.value(left, relative).orElse(l), there.value(right, relative).orElse(r));
        }
        return out;
    }

    private static boolean apart(Interval l, Interval r) {
        return l.exact().isPresent() && r.exact().isPresent() || IntStream.iterate(STEP, n -> n < MOST_DIGITS, n -> n + STEP).filter(n -> part(l, r, n)).findFirst()
                .stream().anyMatch(n -> decimal(l, n).isPresent() && decimal(r, n).isPresent() && precision(l, n) == precision(r, n));
    }

    /// Whether the values differ when rounded.
    private static boolean part(Interval l, Interval r, int digits) {
        Optional<BigDecimal> a = decimal(l, digits);
        Optional<BigDecimal> b = decimal(r, digits);
        return a.isEmpty() || b.isEmpty() || a.get().compareTo(b.get()) != 0;
    }

    /// The digits that are known, at most so many.
    private static int precision(Interval x, int digits) {
        return x.exact().isPresent() ? digits : decimal(x, digits).map(BigDecimal::precision).orElse(0);
    }

    /// Empty where no digit is certain.
    private static Optional<BigDecimal> decimal(Interval x, int digits) {
        String text = x.toShortString(digits);
        return text.startsWith("[") ? Optional.empty() : Optional.of(new BigDecimal(text).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }

    private static String text(Interval x, int digits) {
        BigDecimal rounded = decimal(x, digits).orElseThrow();
        BigDecimal padded = rounded.setScale(rounded.scale() + digits - rounded.precision());
        int exponent = padded.precision() - padded.scale() - 1;
        return -7 < exponent && exponent < PLAIN ? padded.toPlainString() : padded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
}
