package org.backproof.print;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Where a subterm stands.
///
/// @param bound names of the indices bound around it
/// @param whole the indices of the tensor that is written as a whole; empty outside of one
/// @param depth how many levels may still be shown
/// @param width how many terms may be shown side by side
record Scope(IndexNames names, Set<String> bound, List<? extends Expr> whole, int depth, int width) {

    Scope deeper() {
        return new Scope(names, bound, whole, depth - 1, width);
    }

    /// A named symbol for a bound index.
    Symbol fresh(Sort sort) {
        return Terms.symbol(names.fresh(bound), sort);
    }

    Scope binding(Symbol index) {
        Set<String> more = new LinkedHashSet<>(bound);
        more.add(index.name());
        return new Scope(names, more, whole, depth, width);
    }

    Scope writing(List<? extends Expr> indices) {
        return new Scope(names, bound, indices, depth, width);
    }
}
