package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// A comparison of a sum where other sums are known, by Lagrange's multipliers: with Σ aᵢ = c, `Σ b(aᵢ) + λ·(Σ aᵢ − c)` is the same, and
/// with λ = −b′(c/K) its terms may have the sign one by one: `Σ pᵢ·log(pᵢ/qᵢ) = Σ (pᵢ·log(pᵢ/qᵢ) − pᵢ + qᵢ)`.
final class Multipliers {
    private Multipliers() {
    }

    /// A known `scale·Σ a + rest = 0`, where a is an entry at the index, and the entry where all are equal.
    private record Total(Theorem fact, Rational scale, Sort range, Expr entry, Expr equal) {
        Expr term() {
            return ((Compare) fact.conclusion()).term();
        }
    }

    private static Symbol index(Sort range) {
        return Terms.symbol("#l", range);
    }

    static Optional<Theorem> compare(Knowledge knowledge, Compare goal) {
        if (goal.sign() == Sign.NONZERO || goal.sign() == Sign.ZERO || goal.term().hasDiff()
                || Subterms.of(goal.term()).stream().noneMatch(Sum.class::isInstance)) {
            return Optional.empty();
        }
        List<Total> totals = knowledge.slopes() == 0 ? List.of() : knowledge.facts().stream().flatMap(t -> total(t).stream()).toList();
        return Gathering.sum(knowledge, goal.term()).flatMap(g -> {
            List<Theorem> facts = new ArrayList<>();
            List<Expr> cofactors = new ArrayList<>();
            Expr together = goal.term();
            for (Total t : totals) {
                Optional<Expr> multiplier = multiplier(knowledge, (Sum) g.right(), t, totals);
                if (multiplier.isPresent()) {
                    for (Expr part : t.term() instanceof Add a ? a.terms() : List.of(t.term())) {
                        together = Terms.add(together, Terms.multiply(multiplier.get(), part));
                    }
                    facts.add(t.fact());
                    cofactors.add(Terms.negate(multiplier.get()));
                }
            }
            return together == g.right() ? Optional.empty() : finish(knowledge, goal, together, facts, cofactors);
        });
    }

    private static Optional<Theorem> finish(Knowledge knowledge, Compare goal, Expr together, List<Theorem> facts, List<Expr> cofactors) {
        Optional<Theorem> wider = Gathering.sum(knowledge, together)
                .flatMap(g -> knowledge.prove(Prop.compare(g.right(), goal.sign())).filter(t -> t.conclusion() instanceof Compare)
                        .map(t -> knowledge.discharge(Equality.compared(Equality.symmetric(g), t))))
                .filter(t -> t.conclusion() instanceof Compare);
        if (wider.isEmpty() || wider.get().conclusion().equals(goal)) {
            return wider;
        }
        return Certificates.withEquations(knowledge, goal, together, wider.get(), facts, cofactors);
    }

    /// −b′/scale where all entries are equal, by this total's entry.
    private static Optional<Expr> multiplier(Knowledge knowledge, Sum sum, Total total, List<Total> totals) {
        if (!sum.index().sort().equals(total.range())) {
            return Optional.empty();
        }
        Symbol i = index(total.range());
        Expr body = Binders.open(sum, i);
        Map<Symbol, Expr> equal = new LinkedHashMap<>();
        Symbol variable = null;
        for (Total t : totals) {
            Symbol x = Terms.real("%l" + equal.size());
            body = Replacement.of(t.entry(), x, body);
            equal.put(x, t.equal());
            variable = t == total ? x : variable;
        }
        if (variable == null || !Free.occurs(variable, body) || !(Terms.diff(body, variable) instanceof Diff d)) {
            return Optional.empty();
        }
        return knowledge.unconditional().derivative(d)
                .map(t -> Terms.multiply(Terms.num(total.scale().reciprocal().negate()), Substitution.of(equal).apply(t.derivative().value())))
                .map(l -> new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(l).right()).filter(l -> !Free.occurs(i, l));
    }

    private static Optional<Total> total(Theorem t) {
        if (t.conclusion() instanceof Compare(Expr e, Sign s) && s == Sign.ZERO) {
            for (Expr part : e instanceof Add a ? a.terms() : List.of(e)) {
                Rational scale = part instanceof Mul m && m.factors().size() == 1 ? m.coefficient() : Rational.ONE;
                Expr inner = part instanceof Mul m && m.factors().size() == 1 ? m.factors().getFirst() : part;
                if (inner instanceof Sum sum && Binders.open(sum, index(sum.index().sort())) instanceof Entry entry
                        && Free.occurs(index(sum.index().sort()), entry)) {
                    Sort.Index range = (Sort.Index) sum.index().sort();
                    Expr count = Terms.add(range.upper(), Terms.negate(range.lower()), Terms.ONE);
                    return Optional.of(new Total(t, scale, range, entry,
                            Terms.divide(Terms.subtract(part, e), Terms.multiply(Terms.num(scale), count))));
                }
            }
        }
        return Optional.empty();
    }
}
