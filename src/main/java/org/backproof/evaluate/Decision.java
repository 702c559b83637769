package org.backproof.evaluate;

/// What is certain about a guard: it holds, it fails, a term in it has no value, or none of these is known.
enum Decision {
    HOLDS, FAILS, UNDEFINED, UNKNOWN;

    static Decision of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    /// A guard is defined where all its terms are, so an undefined part outweighs the others.
    Decision and(Decision that) {
        if (this == UNDEFINED || that == UNDEFINED) {
            return UNDEFINED;
        }
        if (this == UNKNOWN || that == UNKNOWN) {
            return UNKNOWN;
        }
        return of(this == HOLDS && that == HOLDS);
    }

    /// Likewise.
    Decision or(Decision that) {
        return negate().and(that.negate()).negate();
    }

    Decision negate() {
        return switch (this) {
            case HOLDS -> FAILS;
            case FAILS -> HOLDS;
            case UNDEFINED, UNKNOWN -> this;
        };
    }

    /// A condition about an undefined term does not hold.
    Truth truth() {
        return switch (this) {
            case HOLDS -> Truth.TRUE;
            case FAILS, UNDEFINED -> Truth.FALSE;
            case UNKNOWN -> Truth.UNKNOWN;
        };
    }
}
