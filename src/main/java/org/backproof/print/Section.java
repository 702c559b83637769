package org.backproof.print;

import java.util.List;

/// A calculation: `left = line₁ = line₂ = …`.
///
/// @param heading what stands above it; empty where it belongs to the one before
public record Section(Prose heading, Layout left, List<Line> lines) {
    public Section {
        lines = List.copyOf(lines);
    }

    public Section(Layout left, List<Line> lines) {
        this(Prose.NONE, left, lines);
    }
}
