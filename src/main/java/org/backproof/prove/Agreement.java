package org.backproof.prove;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.AlignedSums;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Induction;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Vanishing;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// The search for a proof that two terms agree: by their normal forms, shallow first, then unfolded; then in each case of a split.
final class Agreement {
    private static final int MAX_SPLITS = 6;
    /// The share of the work for a proof that the arguments are equal.
    private static final double CONGRUENCE = 0.4;

    private Agreement() {
    }

    /// `H ⊢ left = right` with every hypothesis among the facts; empty if none is found.
    static Optional<Theorem> prove(Knowledge knowledge, Expr left, Expr right) {
        return prove(knowledge, left, right, 0);
    }

    /// The same by the shallow normal forms, or by the normal forms of the parts in which terms of one shape differ.
    static Optional<Theorem> shallow(Knowledge knowledge, Expr left, Expr right) {
        return congruent(knowledge, left, right, 0).or(() -> direct(knowledge, left, right, Normalizer.Settings.SHALLOW)).or(() -> Parts.prove(knowledge, left, right,
                (a, b) -> direct(knowledge, a, b, Normalizer.Settings.SHALLOW).or(() -> direct(knowledge, a, b, Normalizer.Settings.DEEP))));
    }

    private static Optional<Theorem> prove(Knowledge knowledge, Expr left, Expr right, int splits) {
        Optional<Theorem> first = congruent(knowledge, left, right, splits)
                .or(() -> direct(knowledge, left, right, Normalizer.Settings.SHALLOW))
                .or(() -> Branching.prove(knowledge, Splits.sides(knowledge, left, right), splits, new Prop.Equal(left, right), inside -> prove(inside, left, right, splits + 1)))
                .or(() -> direct(knowledge, left, right, Normalizer.Settings.DEEP))
                .or(() -> AlignedSums.equal(knowledge, left, right))
                .or(() -> Induction.prove(knowledge, left, right, (inside, a, b) -> prove(inside, a, b, splits + 1)));
        if (first.isPresent()) {
            return first;
        }
        Optional<Theorem> parts = Parts.prove(knowledge, left, right, (a, b) -> prove(knowledge, a, b, splits));
        if (parts.isPresent()) {
            return parts;
        }
        Optional<Theorem> t = splits >= MAX_SPLITS ? Optional.empty() : Branching.prove(knowledge, Splits.candidates(knowledge, left, right), splits,
                new Prop.Equal(left, right), inside -> prove(inside, left, right, splits + 1));
        return t.or(() -> direct(knowledge, left, right, Normalizer.Settings.LITERAL)).or(() -> Constant.prove(knowledge, left, right))
                .or(() -> Vanishing.zero(knowledge, Terms.subtract(left, right)).map(zero -> Equality.equation(zero, left, right)));
    }

    /// `f(a) = f(b)` from `a = b`, in part of the work, before anything is unfolded.
    private static Optional<Theorem> congruent(Knowledge knowledge, Expr left, Expr right, int splits) {
        if (!Parts.underFunctions(left, right)) {
            return Optional.empty();
        }
        Knowledge inside = knowledge.inner(CONGRUENCE);
        try {
            return Parts.prove(inside, left, right, (a, b) -> prove(inside, a, b, splits));
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }

    private static Optional<Theorem> direct(Knowledge knowledge, Expr left, Expr right, Normalizer.Settings settings) {
        try {
            return new Normalizer(knowledge, settings).equal(left, right).map(knowledge::discharge)
                    .filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    /// `⊢ left = right` where each side is defined exactly where the other is, from a proof that uses that both are.
    ///
    /// @param slopes whether that may be put down to derivatives
    static Optional<Theorem> everywhere(Knowledge knowledge, Theorem t, Expr left, Expr right, boolean slopes) {
        Prop l = Prop.defined(left);
        Prop r = Prop.defined(right);
        if (!t.hypotheses().contains(l) && !t.hypotheses().contains(r)) {
            return Optional.of(t);
        }
        Optional<Theorem> rightFromLeft = Definability.prove(knowledge, right, left, slopes);
        if (rightFromLeft.isEmpty()) {
            return Optional.empty();
        }
        return Definability.prove(knowledge, left, right, slopes)
                .map(leftFromRight -> Equality.agree(Logic.discharge(t, rightFromLeft.get()), Logic.discharge(t, leftFromRight)));
    }
}
