package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// That a term is not 0, because with it another known equation would say that a number is 0 that is not.
final class Absurdity {
    private static final int LARGEST = 40;

    private Absurdity() {
    }

    static Optional<Theorem> nonzero(Knowledge knowledge, Compare goal) {
        if (!knowledge.hasEquations() || goal.term().facts().size() > LARGEST) {
            return Optional.empty();
        }
        Theorem cases = knowledge.discharge(Logic.dichotomy(goal.term()));
        Prop zero = Prop.zero(goal.term());
        if (!(cases.conclusion() instanceof Prop.Or) || !cases.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())) {
            return Optional.empty();
        }
        Knowledge inside = knowledge.inner();
        inside.assume(zero);
        Circular.learn(inside);
        return contradiction(inside).map(f -> Logic.split(cases,
                List.of(Logic.assume(goal), Logic.discharge(Logic.absurd(goal), f))));
    }

    /// `H ⊢ false` from an equation whose term is equal to a number other than 0.
    private static Optional<Theorem> contradiction(Knowledge knowledge) {
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Compare(Expr e, Prop.Sign s) && s == Prop.Sign.ZERO && e.facts().size() <= LARGEST) {
                // by the other equations
                Knowledge others = knowledge.unconditional().inner();
                knowledge.facts().stream().filter(u -> u != t).forEach(others::add);
                Theorem nf = others.discharge(others.normalForm(e));
                if (Prop.zero(nf.right()).equals(Prop.FALSE) && nf.hypotheses().stream().allMatch(h -> others.known(h).isPresent())) {
                    return Optional.of(others.discharge(Equality.compared(nf, t)));
                }
            }
        }
        return knowledge.known(Prop.FALSE);
    }
}
