package org.backproof.evaluate;

/// Looks at one point after the other for what is sought.
interface Examiner {
    /// Whether this point ends the search.
    boolean examine(Shape shape, Exact[] values, Candidates candidates);

    /// Takes a second look at what was put aside.
    void finish();

    /// How many terms have been evaluated.
    long steps();
}
