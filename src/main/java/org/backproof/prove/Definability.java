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

    private Definability() {
    }

    /// `H, def given ⊢ def goal`, with H among the facts; empty if no proof is found.
    static Optional<Theorem> prove(Knowledge knowledge, Expr goal, Expr given) {
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
        return never.isPresent() ? never.map(f -> Logic.discharge(Logic.absurd(Prop.defined(goal)), f)) : prove(inside, goal, 0);
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
}
