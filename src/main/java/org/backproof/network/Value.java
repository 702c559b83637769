package org.backproof.network;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// A named value of a program, `name = [i, e] ↦ body`.
///
/// @param symbol  the name, of the shape that the sort says: a real number, a vector, a matrix
/// @param indices one index for each axis
/// @param body    the entry, over the inputs, the parameters and values named before
public record Value(Symbol symbol, List<Symbol> indices, Expr body) {
    public Value {
        indices = List.copyOf(indices);
    }

    public String name() {
        return symbol.name();
    }

    /// The sizes of the axes.
    public List<Expr> sizes() {
        return symbol.sort() instanceof Sort.Tensor(List<Expr> sizes) ? sizes : List.of();
    }

    /// The named value at its indices.
    public Expr entry() {
        return indices.isEmpty() ? symbol : Terms.entry(symbol, List.copyOf(indices));
    }
}
