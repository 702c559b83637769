package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.ConstantBounds;
import org.backproof.algebra.FactorGroups;
import org.backproof.algebra.Jensen;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Prop;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// The search for a proof of a condition: at once, part by part, or in each case of a split.
final class Condition {
    private static final int MAX_SPLITS = 4;
    /// The most derivatives one after the other whose signs decide a comparison.
    private static final int SLOPES = 4;

    private Condition() {
    }

    /// `H ⊢ goal` with every hypothesis among the facts; empty if none is found.
    static Optional<Theorem> prove(Knowledge knowledge, Prop goal) {
        return prove(knowledge, goal, 0);
    }

    /// The same, by the signs of derivatives, too: by the fewest first.
    static Optional<Theorem> search(Knowledge knowledge, Prop goal) {
        Optional<Theorem> proof = Optional.empty();
        for (int slopes = 0; proof.isEmpty() && slopes <= SLOPES && !knowledge.seemsFalse(goal); slopes = Math.max(1, 2 * slopes)) {
            knowledge.allowSlopes(slopes);
            proof = prove(knowledge, goal);
        }
        return proof;
    }

    private static Optional<Theorem> prove(Knowledge knowledge, Prop goal, int splits) {
        Optional<Theorem> atOnce = knowledge.prove(goal).filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
        if (atOnce.isPresent()) {
            return atOnce;
        }
        return switch (goal) {
            case Prop.And(List<Prop> parts) -> {
                List<Theorem> proofs = new ArrayList<>();
                for (Prop p : parts) {
                    Optional<Theorem> t = prove(knowledge, p, splits);
                    if (t.isEmpty()) {
                        yield t;
                    }
                    proofs.add(t.get());
                }
                yield Optional.of(Logic.conjoin(proofs));
            }
            case Prop.Compare c when splits < MAX_SPLITS -> Bodies.compare(knowledge, c, body -> prove(knowledge, body, splits))
                    .or(() -> knowledge.slopes() > Bodies.SLOPES ? Optional.empty() : ConstantBounds.compare(knowledge, c)
                            .or(() -> FactorGroups.compare(knowledge, c, part -> prove(knowledge, part, splits))).or(() -> Jensen.prove(knowledge, c)))
                    .or(() -> Branching.prove(knowledge, Splits.candidates(knowledge, c.term(), c.term()), splits, goal,
                        inside -> prove(inside, goal, splits + 1)))
                    .or(() -> Branching.prove(knowledge, Splits.ends(knowledge, c.term()), splits, goal, inside -> prove(inside, goal, splits + 1)))
                    .or(() -> Branching.prove(knowledge, splits == 0 ? Splits.variable(knowledge, c.term()) : List.of(), splits, goal, inside -> prove(inside, goal, splits + 1)));
            case Prop.Compare _, Prop.Equal _, Prop.Defined _, Prop.Whole _, Prop.Derivative _, Prop.Or _, Prop.ForAll _ -> Optional.empty();
        };
    }
}
