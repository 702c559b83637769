package org.backproof.expr;

import java.util.List;

/// A function at arguments: scalars, [Lambda] for tensors, and trailing indices where the function's value is a tensor.
public record Apply(Function function, List<Expr> arguments, Facts facts) implements Expr {

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
