package org.backproof.expr;

import java.util.List;

/// A sum of at least two terms, sorted, like terms collected.
public record Add(List<Expr> terms, Facts facts) implements Expr {

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
