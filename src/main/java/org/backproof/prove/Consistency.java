package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Ranges;
import org.backproof.expr.Sort;
import org.backproof.expr.Terms;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// Whether what is known contradicts itself.
final class Consistency {
    private Consistency() {
    }

    /// `H ⊢ false` from a known comparison whose opposite can be proved; empty if none is found.
    static Optional<Theorem> contradiction(Knowledge knowledge) {
        return contradiction(knowledge, knowledge.facts());
    }

    /// The same, where what is said of all entries of a tensor is said of the first: there is one.
    static Optional<Theorem> ofEntries(Knowledge knowledge) {
        Knowledge first = knowledge.inner();
        List<Theorem> open = knowledge.facts();
        while (!open.isEmpty()) {
            List<Theorem> entries = new ArrayList<>();
            for (Theorem t : open) {
                if (t.conclusion() instanceof Prop.ForAll all && all.index().sort() instanceof Sort.Index range && range.lower() == Terms.ONE
                        && Ranges.conditions(Terms.ONE, range).isEmpty()) {
                    entries.add(Logic.specialise(t, Terms.ONE));
                }
            }
            entries.forEach(first::add);
            open = entries;
        }
        return contradiction(first);
    }

    /// The same, where one of the given facts contradicts the others.
    static Optional<Theorem> contradiction(Knowledge knowledge, List<Theorem> facts) {
        Optional<Theorem> known = knowledge.known(Prop.FALSE);
        if (known.isPresent()) {
            return known;
        }
        if (knowledge.seemsConsistent()) {
            return Optional.empty();
        }
        for (Theorem t : facts) {
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
