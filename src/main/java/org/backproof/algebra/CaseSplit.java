package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.expr.Prop;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// A proof by cases: from a disjunction and a proof of the same in each of its parts.
public final class CaseSplit {
    private CaseSplit() {
    }

    /// Empty where the theorem is no disjunction, or a part has no proof.
    ///
    /// @param branch the proof in a part, which may have that part for a hypothesis
    public static Optional<Theorem> of(Theorem cases, Function<Prop, Optional<Theorem>> branch) {
        if (!(cases.conclusion() instanceof Prop.Or(List<Prop> parts))) {
            return Optional.empty();
        }
        List<Theorem> branches = new ArrayList<>();
        for (Prop part : parts) {
            Optional<Theorem> t = branch.apply(part);
            if (t.isEmpty()) {
                return t;
            }
            branches.add(t.get());
        }
        return Optional.of(Logic.split(cases, branches));
    }
}
