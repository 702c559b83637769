package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.backproof.algebra.Budget;
import org.backproof.elaborate.Assumption;
import org.backproof.expr.Prop;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Theorem;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.prove.Necessity;
import org.backproof.prove.Prover;

/// Assumptions that no point satisfies.
///
/// @param texts of those that contradict each other, as they were written; none of them can be left out, as far as seen
record Contradiction(List<String> texts) {
    /// The contradiction among assumptions, proved; empty if none is found in time.
    static Optional<Contradiction> among(List<Assumption> assumptions, Prover prover) {
        try {
            return assumptions.isEmpty() ? Optional.empty() : prover.contradiction(props(assumptions)).map(t -> smallest(assumptions, t, prover));
        } catch (Budget.Exhausted | Oversize _) {
            return Optional.empty();
        }
    }

    private static Contradiction smallest(List<Assumption> assumptions, Theorem absurd, Prover prover) {
        List<Assumption> left = new ArrayList<>(assumptions.stream().filter(a -> Necessity.isUsed(a, absurd.hypotheses())).toList());
        List<String> texts = left.stream().map(Assumption::text).distinct().toList();
        for (String text : texts) {
            List<Assumption> others = left.stream().filter(a -> !a.text().equals(text)).toList();
            if (texts.size() > 2 && prover.contradiction(props(others)).isPresent()) {
                left.retainAll(others);
            }
        }
        return new Contradiction(left.stream().map(Assumption::text).distinct().toList());
    }

    private static List<Prop> props(List<Assumption> assumptions) {
        return assumptions.stream().map(Assumption::prop).distinct().toList();
    }

    /// `x > 0 and x < 0 contradict each other: no point satisfies both`
    SourceError error(Span span) {
        return new SourceError(switch (texts.size()) {
            case 0 -> "the assumptions contradict each other: no point satisfies them";
            case 1 -> "no point satisfies " + texts.getFirst();
            case 2 -> texts.getFirst() + " and " + texts.getLast() + " contradict each other: no point satisfies both";
            default -> String.join(", ", texts.subList(0, texts.size() - 1)) + " and " + texts.getLast() + " contradict each other: no point satisfies all of them";
        }, span);
    }
}
