package org.backproof.app;

import java.util.Comparator;
import java.util.stream.Stream;

/// How a statement, or a whole run, ended; the order is that of the exit codes, and the worst one counts.
public enum Outcome {
    /// All claims are proved, and what else was asked is answered.
    DONE,
    /// A claim is conditional, refuted or undecided.
    UNPROVED,
    /// The input is wrong: syntax, shape, name or file.
    WRONG,
    /// An internal error.
    BROKEN;

    /// The code that the process ends with.
    public int exitCode() {
        return ordinal();
    }

    /// The worse of the two.
    public Outcome and(Outcome other) {
        return Stream.of(this, other).max(Comparator.naturalOrder()).orElseThrow();
    }
}
