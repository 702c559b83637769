package org.backproof.print;

import java.util.Comparator;

/// The order of the factors of a product: variables, functions, sums in brackets, logarithms, derivatives, Σ last.
final class FactorOrder {
    static final Comparator<Layout> ORDER = Comparator.comparingInt(FactorOrder::rank).thenComparing(FactorOrder::monomial);

    /// Above every exponent that is told apart in the order of monomials.
    private static final int EXPONENTS = 30_000;

    private FactorOrder() {
    }

    private static int rank(Layout factor) {
        return switch (factor) {
            case Layout.Number _, Layout.Decimal _ -> 0;
            case Layout.Name _ -> 1;
            case Layout.Delta _ -> 2;
            case Layout.Call c -> c.function().form() == FunctionName.Form.OPERATOR ? 6 : c.arguments().isEmpty() ? 0 : 3;
            case Layout.Root _ -> 3;
            case Layout.Power p -> p.base() instanceof Layout.Number ? 3 : rank(p.base());
            case Layout.Sum _, Layout.Product _, Layout.Fraction _ -> 4;
            case Layout.Piecewise _, Layout.Mapping _, Layout.Elided _, Layout.Summary _ -> 5;
            case Layout.Derivative _ -> 7;
            case Layout.BigSum _, Layout.Integral _, Layout.Total _ -> 8;
            case Layout.Relation _, Layout.Junction _, Layout.ForAll _, Layout.Defined _, Layout.Whole _ -> 9;
        };
    }

    /// A text that sorts `x²` before `x y` before `x` before `y`, and `z2` before `z10`.
    static String monomial(Layout term) {
        StringBuilder out = new StringBuilder();
        put(term, out);
        return out.toString();
    }

    private static void put(Layout term, StringBuilder out) {
        switch (term) {
            case Layout.Product p -> p.factors().stream().filter(f -> !(f instanceof Layout.Number)).forEach(f -> power(f, out));
            case Layout.Fraction f -> {
                put(f.over(), out);
                out.append('\u0002');
                put(f.under(), out);
            }
            case Layout f -> power(f, out);
        }
    }

    private static void power(Layout factor, StringBuilder out) {
        boolean raised = factor instanceof Layout.Power(_, Layout.Number(var n)) && n.bitLength() < 15;
        int exponent = raised ? ((Layout.Number) ((Layout.Power) factor).exponent()).value().intValueExact() : 1;
        out.append(rank(factor)).append(padded(Plain.key(raised ? ((Layout.Power) factor).base() : factor))).append('\u0001').append((char) (EXPONENTS - exponent));
    }

    /// Runs of digits, up to nine, at a fixed length.
    private static String padded(String text) {
        StringBuilder out = new StringBuilder();
        int digits = 0;
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            boolean digit = '0' <= c && c <= '9';
            if (digit && digits == 0) {
                int end = k;
                while (end < text.length() && Character.isDigit(text.charAt(end))) {
                    end++;
                }
                out.repeat('0', Math.max(0, 9 - (end - k)));
            }
            digits = digit ? digits + 1 : 0;
            out.append(c);
        }
        return out.toString();
    }
}
