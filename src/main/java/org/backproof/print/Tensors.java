package org.backproof.print;

import java.util.List;
import java.util.Map;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Which tensors can be written as a whole, elementwise: `[i] ↦ log(v[i]/tau)` as `log(v/tau)`.
final class Tensors {
    private Tensors() {
    }

    /// Whether the body, opened at the indices, is elementwise in tensors of just these indices.
    static boolean elementwise(Expr body, List<Symbol> indices, Map<Expr, String> named) {
        if (!mentions(body, indices)) {
            return true;
        }
        var match = NamedValues.match(named, body);
        if (match.isPresent()) {
            return match.get().indices().equals(indices);
        }
        return switch (body) {
            case Num _, Symbol _, Bound _, Lambda _, Sum _, Diff _ -> false;
            case Entry n -> n.indices().equals(indices) && covers(((Sort.Tensor) n.tensor().sort()).sizes(), indices)
                    || transposed(n, indices);
            case Delta d -> indices.size() == 2 || !mentions(d.left(), indices) || !mentions(d.right(), indices);
            case Apply a when a.function().rank() > 0 -> whole(a, indices);
            case Apply _, Add _, Mul _, Pow _, Cases _, Local _ ->
                Children.of(body).stream().allMatch(c -> elementwise(c, indices, named));
        };
    }

    /// Whether the entry is that of a transposed matrix.
    static boolean transposed(Entry n, List<? extends Expr> indices) {
        return indices.size() == 2 && n.indices().equals(indices.reversed())
                && covers(((Sort.Tensor) n.tensor().sort()).sizes().reversed(), indices);
    }

    static boolean mentions(Expr e, List<? extends Expr> indices) {
        return indices.stream().anyMatch(i -> i instanceof Symbol s && Free.occurs(s, e));
    }

    private static boolean whole(Apply a, List<Symbol> indices) {
        int n = a.arguments().size() - a.function().rank();
        List<Expr> before = a.arguments().subList(0, n);
        return a.arguments().subList(n, a.arguments().size()).equals(indices) && before.stream().noneMatch(b -> mentions(b, indices))
                && a.function() instanceof Function.Defined d && covers(sizes(d, before), indices);
    }

    private static List<Expr> sizes(Function.Defined d, List<Expr> before) {
        var instance = Binders.instantiation(d.symbols().subList(0, before.size()), before);
        return d.symbols().subList(before.size(), d.symbols().size()).stream()
                .map(s -> ((Sort.Index) instance.apply(s.sort())).upper()).toList();
    }

    private static boolean covers(List<Expr> sizes, List<? extends Expr> indices) {
        for (int k = 0; k < indices.size(); k++) {
            if (!((Symbol) indices.get(k)).sort().equals(new Sort.Index(Terms.ONE, sizes.get(k)))) {
                return false;
            }
        }
        return sizes.size() == indices.size();
    }
}
