package org.backproof.expr;


/// `Σ body` over the index from its sort's lower to its upper bound, both inclusive; an empty range gives 0.
public record Sum(Bound index, Expr body, Facts facts) implements Expr {

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
