package org.backproof.network;

/// A function of the network has no derivative that the language can write.
public final class NoDerivative extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoDerivative(String what) {
        super(what + " has no derivative that could be found", null, false, false);
    }
}
