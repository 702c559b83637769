package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// What matrix notation means, entry by entry. A vector has rows and no columns, a number neither.
final class Entries {
    /// In the place of a size and of an index: there is no such axis.
    private static final Expr NONE = Terms.ZERO;

    private int fresh;

    /// Rows and columns.
    private record Extent(Expr rows, Expr columns) {
        static final Extent NUMBER = new Extent(NONE, NONE);
    }

    /// The entry at two, one or no indices.
    static Expr at(Matrix m, List<? extends Expr> indices) {
        return new Entries().entry(m, indices.isEmpty() ? NONE : indices.get(0), indices.size() < 2 ? NONE : indices.get(1));
    }

    /// Whether it has one row and one column.
    static boolean isNumber(Matrix m) {
        Extent x = extent(m);
        return x.rows == NONE && x.columns == NONE;
    }

    /// Whether it is a column.
    static boolean isVector(Matrix m) {
        Extent x = extent(m);
        return x.rows != NONE && x.columns == NONE;
    }

    private Expr entry(Matrix m, Expr row, Expr column) {
        Extent x = extent(m);
        Expr i = x.rows == NONE ? NONE : row;
        Expr j = x.columns == NONE ? NONE : column;
        return switch (m) {
            case Matrix.Name n -> ((Sort.Tensor) n.tensor().sort()).sizes().size() == 1 ? Terms.entry(n.tensor(), i) : Terms.entry(n.tensor(), row, column);
            case Matrix.Scalar s -> s.value();
            case Matrix.Ones _ -> Terms.ONE;
            case Matrix.Eye _ -> Terms.delta(i, j);
            case Matrix.Product p -> product(p.factors(), i, j);
            case Matrix.Elementwise e -> Terms.multiply(e.factors().stream().map(f -> entry(f, i, j)).toList());
            case Matrix.Quotient q -> Terms.divide(entry(q.over(), i, j), entry(q.under(), i, j));
            case Matrix.Scaled s -> Terms.multiply(s.factor(), entry(s.matrix(), i, j));
            case Matrix.Sum s -> Terms.add(s.terms().stream().map(t -> entry(t, i, j)).toList());
            case Matrix.Transpose t -> entry(t.matrix(), j, i);
            case Matrix.Diagonal d -> extent(d.matrix()).columns == NONE ? Terms.multiply(Terms.delta(i, j), entry(d.matrix(), i, NONE))
                    : entry(d.matrix(), i, i);
            case Matrix.Power p -> Terms.power(entry(p.base(), i, j), p.exponent());
            case Matrix.Applied a -> applied(a, i, j);
            case Matrix.Entrywise e -> entrywise(e, i, j);
            case Matrix.Total t -> {
                Extent of = extent(t.matrix());
                Expr r = summed(of.rows);
                Expr c = summed(of.columns);
                yield sum(r, sum(c, entry(t.matrix(), r, c)));
            }
            case Matrix.Trace t -> {
                Expr k = summed(extent(t.matrix()).rows);
                yield sum(k, entry(t.matrix(), k, k));
            }
        };
    }

    private Expr summed(Expr size) {
        return size == NONE ? NONE : Terms.symbol("#s" + fresh++, Sort.upTo(size));
    }

    private static Expr sum(Expr index, Expr body) {
        return index instanceof Symbol s ? Terms.sum(s, body) : body;
    }

    private Expr product(List<Matrix> factors, Expr i, Expr j) {
        Matrix first = factors.getFirst();
        if (factors.size() == 1) {
            return entry(first, i, j);
        }
        Expr k = summed(extent(first).columns);
        return sum(k, Terms.multiply(entry(first, i, k), product(factors.subList(1, factors.size()), k, j)));
    }

    private Expr applied(Matrix.Applied a, Expr i, Expr j) {
        Function f = a.function();
        List<Expr> arguments = new ArrayList<>();
        boolean value = f.rank() > 0;
        for (int k = 0; k < a.arguments().size(); k++) {
            Matrix m = a.arguments().get(k);
            if (f.parameters().get(k) instanceof Sort.Tensor t && t.sizes().size() == 2) {
                List<Symbol> at = List.of(Terms.symbol("#s" + fresh++, Sort.upTo(extent(m).rows)), Terms.symbol("#s" + fresh++, Sort.upTo(extent(m).columns)));
                arguments.add(Terms.lambda(at, entry(m, at.get(0), at.get(1))));
            } else if (f.parameters().get(k) instanceof Sort.Tensor) {
                Symbol r = Terms.symbol("#s" + fresh++, Sort.upTo(extent(m).rows));
                arguments.add(Terms.lambda(List.of(r), entry(m, r, value ? j : i)));
            } else {
                arguments.add(entry(m, i, j));
            }
        }
        if (value) {
            arguments.add(i);
        }
        return Terms.apply(f, arguments);
    }

    private static Expr entrywise(Matrix.Entrywise e, Expr i, Expr j) {
        Map<Expr, Expr> map = new LinkedHashMap<>();
        map.put(e.indices().get(0), i);
        if (e.indices().size() > 1) {
            map.put(e.indices().get(1), j);
        }
        return Substitution.of(map).apply(e.body());
    }

    private static Extent extent(Matrix m) {
        return switch (m) {
            case Matrix.Name n -> extent(((Sort.Tensor) n.tensor().sort()).sizes());
            case Matrix.Scalar _, Matrix.Total _, Matrix.Trace _ -> Extent.NUMBER;
            case Matrix.Ones o -> extent(o.sizes());
            case Matrix.Eye e -> new Extent(e.size(), e.size());
            case Matrix.Product p -> new Extent(extent(p.factors().getFirst()).rows, extent(p.factors().getLast()).columns);
            case Matrix.Elementwise e -> largest(e.factors());
            case Matrix.Quotient q -> largest(List.of(q.over(), q.under()));
            case Matrix.Scaled s -> extent(s.matrix());
            case Matrix.Sum s -> largest(s.terms());
            case Matrix.Transpose t -> new Extent(extent(t.matrix()).columns, extent(t.matrix()).rows);
            case Matrix.Diagonal d -> {
                Extent x = extent(d.matrix());
                yield x.columns == NONE ? new Extent(x.rows, x.rows) : new Extent(x.rows, NONE);
            }
            case Matrix.Power p -> extent(p.base());
            case Matrix.Applied a -> {
                Extent x = largest(a.arguments());
                boolean whole = a.function().rank() == 0 && a.function().parameters().stream().anyMatch(p -> p instanceof Sort.Tensor t && t.sizes().size() == 2);
                yield whole ? Extent.NUMBER : a.entrywise() || a.function().rank() > 0 ? x : new Extent(x.columns, NONE);
            }
            case Matrix.Entrywise e -> extent(e.indices().stream().map(k -> ((Sort.Index) k.sort()).upper()).toList());
        };
    }

    private static Extent extent(List<Expr> sizes) {
        return sizes.isEmpty() ? Extent.NUMBER : new Extent(sizes.get(0), sizes.size() < 2 ? NONE : sizes.get(1));
    }

    private static Extent largest(List<Matrix> all) {
        Extent so = Extent.NUMBER;
        for (Matrix m : all) {
            Extent x = extent(m);
            so = new Extent(so.rows == NONE ? x.rows : so.rows, so.columns == NONE ? x.columns : so.columns);
        }
        return so;
    }
}
