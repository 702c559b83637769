package org.backproof.expr;


/// The derivative of the body with respect to a variable, at the variable's current value; two-sided, on the natural domain of
/// the body. Defined means differentiable. The variable is a [Symbol] or an [Entry] (the other entries are held).
public record Diff(Expr body, Expr variable, Facts facts) implements Expr {

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(facts.hash());
    }

    @Override
    public String toString() {
        return Notation.of(this);
    }
}
