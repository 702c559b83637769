package org.backproof.emit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What code is generated for.
public enum Target {
    NUMPY, TORCH, JAVA, C;

    /// As it is typed.
    public String word() {
        return this == TORCH ? "pytorch" : name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Target::word).toList();
    }

    public static Optional<Target> of(String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }
}
