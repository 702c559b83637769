package org.backproof.expr;


/// The index that a [Sum] or [Lambda] binds. Binders are numbered from the inside, so that renaming gives the same object.
public record Bound(int number, Sort sort, Facts facts) implements Expr {

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
