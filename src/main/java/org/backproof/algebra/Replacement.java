package org.backproof.algebra;

import java.util.IdentityHashMap;
import java.util.Map;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sum;

/// A term with a subterm replaced, outside of binders, guards and derivatives; only for proposing.
public final class Replacement {
    private final Expr old;
    private final Expr by;
    private final Map<Expr, Expr> memo = new IdentityHashMap<>();

    private Replacement(Expr old, Expr by) {
        this.old = old;
        this.by = by;
    }

    public static Expr of(Expr old, Expr by, Expr in) {
        return new Replacement(old, by).apply(in);
    }

    private Expr apply(Expr e) {
        if (e == old) {
            return by;
        }
        Expr known = memo.get(e);
        if (known == null) {
            known = switch (e) {
                case Lambda _, Sum _, Diff _, Cases _ -> e;
                case Expr _ -> Children.map(e, this::apply);
            };
            memo.put(e, known);
        }
        return known;
    }
}
