package org.backproof.evaluate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backproof.expr.Prop;
import org.backproof.numeric.Rational;

/// Where one real number may lie, as far as the assumptions about it alone say, and which values are notable.
final class SlotDomain {
    private static final long[][] PLAIN = {{1, 1}, {2, 1}, {-1, 1}, {0, 1}, {1, 2}, {3, 1}, {-2, 1}, {-1, 2}, {1, 3}, {1, 4}, {3, 4}, {5, 1},
            {-3, 1}, {3, 2}, {10, 1}, {-10, 1}, {1, 10}, {-1, 10}, {2, 3}, {4, 1}, {20, 1}, {-20, 1}, {100, 1}, {-100, 1}, {1, 1000},
            {-1, 1000}, {7, 1}, {-7, 1}, {1000, 1}, {-1000, 1}, {1, 1000000}, {-1, 1000000}};
    private static final long[][] FRACTIONS = {{1, 2}, {1, 4}, {3, 4}, {1, 10}, {9, 10}, {1, 3}, {2, 3}, {1, 5}, {1, 100}, {99, 100}, {1, 1000000},
            {999999, 1000000}};

    private Rational lower;
    private Rational upper;
    private boolean lowerOpen;
    private boolean upperOpen;
    private boolean whole;
    private List<Rational> values;
    private final Set<Rational> excluded = new LinkedHashSet<>();
    private final Set<Rational> notable = new LinkedHashSet<>();

    /// Takes in `polynomial sign 0`.
    void restrict(Univariate u, Prop.Sign sign) {
        notable.addAll(u.roots());
        if (!u.isPolynomial() || u.degree() < 1) {
            return;
        }
        switch (sign) {
            case ZERO -> only(u.roots());
            case NONZERO -> excluded.addAll(u.roots());
            case POSITIVE, NONNEGATIVE -> {
                if (u.degree() == 1) {
                    bound(u.roots().getFirst(), u.leading().signum() > 0, sign == Prop.Sign.POSITIVE);
                }
            }
        }
    }

    void only(List<Rational> roots) {
        values = values == null ? List.copyOf(roots) : values.stream().filter(roots::contains).toList();
    }

    void whole() {
        whole = true;
    }

    void note(Iterable<Rational> more) {
        more.forEach(notable::add);
    }

    private void bound(Rational at, boolean below, boolean open) {
        if (below && (lower == null || at.compareTo(lower) > 0 || at.equals(lower) && open)) {
            lower = at;
            lowerOpen = open;
        }
        if (!below && (upper == null || at.compareTo(upper) < 0 || at.equals(upper) && open)) {
            upper = at;
            upperOpen = open;
        }
    }

    boolean admits(Rational q) {
        return (values == null || values.contains(q)) && (!whole || q.isInteger()) && !excluded.contains(q)
                && (lower == null || q.compareTo(lower) > (lowerOpen ? 0 : -1)) && (upper == null || q.compareTo(upper) < (upperOpen ? 0 : 1));
    }

    /// Values to try, the plainest first.
    List<Rational> candidates() {
        Set<Rational> out = new LinkedHashSet<>();
        if (values != null) {
            out.addAll(values);
        } else if (lower != null && upper != null) {
            for (long[] f : FRACTIONS) {
                out.add(lower.add(upper.subtract(lower).multiply(Rational.of(f[0], f[1]))));
            }
            plain(out);
            out.add(lower);
            out.add(upper);
        } else {
            plain(out);
            Rational edge = lower != null ? lower : upper;
            if (edge != null && !edge.isZero()) {
                out.add(edge);
                for (long[] f : PLAIN) {
                    out.add(edge.add(Rational.of(f[0], f[1])));
                }
            }
        }
        out.addAll(notable);
        return out.stream().filter(this::admits).toList();
    }

    private static void plain(Set<Rational> out) {
        for (long[] f : PLAIN) {
            out.add(Rational.of(f[0], f[1]));
        }
    }

    /// The value moved into the domain, where that is easy: folded into bounds, rounded to an integer.
    Rational nearest(Rational q) {
        Rational r = whole ? Rational.of(q.floor()) : q;
        if (values != null) {
            return values.isEmpty() ? r : values.get(Math.floorMod(q.hashCode(), values.size()));
        }
        if (lower != null && upper != null && !admits(r)) {
            Rational width = upper.subtract(lower);
            if (width.signum() > 0) {
                Rational turn = r.subtract(lower).divide(width);
                r = lower.add(width.multiply(turn.subtract(Rational.of(turn.floor()))));
            }
        } else if (lower != null && r.compareTo(lower) < 0) {
            r = lower.add(lower.subtract(r));
        } else if (upper != null && r.compareTo(upper) > 0) {
            r = upper.subtract(r.subtract(upper));
        }
        return r;
    }
}
