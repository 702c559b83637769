package org.backproof.algebra;

import java.util.IdentityHashMap;
import java.util.Map;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;

/// How long a term gets when its products are multiplied out: `Π (1 + xᵢ)` has 2ⁿ terms.
public final class Expansion {
    private final Map<Expr, Double> memo = new IdentityHashMap<>();

    private Expansion() {
    }

    /// A bound on the number of products in the expanded form.
    public static double terms(Expr e) {
        return new Expansion().count(e);
    }

    private double count(Expr e) {
        Double known = memo.get(e);
        if (known == null) {
            known = switch (e) {
                case Add a -> a.terms().stream().mapToDouble(this::count).sum();
                case Mul m -> m.factors().stream().mapToDouble(this::count).reduce(1, (x, y) -> x * y);
                case Pow p when p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0 ->
                    Math.pow(count(p.base()), n.value().doubleValue());
                case Local l -> count(l.value());
                case Num _, Symbol _, Bound _, Entry _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _ -> 1.0;
            };
            memo.put(e, known);
        }
        return known;
    }
}
