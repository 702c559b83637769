package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// One sum for each term, where a sum of several terms has no good matrix notation.
final class SumsApart {
    private SumsApart() {
    }

    /// Whether there are sums of a diagonal matrix along its rows in it, `diag(u) ones`, as for Σₖ (Aᵢₖ uₖ + δᵢₖ vₖ).
    static boolean wanted(Matrix m) {
        return m instanceof Matrix.Product(List<Matrix> factors) && factors.getLast() instanceof Matrix.Ones && inside(m) || m.parts().stream().anyMatch(SumsApart::wanted);
    }

    private static boolean inside(Matrix m) {
        return m instanceof Matrix.Diagonal || m.parts().stream().anyMatch(SumsApart::inside);
    }

    /// With a sum of its own for each term: Σ (a + b) as Σ a + Σ b.
    static Expr of(Expr e) {
        if (e instanceof Sum s) {
            Symbol i = Terms.symbol("%n" + s.index().number(), s.index().sort());
            Expr body = of(Binders.open(s, i));
            return body instanceof Add a ? Terms.add(a.terms().stream().map(t -> Terms.sum(i, t)).toList()) : Terms.sum(i, body);
        }
        if (e instanceof Mul m && m.factors().stream().filter(f -> f instanceof Sum).count() == 1) {
            Sum sum = (Sum) m.factors().stream().filter(f -> f instanceof Sum).findFirst().orElseThrow();
            List<Expr> others = new ArrayList<>(m.factors());
            others.remove(sum);
            others.add(Terms.num(m.coefficient()));
            return of(sum) instanceof Add a ? Terms.add(a.terms().stream().map(t -> Terms.multiply(Stream.concat(others.stream(), Stream.of(t)).toList())).toList()) : e;
        }
        return e instanceof Add a ? Terms.add(a.terms().stream().map(SumsApart::of).toList()) : e;
    }
}
