package org.backproof.app;

import java.util.Optional;
import java.util.function.Function;
import org.backproof.algebra.Budget;
import org.backproof.explain.Explainer;
import org.backproof.kernel.Oversize;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// Makes a derivation finer when that is asked for, within the bounds of a statement.
record Finer(Limit limit) {
    /// @param question answered by an explainer that goes down to single rules
    <T> Grained<T> than(T textbook, Function<Explainer, Optional<T>> question) {
        return new Grained<>(textbook, () -> Watch.call(() -> fine(question), limit).flatMap(f -> f).orElse(textbook));
    }

    private <T> Optional<T> fine(Function<Explainer, Optional<T>> question) {
        try {
            return question.apply(new Explainer(new Prover(LemmaBook.library(), Budget.within(limit.time(), limit.cancelled()))).finest());
        } catch (Budget.Exhausted | Oversize | StackOverflowError | OutOfMemoryError _) {
            return Optional.empty();
        }
    }
}
