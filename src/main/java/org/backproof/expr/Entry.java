package org.backproof.expr;

import java.util.List;

/// An entry `v[i]` of a tensor variable; indices are 1-based terms of an index sort or integers.
public record Entry(Symbol tensor, List<Expr> indices, Facts facts) implements Expr {

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
