package org.backproof.prove;

import java.util.List;
import java.util.Optional;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Prop;
import org.backproof.kernel.Theorem;

/// The answer to a claim that two terms agree, or that a condition holds.
public sealed interface Verdict {

    /// They agree everywhere where the assumptions hold: the theorem's hypotheses are among them.
    record Proved(Theorem theorem) implements Verdict {
    }

    /// They are equal wherever both are defined, but at the point only one is; a condition holds wherever its terms are defined, but at
    /// the point one is not.
    ///
    /// @param theorem    with `def t` of these terms among its hypotheses
    /// @param witness    the values of the two sides of an equation
    /// @param conditions what would make it proved, as far as that is known
    record Conditional(Theorem theorem, Optional<Witness> witness, Point point, List<Prop> conditions) implements Verdict {
    }

    /// At the witness both are defined and differ; for a condition, it fails at the point.
    record Refuted(Optional<Witness> witness, Point point) implements Verdict {
    }

    /// Neither a proof nor a counterexample was found.
    record Undecided(String reason) implements Verdict {
    }

    /// `proved`, `conditional`, `refuted` or `undecided`.
    default String word() {
        return switch (this) {
            case Proved _ -> "proved";
            case Conditional _ -> "conditional";
            case Refuted _ -> "refuted";
            case Undecided _ -> "undecided";
        };
    }
}
