package org.backproof.expr;


/// `if guard then then else otherwise`. Defined where the guard is, and the branch that it selects.
public record Cases(Prop guard, Expr then, Expr otherwise, Facts facts) implements Expr {

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
