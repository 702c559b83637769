package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Prop;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// A proof in each case of a split.
final class Branching {
    /// How many splits are tried one after the other, by how deep they are.
    private static final int[] WIDTH = { 3, 2 };

    private Branching() {
    }

    /// `H ⊢ goal` by the first of the splits that leads to a proof in each of its cases.
    ///
    /// @param depth how many splits were made before
    /// @param proof finds a proof of the goal from what is known in a case
    static Optional<Theorem> prove(Knowledge knowledge, List<Theorem> splits, int depth, Prop goal,
            Function<Knowledge, Optional<Theorem>> proof) {
        int width = depth < WIDTH.length ? WIDTH[depth] : 1;
        for (Theorem cases : splits.subList(0, Math.min(width, splits.size()))) {
            Optional<Theorem> t = inEach(knowledge, cases, goal, proof);
            if (t.isPresent()) {
                return t;
            }
        }
        return Optional.empty();
    }

    private static Optional<Theorem> inEach(Knowledge knowledge, Theorem cases, Prop goal, Function<Knowledge, Optional<Theorem>> proof) {
        List<Theorem> branches = new ArrayList<>();
        for (Prop part : ((Prop.Or) cases.conclusion()).parts()) {
            Knowledge inside = Smoothness.where(knowledge, part);
            Optional<Theorem> branch = Consistency.contradiction(inside).map(f -> Logic.discharge(Logic.absurd(goal), f))
                    .or(() -> proof.apply(inside));
            if (branch.isEmpty()) {
                return branch;
            }
            branches.add(branch.get());
        }
        return Optional.of(Logic.split(cases, branches));
    }
}
