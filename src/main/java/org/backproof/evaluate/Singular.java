package org.backproof.evaluate;

/// What holds to both sides of the point cannot be said in one formula: a kink, a pole or an edge may be there.
final class Singular extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int level;

    Singular(int level) {
        super("singular", null, false, false);
        this.level = level;
    }

    /// The infinitesimal whose two sides differ.
    int level() {
        return level;
    }
}
