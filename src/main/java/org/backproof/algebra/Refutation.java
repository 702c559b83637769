package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// What cannot be, because of what is known.
final class Refutation {
    private static final int LARGEST = 100;

    private Refutation() {
    }

    /// `H, p ⊢ false` for a comparison whose opposite is known or follows.
    static Optional<Theorem> of(Knowledge knowledge, Prop p) {
        return p instanceof Prop.Compare ? knowledge.prove(Prop.negate(p)).map(t -> Logic.contradiction(Logic.assume(p), t)) : Optional.empty();
    }

    /// That e is not 0, because with `e = 0` the term of a known comparison would have a value that it cannot have.
    static Optional<Theorem> nonzero(Knowledge knowledge, Expr e) {
        if (e.facts().size() > LARGEST / 4 || e.facts().symbols() == 0) {
            return Optional.empty();
        }
        Knowledge inside = knowledge.inner();
        inside.assume(Prop.zero(e));
        for (Theorem fact : knowledge.facts()) {
            if (fact.conclusion() instanceof Prop.Compare(Expr t, Prop.Sign sign) && t.facts().size() < LARGEST && sign != Prop.Sign.ZERO
                    && Free.symbols(e).stream().allMatch(s -> Free.occurs(s, t))) {
                Theorem value = inside.discharge(inside.normalForm(t));
                if (Prop.compare(value.right(), sign).equals(Prop.FALSE) && value.hypotheses().stream().allMatch(inside::holds)) {
                    Theorem never = inside.discharge(Equality.compared(value, fact));
                    Theorem cases = knowledge.discharge(Logic.dichotomy(e));
                    Prop goal = Prop.nonzero(e);
                    return Optional.of(Logic.split(cases, List.of(Logic.assume(goal), Logic.discharge(Logic.absurd(goal), never))));
                }
            }
        }
        return Optional.empty();
    }
}
