package org.backproof.print;

/// How a function is written.
///
/// @param name    in the language
/// @param unicode in a terminal
/// @param latex   a LaTeX operator
public record FunctionName(String name, String unicode, String latex, Form form) {

    /// The transpose of a matrix.
    static final FunctionName TRANSPOSE = new FunctionName("transpose", "ᵀ", "^{\\top}", Form.TRANSPOSE);

    /// The shape of a call.
    public enum Form {
        /// `f(x)`
        CALL,
        /// `log x` where x is a name, else `log(1 + x)`
        OPERATOR,
        /// as an operator, and its powers are `sin² x`
        RAISED,
        /// `|x|`
        BARS,
        /// `e` to the power of x
        EXPONENTIAL,
        /// `Wᵀ`
        TRANSPOSE
    }
}
