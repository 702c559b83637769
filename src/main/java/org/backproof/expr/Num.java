package org.backproof.expr;

import org.backproof.numeric.Rational;

/// An exact rational number.
public record Num(Rational value, Facts facts) implements Expr {

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
