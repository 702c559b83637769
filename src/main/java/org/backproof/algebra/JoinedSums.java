package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// Sums over one range as one: `Σᵢ f(i) + Σᵢ g(i) = Σᵢ (f(i) + g(i))`, where parts of f and g may cancel.
final class JoinedSums {
    private JoinedSums() {
    }

    /// `⊢ e = e with the sums over the range of its first sum joined`; `e = e` where there is one at most.
    static Theorem of(Add e, Symbol fresh) {
        Optional<Sum> first = e.terms().stream().filter(Sum.class::isInstance).map(Sum.class::cast).findFirst();
        List<Expr> sums = e.terms().stream().filter(t -> t instanceof Sum s && s.index().sort().equals(first.orElseThrow().index().sort())).toList();
        if (sums.size() < 2) {
            return Equality.reflexive(e);
        }
        Symbol i = Terms.symbol(fresh.name(), first.orElseThrow().index().sort());
        List<Expr> rest = new ArrayList<>(e.terms());
        rest.removeAll(sums);
        Expr joined = Terms.sum(i, Terms.add(sums.stream().map(s -> Binders.open((Sum) s, i)).toList()));
        rest.add(joined);
        Theorem apart = each(e, i);
        Theorem other = Terms.add(rest) instanceof Add a ? each(a, i) : split(joined, i);
        return apart.right() == other.right() ? Equality.transitive(apart, Equality.symmetric(other)) : Equality.reflexive(e);
    }

    private static Theorem each(Add a, Symbol i) {
        return Equality.congruence(a, a.terms().stream().map(t -> split(t, i)).toList());
    }

    private static Theorem split(Expr e, Symbol i) {
        return e instanceof Sum s && s.index().sort().equals(i.sort()) && Binders.open(s, i) instanceof Add ? Sums.split(s, i) : Equality.reflexive(e);
    }
}
