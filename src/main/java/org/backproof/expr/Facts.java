package org.backproof.expr;

/// What is stored with each node.
///
/// @param hash    structural hash
/// @param total   defined at every point
/// @param flags   which kinds of node occur, see the constants
/// @param symbols a Bloom mask of the free symbols: a symbol whose bit is missing does not occur
/// @param binders the largest number of a bound index in the node; 0 without one
/// @param size    the number of nodes as a tree, saturating
/// @param free    the free symbols
public record Facts(long hash, boolean total, int flags, long symbols, int binders, long size, FreeSymbols free) {

    /// A derivative occurs.
    public static final int DIFF = 1;
    /// A piecewise definition occurs.
    public static final int CASES = 2;
    /// A finite sum occurs.
    public static final int SUM = 4;
    /// A function application occurs.
    public static final int APPLY = 8;
    /// A Kronecker delta occurs.
    public static final int DELTA = 16;
    /// A power that is not a positive integer one occurs.
    public static final int POWER = 32;
    /// A local definition occurs.
    public static final int LOCAL = 64;

    private static final long SATURATED = 1L << 60;

    /// A leaf.
    static Facts leaf(long hash, boolean total, long symbols, int binders) {
        return new Facts(hash, total, 0, symbols, binders, 1, FreeSymbols.NONE);
    }

    /// A node over children.
    static Facts of(long seed, boolean total, int flags, Iterable<? extends Expr> children) {
        long h = seed;
        long symbols = 0;
        int binders = 0;
        long size = 1;
        for (Expr child : children) {
            Facts f = child.facts();
            h = mix(h, f.hash);
            flags |= f.flags;
            symbols |= f.symbols;
            binders = Math.max(binders, f.binders);
            size = Math.min(SATURATED, size + f.size);
        }
        return new Facts(h, total, flags, symbols, binders, size, FreeSymbols.of(children));
    }

    Facts with(FreeSymbols free) {
        return new Facts(hash, total, flags, symbols, binders, size, free);
    }

    Facts with(int binders) {
        return new Facts(hash, total, flags, symbols, binders, size, free);
    }

    /// Whether nodes of the kind occur.
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    static long mix(long h, long x) {
        long m = (h ^ x) * 0x9E3779B97F4A7C15L + Long.rotateLeft(h, 23);
        m ^= m >>> 29;
        m *= 0xBF58476D1CE4E5B9L;
        return m ^ (m >>> 32);
    }

    static long hashOf(String s) {
        long h = 1125899906842597L;
        for (int i = 0; i < s.length(); i++) {
            h = 31 * h + s.charAt(i);
        }
        return mix(h, s.length());
    }
}
