package org.backproof.evaluate;

/// A fractional power of an infinitesimal is needed: take δ^root for the small change.
final class Ramified extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int level;
    private final int root;

    Ramified(int level, int root) {
        super("ramified", null, false, false);
        this.level = level;
        this.root = root;
    }

    int level() {
        return level;
    }

    int root() {
        return root;
    }
}
