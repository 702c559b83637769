package org.backproof.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.backproof.numeric.Rational;

/// Written numbers, both ways, exactly.
final class Numerals {
    /// The most digits a number may be written with.
    private static final int MAX_DIGITS = 10_000;
    private static final int SMALL = 18;
    /// Beyond so many zeros a number is printed with an exponent.
    private static final int PLAIN = 20;

    private Numerals() {
    }

    static Expression.Number read(String text, Span span) {
        return new Expression.Number(value(text, span), span);
    }

    private static Rational value(String text, Span span) {
        if (text.length() <= SMALL && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Rational.of(Long.parseLong(text));
        }
        if (text.length() > MAX_DIGITS) {
            throw new SourceError("a number of " + text.length() + " digits", span, "Numbers are exact; at most " + MAX_DIGITS + " digits are read.");
        }
        try {
            return Rational.parse(text);
        } catch (ArithmeticException e) {
            throw new SourceError("the exponent of this number is too large", span, "Numbers are exact: for a power write 10^100000.");
        }
    }

    /// Decimal where the number has an end, else a quotient.
    static String print(Rational value) {
        if (value.isInteger() && value.isSmall()) {
            return value.numerator().toString();
        }
        BigInteger odd = value.denominator().shiftRight(value.denominator().getLowestSetBit());
        while (odd.mod(BigInteger.valueOf(5)).signum() == 0) {
            odd = odd.divide(BigInteger.valueOf(5));
        }
        if (!odd.equals(BigInteger.ONE)) {
            return value.numerator() + "/" + value.denominator();
        }
        BigDecimal exact = new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator())).stripTrailingZeros();
        return Math.abs(exact.scale()) <= PLAIN ? exact.toPlainString() : exact.toString().replace("E+", "e").replace('E', 'e');
    }
}
