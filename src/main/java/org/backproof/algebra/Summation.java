package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Binders;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// Sums whose body is in normal form: taken apart term by term, δ contracted, factors without the index pulled out.
final class Summation {
    /// In place of the depth: the order of nested sums is left as it is.
    static final int UNORDERED = -1;

    private Summation() {
    }

    /// `Σ body = …` one step further; empty where it is in normal form.
    ///
    /// @param depth how many indices are open around the sum
    static Optional<Theorem> rewrite(Sum s, Symbol index, int depth, Knowledge knowledge) {
        Expr body = Binders.open(s, index);
        List<Expr> terms = Fractions.terms(body);
        if (terms.size() > 1) {
            Expr expanded = Terms.add(terms);
            Theorem t = Equality.reflexive(s);
            if (expanded != body) {
                Optional<Theorem> identity = Rewriting.tryIdentity(body, expanded);
                if (identity.isEmpty()) {
                    return Optional.empty();
                }
                t = Equality.underSum(s, index, identity.get());
            }
            return Optional.of(Rewriting.then(t, x -> Sums.split((Sum) x, index)));
        }
        Optional<Delta> delta = factors(body).stream().filter(f -> f instanceof Delta d && picks(d, index)).map(f -> (Delta) f).findFirst();
        if (delta.isPresent()) {
            Theorem one = knowledge.discharge(Sums.pick(s, index, delta.get()));
            boolean open = one.hypotheses().stream().anyMatch(h -> h instanceof Prop.Compare);
            return Optional.of(open ? Sums.pickWithin(s, index, delta.get()) : one);
        }
        boolean free = !Free.occurs(index, body) || factors(body).stream().anyMatch(f -> !Free.occurs(index, f))
                || body instanceof Mul m && !m.coefficient().isOne();
        if (free && !(body instanceof Num n && n.value().isZero())) {
            Theorem t = Sums.factor(s, index);
            return t.right() == s ? Optional.empty() : Optional.of(t);
        }
        return Indicators.apart(body, index, knowledge).map(t -> Equality.underSum(s, index, t))
                .or(() -> PowerSums.closed(body, index, knowledge))
                .or(() -> depth == UNORDERED ? Optional.empty() : Contraction.order(s, depth));
    }

    static boolean picks(Delta d, Symbol index) {
        return d.left() == index && !Free.occurs(index, d.right()) || d.right() == index && !Free.occurs(index, d.left());
    }

    static List<Expr> factors(Expr e) {
        return e instanceof Mul m ? m.factors() : List.of(e);
    }
}
