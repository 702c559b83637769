package org.backproof.print;

import java.util.Optional;

/// How a function is written.
///
/// @param name    in the language
/// @param unicode in a terminal, or with `#1` a pattern for an application
/// @param latex   a LaTeX operator, or with `#1` a pattern for an application
public record FunctionName(String name, String unicode, String latex, Form form) {
    private static final String HOLE = "#1";

    /// The shape of a call.
    public enum Form {
        /// `f(x)`, or as the pattern says
        CALL,
        /// `log x` where x is a name, else `log(1 + x)`
        OPERATOR,
        /// as an operator, and its powers are `sin² x`
        RAISED,
        /// `e` to the power of x
        EXPONENTIAL,
        /// `Wᵀ`
        TRANSPOSE
    }

    /// The transpose of a matrix.
    public static final FunctionName TRANSPOSE = new FunctionName("transpose", "ᵀ", "^{\\top}", Form.TRANSPOSE);

    /// A function that says how it is written, or not; then it is written with its name.
    public static FunctionName described(String name, Optional<String> latex, Optional<String> unicode) {
        String command = latex.orElseGet(() -> LatexNames.function(name));
        return new FunctionName(name, unicode.orElseGet(() -> plain(name, command)), command, form(command));
    }

    /// A pattern without commands serves a terminal, too: `|#1|`.
    private static String plain(String name, String latex) {
        String bare = latex.replace("\\left", "").replace("\\right", "");
        return bare.contains(HOLE) && bare.indexOf('\\') < 0 ? bare : UnicodeNames.of(name);
    }

    /// TeX's own operators need no brackets around a name.
    private static Form form(String latex) {
        return switch (latex) {
            case "\\sin", "\\cos", "\\tan", "\\cot", "\\sec", "\\csc", "\\sinh", "\\cosh", "\\tanh", "\\coth" -> Form.RAISED;
            case "\\ln", "\\log", "\\arcsin", "\\arccos", "\\arctan" -> Form.OPERATOR;
            case String s when s.startsWith("\\log_") -> Form.OPERATOR;
            case String _ -> Form.CALL;
        };
    }

    boolean hasLatexPattern() {
        return latex.contains(HOLE);
    }

    /// Whether the pattern fences its argument, `|x|`, so that a power of it needs no brackets.
    boolean isFenced() {
        return hasLatexPattern() && latex.startsWith("\\left") && latex.indexOf('^') < 0;
    }

    boolean hasUnicodePattern() {
        return unicode.contains(HOLE);
    }

    String latexOf(String argument) {
        return latex.replace(HOLE, argument);
    }

    String unicodeOf(String argument) {
        return unicode.replace(HOLE, argument);
    }
}
