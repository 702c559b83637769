package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Maxima;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// Derivatives of the largest entry of a tensor: of `max v` by vⱼ it is 0 where vⱼ is smaller, and 1 where vⱼ alone is the largest. At ties
/// there is none, unless the slopes of all entries that are the largest agree.
final class Peaks {
    private static final Symbol HOLE = Terms.real("%entry");

    private final Differentiation differentiation;
    private final Knowledge knowledge;

    Peaks(Differentiation differentiation, Knowledge knowledge) {
        this.differentiation = differentiation;
        this.knowledge = knowledge;
    }

    Optional<Theorem> derivative(Apply max, Expr x) {
        Lambda l = (Lambda) max.arguments().getFirst();
        List<Symbol> fresh = new ArrayList<>();
        int number = 0;
        for (Bound i : l.indices()) {
            Symbol next = Differentiation.fresh(number, i.sort(), max, x);
            fresh.add(next);
            number = Integer.parseInt(next.name().substring(2)) + 1;
        }
        Optional<Theorem> touched = touched(max, l, x);
        if (touched.isPresent()) {
            return touched;
        }
        return differentiation.entry(Binders.open(l, fresh), x)
                .map(entries -> agreeing(max, fresh, entries, x).orElseGet(() -> Maxima.derivative(max, fresh, entries)));
    }

    /// From that the derivative exists, where vⱼ is the maximum and x is vⱼ.
    private Optional<Theorem> touched(Apply max, Lambda l, Expr x) {
        if (!(x instanceof Entry n) || n.indices().size() != l.indices().size() ) {
            return Optional.empty();
        }
        return knowledge.known(Prop.defined(Terms.diff(max, x))).flatMap(d -> knowledge.known(Maxima.taken(max, n.indices()))
                .flatMap(t -> differentiation.derivative(Binders.open(l, n.indices()), x).map(own -> Maxima.touching(d, n.indices(), own, t))));
    }

    /// All entries that are the maximum have the same slope.
    private Optional<Theorem> agreeing(Apply max, List<Symbol> fresh, Theorem entries, Expr x) {
        Knowledge inside = knowledge.inner();
        inside.assume(Maxima.taken(max, fresh));
        if (x instanceof Entry n && n.indices().size() == fresh.size() && fresh.size() == 1) {
            smaller(max, fresh.getFirst(), n.indices().getFirst()).map(inside::discharge).ifPresent(inside::add);
        }
        Theorem agree = inside.discharge(new Normalizer(inside, Normalizer.Settings.SHALLOW).normalize(entries.derivative().value()));
        return fresh.stream().anyMatch(i -> Free.occurs(i, agree.right())) || !agree.hypotheses().stream().allMatch(inside::holds) ? Optional.empty()
                : Optional.of(Maxima.derivative(max, fresh, entries, agree));
    }

    /// Where the entry at k is smaller, another one is the maximum: `b(i) = max b ⊢ i − k ≠ 0`, from the known `max b − b(k) > 0`.
    private Optional<Theorem> smaller(Apply max, Symbol i, Expr k) {
        Lambda l = (Lambda) max.arguments().getFirst();
        Expr own = Binders.open(l, List.of(k));
        return knowledge.known(Prop.positive(Terms.subtract(max, own))).filter(_ -> Terms.delta(i, k) instanceof Delta).map(less -> {
            Expr other = Binders.open(l, List.of(i));
            Delta d = (Delta) Terms.delta(i, k);
            Theorem one = Sums.together(d);
            Theorem same = Equality.transitive(Equality.transitive(Equality.symmetric(Equality.inContext(one, Terms.multiply(HOLE, other), HOLE)),
                    Sums.identify(d, other, i, k)), Equality.inContext(one, Terms.multiply(HOLE, own), HOLE));
            Theorem more = Equality.compared(Equality.inContext(Equality.symmetric(same), Terms.subtract(max, HOLE), HOLE), less);
            Expr apart = Terms.subtract(i, k);
            Theorem never = Logic.contradiction(Logic.assume(Maxima.taken(max, List.of(i))), Signs.weaken(more, Prop.Sign.NONZERO));
            return Logic.split(Logic.dichotomy(apart), List.of(Logic.assume(Prop.nonzero(apart)), Logic.discharge(Logic.absurd(Prop.nonzero(apart)), never)));
        });
    }
}
