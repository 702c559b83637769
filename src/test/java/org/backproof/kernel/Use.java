package org.backproof.kernel;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.backproof.expr.Substitution;

/// One use of an inference, right or wrong.
///
/// @param name      says what is tried; a wrong use is one that the kernel must refuse
/// @param inference makes the theorems; an empty answer or an exception is a refusal
record Use(String name, Supplier<?> inference) {

    static Use of(String name, Supplier<?> inference) {
        return new Use(name, inference);
    }

    /// The theorems that it makes; none where it is refused.
    List<Theorem> theorems() {
        try {
            return switch (inference.get()) {
                case Theorem t -> List.of(t);
                case Optional<?> o -> o.map(t -> List.of((Theorem) t)).orElse(List.of());
                case List<?> l -> l.stream().map(t -> (Theorem) t).toList();
                case Object other -> throw new AssertionError(name + " makes " + other);
            };
        } catch (IllegalArgumentException | ClassCastException | NoSuchElementException | Substitution.Capture refused) {
            return List.of();
        }
    }

    /// `name: H ⊢ c`, or `name: refused`.
    String outcome() {
        List<String> all = theorems().stream().map(Sequent::of).toList();
        return name + ": " + (all.isEmpty() ? "refused" : String.join(" and ", all));
    }
}
