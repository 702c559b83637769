package org.backproof.print;

import java.util.List;

/// A calculation: `left = line₁ = line₂ = …`.
///
/// @param heading what stands above it; empty where it belongs to the one before
/// @param from    the coarsest grain that shows it
public record Section(Prose heading, Layout left, List<Line> lines, Grain from) {
    public Section {
        lines = List.copyOf(lines);
    }

    public Section(Prose heading, Layout left, List<Line> lines) {
        this(heading, left, lines, Grain.STAGES);
    }

    public Section(Layout left, List<Line> lines) {
        this(Prose.NONE, left, lines);
    }

    /// The same at a grain.
    public Section at(Grain grain) {
        return new Section(heading, left, grain.cut(lines, Line::merged), from);
    }

    Section under(Prose other) {
        return new Section(other, left, lines, from);
    }

    /// The same for readers of a finer grain only.
    public Section from(Grain coarsest) {
        return new Section(heading, left, lines, coarsest);
    }
}
