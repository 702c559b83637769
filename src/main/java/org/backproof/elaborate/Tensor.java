package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The value of an expression, in index notation: `[i, j] ↦ body`. No index: a scalar; one: a column vector; two: a matrix.
///
/// The indices are the symbols of [#index], the same ones for the same sizes; so two vectors of one length have the same index, and the
/// first index of a matrix is that of a column.
public record Tensor(List<Symbol> indices, Expr body) {
    public Tensor {
        indices = List.copyOf(indices);
    }

    /// The index at a place, from 1, of a value; `'1` cannot be typed.
    public static Symbol index(int place, Expr size) {
        return Terms.symbol("'" + place, Sort.upTo(size));
    }

    static Tensor scalar(Expr body) {
        return new Tensor(List.of(), body);
    }

    /// `[i, …] ↦ entry(i, …)`.
    static Tensor of(List<Expr> sizes, java.util.function.Function<List<Symbol>, Expr> entry) {
        List<Symbol> indices = new ArrayList<>();
        for (Expr size : sizes) {
            indices.add(index(indices.size() + 1, size));
        }
        return new Tensor(indices, entry.apply(indices));
    }

    /// A variable: a symbol of real numbers, of a size, an index, or a tensor.
    static Tensor variable(Symbol s) {
        return s.sort() instanceof Sort.Tensor(List<Expr> sizes) ? of(sizes, i -> Terms.entry(s, List.copyOf(i))) : scalar(s);
    }

    public int rank() {
        return indices.size();
    }

    public boolean isScalar() {
        return indices.isEmpty();
    }

    /// The sizes of its axes.
    public List<Expr> sizes() {
        return indices.stream().map(Tensor::size).toList();
    }

    private static Expr size(Symbol index) {
        return ((Sort.Index) index.sort()).upper();
    }

    /// An entry.
    public Expr at(List<? extends Expr> at) {
        if (at.equals(indices)) {
            return body;
        }
        Map<Expr, Expr> map = new LinkedHashMap<>();
        for (int k = 0; k < at.size(); k++) {
            map.put(indices.get(k), at.get(k));
        }
        return Substitution.of(map).apply(body);
    }

    Tensor map(UnaryOperator<Expr> f) {
        return new Tensor(indices, f.apply(body));
    }

    /// As the argument of a function.
    public Expr argument() {
        return isScalar() ? body : Terms.lambda(indices, body);
    }

    /// `scalar`, `vector[K]`, `matrix[n,m]`.
    public String shape() {
        return Shapes.text(sizes());
    }
}
