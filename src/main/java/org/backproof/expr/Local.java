package org.backproof.expr;


/// A local definition: the value itself, kept opaque to flattening so that shared factors stay shared.
public record Local(Expr value, Facts facts) implements Expr {

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
