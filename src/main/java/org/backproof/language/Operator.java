package org.backproof.language;

/// The operators that stand between two operands and form chains.
public enum Operator {
    PLUS("+"), MINUS("-"),
    /// Elementwise, as are `·`, `×` and `⊙`.
    TIMES("*"), DIVIDE("/"),
    /// The matrix product.
    MATMUL("@"),
    /// Nothing: of matrices their product, with a scalar the multiple.
    BESIDE(" "),
    /// `·` in notes: entry by entry where the shapes are the same, else the product of matrices.
    DOT("·"),
    EQUAL("="), NOT_EQUAL("!="), LESS("<"), LESS_OR_EQUAL("<="), GREATER(">"), GREATER_OR_EQUAL(">=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
