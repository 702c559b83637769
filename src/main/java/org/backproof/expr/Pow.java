package org.backproof.expr;


/// A power by value: defined for x > 0; or an integer exponent and (x ≠ 0 or exponent ≥ 0); or x = 0 and exponent > 0.
public record Pow(Expr base, Expr exponent, Facts facts) implements Expr {

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
