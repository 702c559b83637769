package org.backproof.print;

/// How much of a term is shown.
///
/// @param nodes a term with more nodes, counted as a tree, is shown as an outline with its size
/// @param depth what is nested deeper is shown as `…`
public record Limits(long nodes, int depth) {

    /// For readers.
    public static final Limits READER = new Limits(5_000, 200);
    /// For terms that are read back.
    public static final Limits FULL = new Limits(1_000_000, 400);

    /// Of an outline: its depth, and how many terms or factors are shown side by side.
    static final int OUTLINE = 4;
}
