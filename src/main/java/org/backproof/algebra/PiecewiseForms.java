package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Cases;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// Normal forms of piecewise terms: the guard, the branch that is known to hold, and each branch where its guard does.
final class PiecewiseForms {
    private final Normalizer normalizer;

    PiecewiseForms(Normalizer normalizer) {
        this.normalizer = normalizer;
    }

    Theorem form(Cases c) {
        List<Theorem> terms = Prop.terms(c.guard()).stream().map(normalizer::step).toList();
        Theorem guards = terms.stream().allMatch(t -> t.left() == t.right()) ? Equality.reflexive(c) : Equality.inGuard(c, terms);
        if (!(guards.right() instanceof Cases d)) {
            return normalizer.again(guards);
        }
        for (boolean then : new boolean[] { true, false }) {
            if (normalizer.knowledge().holds(then ? d.guard() : Prop.negate(d.guard()))) {
                return normalizer.again(Equality.transitive(guards, Equality.selected(d, then)));
            }
        }
        Theorem t = Equality.transitive(guards, Equality.underCases(d, inside(d.guard(), d.then()), inside(Prop.negate(d.guard()), d.otherwise())));
        return t.right() instanceof Cases n ? merged(n).map(m -> Equality.transitive(t, m)).orElse(t) : normalizer.again(t);
    }

    /// A branch for one value only, where the other branch has the same value there: `(if x = 0 then 0 else x·y) = x·y`.
    private Optional<Theorem> merged(Cases c) {
        if (!(c.guard() instanceof Prop.Compare g) || g.sign() != Prop.Sign.ZERO && g.sign() != Prop.Sign.NONZERO || !(g.term() instanceof Symbol
                || g.term() instanceof Entry)) {
            return Optional.empty();
        }
        boolean special = g.sign() == Prop.Sign.ZERO;
        Expr general = special ? c.otherwise() : c.then();
        Knowledge inside = normalizer.knowledge().inner();
        inside.assume(Prop.zero(g.term()));
        Normalizer there = normalizer.inside(inside);
        Theorem a = there.step(special ? c.then() : c.otherwise());
        Theorem b = there.step(general);
        Theorem cases = normalizer.knowledge().discharge(Logic.dichotomy(g.term()));
        if (a.right() != b.right() || !(cases.conclusion() instanceof Prop.Or(List<Prop> parts))) {
            return Optional.empty();
        }
        Theorem atValue = inside.discharge(Equality.transitive(Equality.selected(c, special), Equality.transitive(a, Equality.symmetric(b))));
        if (!atValue.hypotheses().stream().allMatch(inside::holds)) {
            return Optional.empty();
        }
        return Optional.of(Logic.split(cases, parts.stream().map(p -> p.equals(Prop.zero(g.term())) ? atValue : Equality.selected(c, !special)).toList()));
    }

    private Theorem inside(Prop guard, Expr branch) {
        Knowledge inner = normalizer.knowledge().inner();
        inner.assume(guard);
        return normalizer.inside(inner).step(branch);
    }
}
