package org.backproof.prove;

import java.util.IdentityHashMap;
import java.util.Map;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sum;

/// Terms with all definitions unfolded, outside of binders; only for looking at.
final class Unfolding {
    private Unfolding() {
    }

    static Expr all(Expr e) {
        return all(e, new IdentityHashMap<>());
    }

    private static Expr all(Expr e, Map<Expr, Expr> memo) {
        Expr known = memo.get(e);
        if (known == null) {
            known = switch (e) {
                case Apply a when a.function() instanceof Function.Defined f && !f.body().hasDiff() -> all(Binders.unfold(f, a.arguments()), memo);
                case Sum _, Lambda _, Cases _ -> e;
                case Expr _ -> Children.map(e, c -> all(c, memo));
            };
            memo.put(e, known);
        }
        return known;
    }
}
