package org.backproof.expr;


/// Kronecker's delta of two indices: 1 where they are equal, else 0.
public record Delta(Expr left, Expr right, Facts facts) implements Expr {

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
