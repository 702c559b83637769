package org.backproof.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a function is for.
public enum Kind {
    /// From a logit to a prediction.
    ACTIVATION,
    /// Of a prediction and a label.
    LOSS,
    /// Anything else.
    FUNCTION;

    /// As the library files write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `losses`.
    public String plural() {
        return this == LOSS ? "losses" : word() + "s";
    }

    /// @param word in the singular or in the plural
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word) || k.plural().equals(word)).findFirst();
    }
}
