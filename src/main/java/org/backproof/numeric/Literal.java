package org.backproof.numeric;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The exact reading of a written number.
final class Literal {
    /// The largest power of ten a literal may ask for.
    static final int MAX_EXPONENT = 10_000;

    private static final Pattern DECIMAL = Pattern.compile("([+-]?)(?:([0-9]++)(?:\\.([0-9]*+))?|\\.([0-9]++))(?:[eE]([+-]?[0-9]++))?");

    private Literal() {
    }

    static Rational parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return decimal(text);
        }
        return decimal(text.substring(0, slash)).divide(decimal(text.substring(slash + 1)));
    }

    /// `±whole.fraction e exponent` is `wholefraction * 10^(exponent - digits of fraction)`.
    private static Rational decimal(String text) {
        Matcher m = DECIMAL.matcher(text.strip());
        if (!m.matches()) {
            throw new NumberFormatException("not a number: " + (text.length() > 40 ? text.substring(0, 40) + "…" : text));
        }
        String whole = m.group(2) == null ? "" : m.group(2);
        String fraction = m.group(4) != null ? m.group(4) : m.group(3) != null ? m.group(3) : "";
        BigInteger digits = new BigInteger(whole + fraction);
        BigInteger signed = m.group(1).equals("-") ? digits.negate() : digits;
        int exponent = m.group(5) == null ? 0 : exponent(m.group(5));
        int power = exponent - fraction.length();
        return power >= 0 ? Rational.of(signed.multiply(BigInteger.TEN.pow(power))) : Rational.of(signed, BigInteger.TEN.pow(-power));
    }

    private static int exponent(String text) {
        String significant = text.replaceFirst("^[+-]?0*", "");
        if (significant.length() > 5 || !significant.isEmpty() && Integer.parseInt(significant) > MAX_EXPONENT) {
            throw new ArithmeticException("the exponent of a number is at most " + MAX_EXPONENT + " in size");
        }
        int size = significant.isEmpty() ? 0 : Integer.parseInt(significant);
        return text.startsWith("-") ? -size : size;
    }
}
