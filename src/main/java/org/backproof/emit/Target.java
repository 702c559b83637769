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

    /// Other names for it, of which one is told the right one.
    private List<String> others() {
        return switch (this) {
            case NUMPY -> List.of("python", "np", "py");
            case TORCH -> List.of("torch");
            case JAVA -> List.of("jvm");
            case C -> List.of("cpp", "cxx", "c11", "c99");
        };
    }

    /// What is meant by another name or other case.
    public static Optional<Target> meant(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(t -> t.word().equals(small) || t.others().contains(small)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Target::word).toList();
    }

    public static Optional<Target> of(String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }
}
