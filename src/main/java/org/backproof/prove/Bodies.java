package org.backproof.prove;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backproof.algebra.Gathering;
import org.backproof.algebra.Homogeneous;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Opened;
import org.backproof.algebra.PartsOfSums;
import org.backproof.algebra.RootBounds;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;

/// Sums over one range put together, `Σ a − Σ b = Σ (a − b)`, and what holds of the body for every index.
final class Bodies {
    /// How many derivatives one after the other are allowed at most where the harder ways are tried: with more they would be tried again.
    static final int SLOPES = 1;

    private Bodies() {
    }

    /// `H ⊢ left = right`, since the bodies of both together are 0.
    static Optional<Theorem> equal(Knowledge knowledge, Expr left, Expr right, Parts.Search search) {
        Expr difference = Terms.subtract(left, right);
        if (!summed(difference)) {
            return Optional.empty();
        }
        if (difference.hasDiff()) {
            Theorem l = resolved(knowledge, left);
            Theorem r = resolved(knowledge, right);
            return l.right().hasDiff() || r.right().hasDiff() ? Optional.empty() : equal(knowledge, l.right(), r.right(), search)
                    .map(t -> Equality.transitive(Equality.transitive(l, t), Equality.symmetric(r)));
        }
        Theorem opened = Opened.of(knowledge, difference);
        return Gathering.sum(knowledge, opened.right()).flatMap(g -> {
            Sum s = (Sum) g.right();
            Symbol i = fresh(s);
            Expr body = Binders.open(s, i);
            return knowledge.seemsFalse(Prop.zero(body)) ? Optional.empty() : search.prove(body, Terms.ZERO)
                    .map(t -> Equality.fromDifference(Equality.transitive(opened, Equality.transitive(g, Equality.underSum(s, i, t))), left, right));
        });
    }

    /// With the derivatives in it as terms.
    private static Theorem resolved(Knowledge knowledge, Expr e) {
        return e.hasDiff() ? knowledge.discharge(new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(e)) : Equality.reflexive(e);
    }

    /// `∀i H ⊢ e sign 0` from a proof of `H ⊢ b(i) sign 0`, where e is Σ b, or from one of `b(k) + r sign 0`, where e is Σ b + r, or by the
    /// squares of roots; with H among the facts.
    static Optional<Theorem> compare(Knowledge knowledge, Prop.Compare goal, Function<Prop, Optional<Theorem>> search) {
        if (goal.sign() == Prop.Sign.NONZERO || goal.term().hasDiff() || !quantified(goal.term())) {
            return Optional.empty();
        }
        Theorem opened = Opened.of(knowledge, goal.term());
        if (!(Prop.compare(opened.right(), goal.sign()) instanceof Prop.Compare simpler)) {
            return Optional.empty();
        }
        boolean more = knowledge.slopes() <= SLOPES;
        return Optional.<Theorem>empty().or(() -> more && summed(simpler.term()) ? Homogeneous.compare(knowledge, simpler, search) : Optional.empty())
                .or(() -> summed(simpler.term()) ? together(knowledge, simpler, search) : Optional.empty())
                .or(() -> more && summed(simpler.term()) ? PartsOfSums.compare(knowledge, simpler, search) : Optional.empty())
                .or(() -> more ? RootBounds.ofSums(knowledge, simpler, search) : Optional.empty())
                .map(t -> opened.right() == goal.term() ? t : Equality.compared(Equality.symmetric(opened), t))
                .map(knowledge::discharge).filter(t -> t.conclusion().equals(goal) && t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    private static Optional<Theorem> together(Knowledge knowledge, Prop.Compare goal, Function<Prop, Optional<Theorem>> search) {
        return Stream.concat(Gathering.sum(knowledge, goal.term()).stream(), knowledge.slopes() > SLOPES ? Stream.<Theorem>empty()
                : Gathering.products(knowledge, goal.term()).stream()).flatMap(g -> {
            Sum s = (Sum) g.right();
            Symbol i = fresh(s);
            Expr body = Binders.open(s, i);
            return knowledge.seemsFalse(Prop.compare(body, goal.sign())) ? Stream.empty() : search.apply(Prop.compare(body, goal.sign()))
                    .filter(t -> t.conclusion() instanceof Prop.Compare).map(t -> Equality.compared(Equality.symmetric(g), Signs.sum(t, i, body))).stream();
        }).findFirst();
    }

    /// Whether there is a Σ in it, or an argument with all entries of a tensor.
    private static boolean quantified(Expr e) {
        return Subterms.of(e).stream().anyMatch(t -> t instanceof Sum || t instanceof Lambda);
    }

    private static boolean summed(Expr e) {
        return Subterms.of(e).stream().anyMatch(Sum.class::isInstance);
    }

    private static Symbol fresh(Sum s) {
        int k = 0;
        Symbol i = Terms.symbol("#b" + k, s.index().sort());
        while (Free.occurs(i, s)) {
            i = Terms.symbol("#b" + ++k, s.index().sort());
        }
        return i;
    }
}
