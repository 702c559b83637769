package org.backproof.evaluate;

/// The budget of an evaluation ran out; nothing is known then.
final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
        super("budget", null, false, false);
    }
}
