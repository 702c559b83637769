package org.backproof.library;

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
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
