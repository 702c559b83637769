package org.backproof.app;

import java.util.Comparator;
import java.util.stream.Stream;

/// How a statement, or a whole run, ended; the order is that of the exit codes, and the worst one counts.
public enum Outcome {
    /// All claims are proved, and what else was asked is answered.
    DONE(0),
    /// A claim is conditional, refuted or undecided.
    UNPROVED(1),
    /// The input is wrong: syntax, shape, name or file.
    WRONG(2),
    /// An internal error.
    BROKEN(3);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /// The code that the process ends with.
    public int exitCode() {
        return exitCode;
    }

    /// The worse of the two.
    public Outcome and(Outcome other) {
        return Stream.of(this, other).max(Comparator.naturalOrder()).orElseThrow();
    }
}
