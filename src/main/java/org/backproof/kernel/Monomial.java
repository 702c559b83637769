package org.backproof.kernel;

import java.util.Arrays;

/// A product of powers of numbered atoms: pairs atom, exponent ≥ 1, by increasing atom.
public final class Monomial implements Comparable<Monomial> {
    public static final Monomial ONE = new Monomial(new int[0]);

    private final int[] pairs;
    private final int hash;

    private Monomial(int[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    public static Monomial of(int atom, int exponent) {
        return exponent == 0 ? ONE : new Monomial(new int[] { atom, exponent });
    }

    public int length() {
        return pairs.length / 2;
    }

    public int atom(int k) {
        return pairs[2 * k];
    }

    public int exponent(int k) {
        return pairs[2 * k + 1];
    }

    /// The exponent of an atom, 0 if it does not occur.
    public int exponentOf(int atom) {
        for (int k = 0; k < pairs.length; k += 2) {
            if (pairs[k] == atom) {
                return pairs[k + 1];
            }
        }
        return 0;
    }

    public int degree() {
        int d = 0;
        for (int k = 1; k < pairs.length; k += 2) {
            d += pairs[k];
        }
        return d;
    }

    public Monomial multiply(Monomial o) {
        if (pairs.length == 0) {
            return o;
        }
        if (o.pairs.length == 0) {
            return this;
        }
        int[] out = new int[pairs.length + o.pairs.length];
        int i = 0;
        int j = 0;
        int n = 0;
        while (i < pairs.length || j < o.pairs.length) {
            int a = i < pairs.length ? pairs[i] : Integer.MAX_VALUE;
            int b = j < o.pairs.length ? o.pairs[j] : Integer.MAX_VALUE;
            int e = (a <= b ? pairs[i + 1] : 0) + (b <= a ? o.pairs[j + 1] : 0);
            out[n++] = Math.min(a, b);
            out[n++] = e;
            i += a <= b ? 2 : 0;
            j += b <= a ? 2 : 0;
        }
        return new Monomial(Arrays.copyOf(out, n));
    }

    /// This over another, or null if that does not divide it.
    public Monomial divide(Monomial o) {
        int[] out = new int[pairs.length];
        int j = 0;
        int n = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            int e = pairs[i + 1];
            if (j < o.pairs.length && o.pairs[j] == pairs[i]) {
                e -= o.pairs[j + 1];
                j += 2;
            }
            if (e < 0) {
                return null;
            }
            if (e > 0) {
                out[n++] = pairs[i];
                out[n++] = e;
            }
        }
        return j < o.pairs.length ? null : new Monomial(Arrays.copyOf(out, n));
    }

    /// The largest common divisor.
    public Monomial gcd(Monomial o) {
        int[] out = new int[Math.min(pairs.length, o.pairs.length)];
        int n = 0;
        for (int i = 0, j = 0; i < pairs.length && j < o.pairs.length;) {
            if (pairs[i] == o.pairs[j]) {
                out[n++] = pairs[i];
                out[n++] = Math.min(pairs[i + 1], o.pairs[j + 1]);
            }
            int a = pairs[i];
            int b = o.pairs[j];
            i += a <= b ? 2 : 0;
            j += b <= a ? 2 : 0;
        }
        return new Monomial(Arrays.copyOf(out, n));
    }

    /// Lexicographic, lower atoms weigh more.
    @Override
    public int compareTo(Monomial o) {
        for (int k = 0; k < Math.min(pairs.length, o.pairs.length); k += 2) {
            if (pairs[k] != o.pairs[k]) {
                return pairs[k] < o.pairs[k] ? 1 : -1;
            }
            if (pairs[k + 1] != o.pairs[k + 1]) {
                return Integer.compare(pairs[k + 1], o.pairs[k + 1]);
            }
        }
        return Integer.compare(pairs.length, o.pairs.length);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Monomial m && Arrays.equals(pairs, m.pairs);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(pairs);
    }
}
