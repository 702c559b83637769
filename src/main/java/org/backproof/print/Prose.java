package org.backproof.print;

import java.util.ArrayList;
import java.util.List;

/// Words with mathematics among them: `cancel a(1 − a) ≠ 0`.
public record Prose(List<Part> parts) {
    /// Nothing said.
    public static final Prose NONE = new Prose(List.of());

    /// A stretch of a [Prose].
    public sealed interface Part {
    }

    /// Plain words.
    public record Words(String text) implements Part {
    }

    /// Mathematics in the line.
    public record Mathematics(Layout layout) implements Part {
    }

    public Prose {
        parts = List.copyOf(parts);
    }

    public static Prose of(String words) {
        return NONE.and(words);
    }

    public static Prose of(Layout mathematics) {
        return NONE.and(mathematics);
    }

    public Prose and(String words) {
        return words.isEmpty() ? this : with(new Words(words));
    }

    public Prose and(Layout mathematics) {
        return with(new Mathematics(mathematics));
    }

    public Prose and(Prose more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(more.parts);
        return new Prose(all);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    private Prose with(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Prose(more);
    }
}
