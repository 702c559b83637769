package org.backproof.emit;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// One line of a program, `name[i, k] = body`, or with a reduction `name[i] = Σₖ body`.
///
/// @param symbol    the name, of the shape that the sort says
/// @param indices   one for each axis
/// @param reduction empty for an elementwise value
/// @param body      over inputs and names of lines before; free of sums
public record Let(Symbol symbol, List<Symbol> indices, Optional<Reduction> reduction, Expr body) {
    public Let {
        indices = List.copyOf(indices);
    }

    /// What a line does with an index that its name does not have.
    ///
    /// @param over the index that runs
    public record Reduction(Kind kind, Symbol over) {
    }

    /// How values are put together.
    public enum Kind {
        SUM, MAX
    }

    /// A line whose name has an axis for each index.
    static Let of(String name, List<Symbol> indices, Optional<Reduction> reduction, Expr body) {
        return new Let(named(name, indices), indices, reduction, body);
    }

    private static Symbol named(String name, List<Symbol> indices) {
        return indices.isEmpty() ? Terms.real(name)
                : Terms.symbol(name, new Sort.Tensor(indices.stream().map(i -> ((Sort.Index) i.sort()).upper()).toList()));
    }

    String name() {
        return symbol.name();
    }

    /// The value at the indices.
    Expr entry() {
        return indices.isEmpty() ? symbol : Terms.entry(symbol, List.copyOf(indices));
    }

    /// Whether both are the same sum of terms of inputs, whatever the index is called.
    boolean isSameSum(Let other) {
        return reduction.isPresent() && other.reduction.isPresent() && reduction.get().kind() == other.reduction.get().kind()
                && Substitution.of(other.reduction.get().over(), reduction.get().over()).apply(other.body) == body;
    }

    Let withBody(Expr other) {
        return new Let(symbol, indices, reduction, other);
    }
}
