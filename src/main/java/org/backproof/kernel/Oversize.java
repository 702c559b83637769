package org.backproof.kernel;

/// An identity is too large to be checked by expanding it.
public final class Oversize extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /// The most products of terms that one multiplication may need.
    public static final long PRODUCTS = 400_000;
    /// The largest exponent that is expanded.
    public static final int EXPONENT = 64;

    public Oversize() {
        super("too large to expand", null, false, false);
    }
}
