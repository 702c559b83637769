package org.backproof.prove;

import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// Whether what is known contradicts itself.
final class Consistency {
    private Consistency() {
    }

    /// `H ⊢ false` from a known comparison whose opposite can be proved; empty if none is found.
    static Optional<Theorem> contradiction(Knowledge knowledge) {
        Optional<Theorem> known = knowledge.known(Prop.FALSE);
        if (known.isPresent()) {
            return known;
        }
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Prop.Compare(Expr e, _) && e.facts().size() < 60) {
                Optional<Theorem> opposite = knowledge.prove(Prop.negate(t.conclusion()));
                if (opposite.isPresent()) {
                    return Optional.of(Logic.contradiction(t, opposite.get()));
                }
            }
        }
        return Optional.empty();
    }
}
