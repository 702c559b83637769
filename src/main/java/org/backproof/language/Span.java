package org.backproof.language;

/// A stretch of a source text.
///
/// @param offset where it begins, in UTF-16 units from the start of the text
/// @param length how many units it covers; 0 for a place between two characters
/// @param line   the line of its beginning, from 1
/// @param column the place in that line, from 1, in UTF-16 units
public record Span(int offset, int length, int line, int column) {
    /// The span of syntax that no text was read for.
    public static final Span NONE = new Span(0, 0, 0, 0);

    public int end() {
        return offset + length;
    }

    /// From the beginning of this one to the end of `last`.
    public Span to(Span last) {
        return new Span(offset, Math.max(length, last.end() - offset), line, column);
    }

    public boolean isNone() {
        return line == 0;
    }
}
