package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// Agreement of two terms from that of the parts in which they differ: the one summand or factor, the body of a finite sum.
final class Parts {
    private static final Symbol HOLE = Terms.real("%hole");

    private Parts() {
    }

    /// Finds a proof that two parts agree.
    interface Search {
        Optional<Theorem> prove(Expr left, Expr right);
    }

    /// `H ⊢ left = right` with every hypothesis among the facts; empty for terms that are not of one shape.
    static Optional<Theorem> prove(Knowledge knowledge, Expr left, Expr right, Search search) {
        Optional<Theorem> t = switch (left) {
            case Sum s when right instanceof Sum r && s.index().sort().equals(r.index().sort()) -> bodies(s, r, search);
            case Add a when right instanceof Add b -> one(a.terms(), b.terms(), Terms::add, knowledge, search);
            case Mul a when right instanceof Mul b && a.coefficient().equals(b.coefficient()) -> one(a.factors(), b.factors(),
                    parts -> Terms.multiply(Terms.num(a.coefficient()), Terms.multiply(parts)), knowledge, search);
            case Expr _ -> Optional.empty();
        };
        return t.map(knowledge::discharge).filter(u -> u.left() == left && u.right() == right
                && u.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    private static Optional<Theorem> bodies(Sum s, Sum r, Search search) {
        int k = 0;
        Symbol i = Terms.symbol("#p" + k, s.index().sort());
        while (Free.occurs(i, s) || Free.occurs(i, r)) {
            i = Terms.symbol("#p" + ++k, s.index().sort());
        }
        Symbol index = i;
        return search.prove(Binders.open(s, i), Binders.open(r, i)).map(t -> Equality.underSum(s, index, t));
    }

    /// The one part of each that the other doesn't have.
    private static Optional<Theorem> one(List<Expr> left, List<Expr> right, Function<List<Expr>, Expr> join, Knowledge knowledge, Search search) {
        List<Expr> a = new ArrayList<>(left);
        List<Expr> b = new ArrayList<>(right);
        List<Expr> common = new ArrayList<>(left);
        common.retainAll(right);
        a.removeAll(common);
        b.removeAll(common);
        if (a.size() != 1 || b.size() != 1 || common.isEmpty()) {
            return Optional.empty();
        }
        common.add(HOLE);
        Expr context = join.apply(common);
        return prove(knowledge, a.getFirst(), b.getFirst(), search).map(t -> Equality.inContext(t, context, HOLE));
    }
}
