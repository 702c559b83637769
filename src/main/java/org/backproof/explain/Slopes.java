package org.backproof.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Critical;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Binders;
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;
import org.backproof.prove.Requirements;
import org.backproof.prove.WrittenDerivatives;

/// The derivative of a part of a composition: of the loss by its prediction, of the activation by its logit. Where there are kinks, the
/// theorem has the condition that the point is none.
final class Slopes {
    private final Knowledge knowledge;
    private final Found found;

    /// What was found for other compositions of the same parts: by the part and the variable.
    record Found(Map<List<Expr>, Optional<Theorem>> theorems) {
        Found() {
            this(new HashMap<>());
        }
    }

    Slopes(Knowledge knowledge) {
        this(knowledge, new Found());
    }

    Slopes(Knowledge knowledge, Found found) {
        this.knowledge = knowledge;
        this.found = found;
    }

    /// The same, of which more is known; what was found stays known.
    Slopes knowing(Knowledge more) {
        return new Slopes(more, found);
    }

    /// `H ⊢ D_x e = …`; empty where none is found.
    Optional<Theorem> of(Expr e, Expr x) {
        return open(e, x).map(knowledge::discharge);
    }

    /// The same with all its hypotheses.
    Optional<Theorem> open(Expr e, Expr x) {
        List<Expr> place = List.of(e, x);
        Optional<Theorem> known = found.theorems.get(place);
        if (known == null) {
            found.theorems.put(place, Optional.empty());
            try {
                known = search(e, x);
            } finally {
                found.theorems.remove(place); // a search that its budget ends has found nothing
            }
            found.theorems.put(place, known);
        }
        return known;
    }

    private Optional<Theorem> search(Expr e, Expr x) {
        boolean pieces = Critical.piecewise(e);
        return (pieces ? WrittenDerivatives.of(e, x) : Optional.<Theorem>empty()).filter(Slopes::isDone).or(() -> pieces ? found(entrywise(e, x)) : Optional.empty())
                .or(() -> found(new Differentiation(knowledge).derivative(e, x)).filter(t -> !pieces || known(t)))
                .or(() -> found(Differentiation.offKinks(knowledge).derivative(e, x)));
    }

    private Optional<Theorem> found(Optional<Theorem> t) {
        return t.map(d -> Requirements.spelled(knowledge, d)).filter(Slopes::isDone);
    }

    private static boolean isDone(Theorem t) {
        return !t.derivative().value().facts().has(Facts.DIFF);
    }

    private boolean known(Theorem t) {
        return t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent());
    }

    /// `∂(Σₖ ℓ(aₖ, k))/∂aⱼ = ℓ′(aⱼ, j)` from the derivative of ℓ.
    private Optional<Theorem> entrywise(Expr e, Expr x) {
        if (!(e instanceof Sum s && x instanceof Entry n && n.indices().size() == 1)) {
            return Optional.empty();
        }
        Symbol k = Terms.symbol("#i", s.index().sort());
        Expr entry = Terms.entry(n.tensor(), k);
        return each(s, entry, k).map(one -> {
            Theorem unit = Derivatives.chain(one, Derivatives.variable(entry, x));
            Theorem series = Derivatives.series(s, k, unit);
            Theorem picked = Sums.pick((Sum) series.derivative().value(), k, (Delta) Terms.delta(k, n.indices().getFirst()));
            Theorem there = Logic.instantiate(Derivatives.defined(one, true), Substitution.of((Symbol) one.derivative().variable(), entry));
            return Derivatives.value(series, Logic.discharge(picked, Logic.generalise(there, k)));
        });
    }

    /// Of `Σₖ ℓ(aₖ, k)` the derivative of ℓ by its first argument, k being free.
    Optional<Theorem> each(Expr e, Expr entry, Symbol k) {
        Symbol u = Terms.real("#u");
        Optional<Expr> body = e instanceof Sum s && s.index().sort().equals(k.sort())
                ? Optional.of(org.backproof.algebra.Replacement.of(entry, u, Binders.open(s, k))) : Optional.empty();
        return body.filter(b -> !Free.occurs(((Entry) entry).tensor(), b)).flatMap(b -> of(b, u));
    }
}
