package org.backproof.print;

import org.backproof.print.FunctionName.Form;

/// LaTeX of function calls: `\sigma(z)`, `\ln p_{i}`, `\sin^{2} x`, `\left|x\right|`, `\mathrm{e}^{-z}`.
final class LatexCalls {
    private LatexCalls() {
    }

    /// @param open whether the call may run on to the right, as `\ln x` does
    static String call(Layout.Call c, boolean open) {
        String entry = c.indices().isEmpty() ? "" : Latex.subscript(c.indices());
        return switch (c.function().form()) {
            case TRANSPOSE -> transposed(c.arguments().getFirst()) + "^{\\top}";
            case EXPONENTIAL -> c.primes() > 0 ? c.function().latex() + primes(c) + arguments(c) : exponential(c);
            case CALL -> c.function().hasLatexPattern() && c.primes() == 0 ? c.function().latexOf(Latex.commas(c.arguments())) + entry
                    : (c.function().hasLatexPattern() ? LatexNames.function(c.function().name()) : c.function().latex()) + primes(c) + arguments(c) + entry;
            case OPERATOR, RAISED -> c.function().latex() + primes(c) + operand(c, open);
        };
    }

    static String raised(Layout.Call c, String exponent, boolean open) {
        return c.function().latex() + primes(c) + exponent + operand(c, open);
    }

    private static String primes(Layout.Call c) {
        return "'".repeat(c.primes());
    }

    private static String transposed(Layout l) {
        return l instanceof Layout.Name || l instanceof Layout.Call c && c.function().form() == Form.CALL && !c.function().hasLatexPattern()
                ? Latex.print(l) : Latex.brackets(Latex.print(l));
    }

    private static String operand(Layout.Call c, boolean open) {
        return open && c.arguments().size() == 1 && Latex.slim(c.arguments().getFirst()) ? " " + Latex.print(c.arguments().getFirst()) : arguments(c);
    }

    private static String exponential(Layout.Call c) {
        String exponent = Latex.exponent(c.arguments().getFirst());
        boolean high = exponent.contains("\\frac") || exponent.contains("\\sum") || exponent.contains("\\begin") || exponent.contains("^");
        return c.function().form() == Form.EXPONENTIAL && high ? "\\exp" + arguments(c) : "\\mathrm{e}^{" + exponent + "}";
    }

    private static String arguments(Layout.Call c) {
        if (c.arguments().isEmpty() && c.hidden().isEmpty()) {
            return "";
        }
        String hidden = c.hidden().isEmpty() ? "" : "; " + Latex.commas(c.hidden());
        return Latex.brackets(Latex.commas(c.arguments()) + hidden);
    }
}
