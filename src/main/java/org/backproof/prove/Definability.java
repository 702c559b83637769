package org.backproof.prove;

import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// That a term is defined where another one is.
final class Definability {
    private static final int MAX_SPLITS = 3;
    /// How often a comparison may be put down to the sign of a derivative.
    private static final int SLOPES = 2;

    private Definability() {
    }

    /// `H, def given ⊢ def goal`, with H among the facts; empty if no proof is found.
    ///
    /// @param slopes whether comparisons may be put down to derivatives, on each side of a point that is excluded: `eˣ − 1 − x ≠ 0` for x ≠ 0
    static Optional<Theorem> prove(Knowledge knowledge, Expr goal, Expr given, boolean slopes) {
        Knowledge inside = knowledge.inner();
        inside.assume(Prop.defined(given));
        Differentiation.attach(inside);
        Optional<Theorem> atOnce = direct(inside, goal);
        if (atOnce.isPresent()) {
            return atOnce;
        }
        Smoothness.learn(inside);
        Alternatives.narrow(inside);
        Differentiation.attach(inside);
        Optional<Theorem> never = inside.known(Prop.FALSE);
        if (never.isPresent()) {
            return never.map(f -> Logic.discharge(Logic.absurd(Prop.defined(goal)), f));
        }
        return slopes ? onSides(inside, goal) : prove(inside, goal, 0);
    }

    private static Optional<Theorem> direct(Knowledge knowledge, Expr goal) {
        return knowledge.prove(Prop.defined(goal)).filter(p -> p.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    private static Optional<Theorem> prove(Knowledge knowledge, Expr goal, int splits) {
        Optional<Theorem> t = direct(knowledge, goal);
        if (t.isPresent() || splits >= MAX_SPLITS) {
            return t;
        }
        return Branching.prove(knowledge, Splits.candidates(knowledge, goal, goal), splits, Prop.defined(goal),
                inside -> prove(inside, goal, splits + 1));
    }

    private static Optional<Theorem> onSides(Knowledge knowledge, Expr goal) {
        knowledge.allowSlopes(SLOPES);
        return direct(knowledge, goal).or(() -> Branching.prove(knowledge, Splits.ends(knowledge, goal), 0, Prop.defined(goal), inside -> direct(inside, goal)));
    }
}
