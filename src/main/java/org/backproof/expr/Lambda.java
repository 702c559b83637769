package org.backproof.expr;

import java.util.List;

/// A tensor `[i, j] ↦ body`.
public record Lambda(List<Bound> indices, Expr body, Facts facts) implements Expr {

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
