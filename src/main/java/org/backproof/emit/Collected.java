package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Differences of sums among the factors of a term, term by term: `(1 + x) − (1 + y)` is `x − y`, in which nothing is rounded before it cancels.
final class Collected {
    private static final Symbol HOLE = Terms.real("#hole");

    private Collected() {
    }

    /// `⊢ e = e with the sums collected`.
    static Theorem of(Expr e) {
        List<Expr> factors = e instanceof Mul m ? m.factors() : List.of(e);
        Theorem out = Equality.reflexive(e);
        for (Expr f : factors) {
            Optional<Theorem> t = f instanceof Add a ? collected(a) : Optional.empty();
            if (t.isPresent()) {
                List<Expr> others = new ArrayList<>(factors(out.right()));
                others.remove(f);
                others.add(HOLE);
                others.add(Terms.num(e instanceof Mul m ? m.coefficient() : Rational.ONE));
                Theorem there = Equality.inContext(t.get(), Terms.multiply(others), HOLE);
                out = there.left() == out.right() ? Equality.transitive(out, there) : out;
            }
        }
        return out;
    }

    private static List<Expr> factors(Expr e) {
        return e instanceof Mul m ? m.factors() : List.of(e);
    }

    /// Of a sum with a multiple of a sum among its terms.
    private static Optional<Theorem> collected(Add sum) {
        List<Expr> terms = new ArrayList<>();
        for (Expr t : sum.terms()) {
            if (t instanceof Mul m && m.factors().size() == 1 && m.factors().getFirst() instanceof Add inner) {
                inner.terms().forEach(i -> terms.add(Terms.multiply(Terms.num(m.coefficient()), i)));
            } else {
                terms.add(t);
            }
        }
        Expr flat = Terms.add(terms);
        return terms.size() == sum.terms().size() ? Optional.empty() : Field.identity(sum, flat).filter(t -> t.hypotheses().isEmpty());
    }
}
