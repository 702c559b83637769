package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Maxima;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// The largest entry of a tensor: what all entries share taken outside, and its bounds.
final class MaximumForms {
    private MaximumForms() {
    }

    static boolean is(Expr e) {
        return e instanceof Apply a && a.function() instanceof Function.Largest;
    }

    private static List<Symbol> indices(Lambda l, String name) {
        List<Symbol> out = new ArrayList<>();
        l.indices().forEach(i -> out.add(Terms.symbol(name + out.size(), i.sort())));
        return out;
    }

    /// `max (b + c) = max b + c` and `max c·b = c·max b` for c ≥ 0, one step; the entries are in normal form.
    static Optional<Theorem> rewrite(Apply max, Knowledge knowledge) {
        Lambda l = (Lambda) max.arguments().getFirst();
        List<Symbol> fresh = indices(l, "#m");
        if (fresh.stream().anyMatch(i -> Free.occurs(i, max))) {
            return Optional.empty();
        }
        Expr body = Binders.open(l, fresh);
        Expr expanded = Terms.add(Fractions.terms(body));
        List<Expr> parts = expanded instanceof Add a ? a.terms() : List.of();
        if (parts.stream().anyMatch(t -> constant(t, fresh)) && !parts.stream().allMatch(t -> constant(t, fresh))) {
            return Rewriting.tryIdentity(body, expanded).map(t -> Equality.congruence(max, List.of(Equality.underLambda(l, fresh, t))))
                    .map(t -> Rewriting.then(t, x -> Maxima.shift((Apply) x, fresh)));
        }
        if (body instanceof Mul m && !m.factors().stream().allMatch(f -> constant(f, fresh))) {
            Theorem t = Maxima.scale(max, fresh);
            return t.right() != max && t.hypotheses().stream().allMatch(knowledge::holds) ? Optional.of(knowledge.discharge(t)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean constant(Expr e, List<Symbol> fresh) {
        return fresh.stream().noneMatch(i -> Free.occurs(i, e));
    }

    /// That no entry is larger that is made of one of the terms.
    static List<Theorem> entries(Apply max, Iterable<Expr> terms, Knowledge knowledge) {
        Lambda l = (Lambda) max.arguments().getFirst();
        List<Theorem> out = new ArrayList<>();
        Set<Expr> parts = new LinkedHashSet<>();
        terms.forEach(t -> parts.addAll(Subterms.of(t)));
        for (Expr t : parts) {
            if (t instanceof Entry e && e.facts().binders() == 0 && e.indices().size() == l.indices().size() && Subterms.of(Binders.open(l, e.indices())).contains(t)) {
                Theorem bound = knowledge.discharge(Maxima.entry(max, e.indices()));
                if (bound.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())) {
                    out.add(bound);
                }
            }
        }
        return out;
    }

    /// `max b ≥ 0` or `> 0`, from the same of the first entry.
    static Optional<Theorem> sign(Knowledge knowledge, Apply max, Prop.Sign sign) {
        Lambda l = (Lambda) max.arguments().getFirst();
        List<Expr> first = l.indices().stream().map(i -> ((Sort.Index) i.sort()).lower()).toList();
        Expr entry = Binders.open(l, first);
        return sign != Prop.Sign.NONNEGATIVE && sign != Prop.Sign.POSITIVE ? Optional.empty() : knowledge.prove(Prop.compare(entry, sign)).filter(t -> t.conclusion() instanceof Prop.Compare)
                .flatMap(t -> {
                    Theorem above = knowledge.discharge(Maxima.entry(max, first));
                    return !(above.conclusion() instanceof Prop.Compare) || !above.hypotheses().stream().allMatch(knowledge::holds) ? Optional.empty()
                            : Certificates.finish(knowledge, max, sign, List.of(above, t), List.of(new Signs.Product(Rational.ONE, List.of(0)),
                                    new Signs.Product(Certificates.ratio(entry, ((Prop.Compare) t.conclusion()).term()), List.of(1))));
                });
    }

    /// `u − max b ≥ 0` or `> 0`, from the same of every entry.
    static Optional<Theorem> bounded(Knowledge knowledge, Prop.Compare goal) {
        if (!(goal.term() instanceof Add sum) || goal.sign() != Prop.Sign.NONNEGATIVE && goal.sign() != Prop.Sign.POSITIVE) {
            return Optional.empty();
        }
        for (Expr t : sum.terms()) {
            if (is(Terms.negate(t))) {
                Apply max = (Apply) Terms.negate(t);
                List<Symbol> fresh = indices((Lambda) max.arguments().getFirst(), "#n");
                Expr u = Terms.add(sum.terms().stream().filter(s -> s != t).toList());
                Prop every = Prop.compare(Terms.subtract(u, Binders.open((Lambda) max.arguments().getFirst(), fresh)), goal.sign());
                if (constant(goal.term(), fresh) && every instanceof Prop.Compare) {
                    return knowledge.prove(every).map(p -> knowledge.discharge(Maxima.bound(max, fresh, u, p)))
                            .filter(p -> p.conclusion().equals(goal) && p.hypotheses().stream().allMatch(knowledge::holds));
                }
            }
        }
        return Optional.empty();
    }
}
