package org.backproof.expr;


/// A name: a real variable, a size, an index, or a tensor (which occurs only inside [Entry] and [Lambda]).
///
/// @param sort what it stands for; a symbol of another sort is another symbol
public record Symbol(String name, Sort sort, Facts facts) implements Expr {
    public Symbol {
        facts = facts.with(FreeSymbols.of(this, sort));
    }

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
