package org.backproof.expr;

import java.util.List;
import org.backproof.numeric.Rational;

/// A product of a rational and factors, sorted. A coefficient of 0 stays while a factor may be undefined.
public record Mul(Rational coefficient, List<Expr> factors, Facts facts) implements Expr {

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
