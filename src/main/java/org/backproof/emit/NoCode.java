package org.backproof.emit;

/// The program cannot be written: the message says what stands in the way.
public final class NoCode extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param what `the unknown function g`
    NoCode(String what) {
        super(what, null, false, false);
    }
}
