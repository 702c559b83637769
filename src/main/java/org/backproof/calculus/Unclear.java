package org.backproof.calculus;

/// The behaviour for large x is not found.
final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unclear(String reason) {
        super(reason, null, false, false);
    }
}
