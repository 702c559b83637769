package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Sums with Kronecker's delta as the one term that it leaves. Proposals: who uses one proves it.
public final class Picking {
    private Picking() {
    }

    /// The one term of a sum that Kronecker's delta leaves, and nothing multiplied out: `Σ_i δ_ij a_i` is `a_j`.
    public static Expr of(Expr e) {
        return picked(e, 0);
    }

    /// @param depth how many sums the term stands in
    private static Expr picked(Expr e, int depth) {
        return switch (e) {
            case Add a -> Terms.add(a.terms().stream().map(t -> picked(t, depth)).toList());
            case Mul m -> {
                List<Expr> out = new ArrayList<>(m.factors().stream().map(f -> picked(f, depth)).toList());
                out.add(Terms.num(m.coefficient()));
                yield Terms.multiply(out);
            }
            case Sum s -> term(s, depth);
            case Local l -> picked(l.value(), depth);
            case Expr _ -> e;
        };
    }

    private static Expr term(Sum s, int depth) {
        Symbol i = Terms.symbol("#i" + depth, s.index().sort());
        Expr body = picked(Binders.open(s, i), depth + 1);
        Optional<Expr> one = body instanceof Add a ? each(a, i) : left(body, i);
        if (one.isPresent()) {
            return one.get();
        }
        return body instanceof Mul m && !m.coefficient().equals(Rational.ONE)
                ? Terms.multiply(Terms.num(m.coefficient()), Terms.sum(i, Terms.multiply(m.factors()))) : Terms.sum(i, body);
    }

    private static Optional<Expr> each(Add a, Symbol i) {
        List<Expr> out = a.terms().stream().flatMap(t -> left(t, i).stream()).toList();
        return out.size() == a.terms().size() ? Optional.of(Terms.add(out)) : Optional.empty();
    }

    /// What is left of a term with δᵢⱼ.
    private static Optional<Expr> left(Expr term, Symbol i) {
        return Summation.factors(term).stream().filter(f -> f instanceof Delta d && Summation.picks(d, i)).map(Delta.class::cast).findFirst()
                .map(d -> Substitution.of(i, d.left() == i ? d.right() : d.left()).apply(rest(term, d)));
    }

    private static Expr rest(Expr product, Delta d) {
        List<Expr> out = new ArrayList<>(Summation.factors(product));
        out.remove(d);
        out.add(Terms.num(product instanceof Mul m ? m.coefficient() : Rational.ONE));
        return Terms.multiply(out);
    }
}
