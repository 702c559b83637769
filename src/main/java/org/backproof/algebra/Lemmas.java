package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Function;
import org.backproof.kernel.Theorem;

/// Proved facts about defined functions, each about the application of the function to its own parameters.
public interface Lemmas {

    /// No lemma at all.
    Lemmas NONE = new Lemmas() {
        @Override
        public List<Theorem> comparisons(Function.Defined f) {
            return List.of();
        }

        @Override
        public Optional<Theorem> definedness(Function.Defined f) {
            return Optional.empty();
        }

        @Override
        public boolean generator(Function.Defined f) {
            return false;
        }

        @Override
        public Optional<Theorem> derivative(Function.Defined f, int parameter) {
            return Optional.empty();
        }
    };

    /// Comparisons of the value with 0: its range.
    List<Theorem> comparisons(Function.Defined f);

    /// `⊢ def f(parameters)`, for a function that is defined everywhere.
    Optional<Theorem> definedness(Function.Defined f);

    /// Whether the function stays an atom in normal forms: it is defined by primitive functions only, and its derivative is known in
    /// terms of itself or of other such functions.
    boolean generator(Function.Defined f);

    /// `H ⊢ D_t f(… t …) = g`, in terms of f itself where that is shorter; t is the parameter, for a tensor parameter the entry
    /// at indices named [#entry].
    Optional<Theorem> derivative(Function.Defined f, int parameter);
}
