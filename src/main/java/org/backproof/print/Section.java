package org.backproof.print;

import java.util.List;

/// A calculation: `left = line₁ = line₂ = …`.
///
/// @param heading what stands above it; empty where it belongs to the one before
public record Section(Prose heading, Layout left, List<Line> lines) {
    public Section {
        lines = List.copyOf(lines);
    }

    /// The same at a grain: 1 without the fine lines, 2 with them.
    public Section at(int grain) {
        return grain > 1 ? this : new Section(heading, left, lines.stream().filter(l -> !l.fine()).toList());
    }

    public Section(Layout left, List<Line> lines) {
        this(Prose.NONE, left, lines);
    }
}
