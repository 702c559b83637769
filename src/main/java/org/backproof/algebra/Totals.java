package org.backproof.algebra;

import java.util.function.Predicate;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sum;
import org.backproof.expr.Terms;

/// Sums that are 1, such as that of the entries of a softmax. A proposal: who shows it proves it.
public final class Totals {
    /// Of longer sums it is not asked.
    private static final long LARGEST = 14;

    private Totals() {
    }

    /// The term with 1 for every short sum outside of binders that is 1; the term itself where there is none.
    public static Expr of(Expr e, Predicate<Expr> isOne) {
        return switch (e) {
            case Sum s -> s.facts().size() <= LARGEST && isOne.test(s) ? Terms.ONE : s;
            case Lambda _, Diff _, Cases _ -> e;
            case Expr _ -> Children.map(e, c -> of(c, isOne));
        };
    }
}
