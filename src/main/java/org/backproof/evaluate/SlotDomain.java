package org.backproof.evaluate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.expr.Prop;
import org.backproof.numeric.Rational;

/// Where one real number may lie, as far as the assumptions about it alone say, and which values are notable.
final class SlotDomain {
    private static final List<Exact> PLAIN = numbers(1, 1, 2, 1, -1, 1, 0, 1, 1, 2, 3, 1, -2, 1, -1, 2, 1, 3, 1, 4, 3, 4, 5, 1, -3, 1, 3, 2, 10, 1, -10, 1,
            1, 10, -1, 10, 2, 3, 4, 1, 20, 1, -20, 1, 100, 1, -100, 1, 1, 1000, -1, 1000, 7, 1, -7, 1, 1000, 1, -1000, 1, 1, 1000000, -1, 1000000);
    private static final List<Exact> FAR = numbers(1_000_000, 1, -1_000_000, 1, 10_000_000_000L, 1, -10_000_000_000L, 1);
    private static final List<Exact> FRACTIONS = numbers(1, 2, 1, 4, 3, 4, 1, 10, 9, 10, 1, 3, 2, 3, 1, 5, 1, 100, 99, 100, 1, 1000000, 999999, 1000000);
    /// Multiples of π where circular functions are 0 or have a pole.
    private static final List<Exact> ANGLES = numbers(1, 2, 1, 1, 1, 4, -1, 2, 3, 4, 1, 6, 1, 3, 2, 1, 3, 2, -1, 4, 1, 8).stream()
            .map(q -> Exact.turns(q.a())).toList();

    private Exact lower;
    private Exact upper;
    private boolean lowerOpen;
    private boolean upperOpen;
    private boolean whole;
    private List<Exact> values;
    private final Set<Exact> excluded = new LinkedHashSet<>();
    private final Set<Exact> notable = new LinkedHashSet<>();

    private static List<Exact> numbers(long... parts) {
        return Stream.iterate(0, i -> i < parts.length, i -> i + 2).map(i -> Exact.of(parts[i], parts[i + 1])).toList();
    }

    /// Takes in `polynomial sign 0`.
    void restrict(Univariate u, Prop.Sign sign) {
        notable.addAll(u.roots());
        if (!u.isPolynomial() || u.degree() < 1) {
            return;
        }
        switch (sign) {
            case ZERO -> {
                if (u.degree() <= 2) {
                    only(u.roots());
                }
            }
            case NONZERO -> excluded.addAll(u.roots());
            case POSITIVE, NONNEGATIVE -> {
                if (u.degree() == 1) {
                    bound(u.roots().getFirst(), u.leading().signum() > 0, sign == Prop.Sign.POSITIVE);
                }
            }
        }
    }

    void only(List<Exact> roots) {
        values = values == null ? List.copyOf(roots) : values.stream().filter(roots::contains).toList();
    }

    void whole() {
        whole = true;
    }

    void note(Iterable<Exact> more) {
        more.forEach(notable::add);
    }

    /// Has multiples of π tried.
    void noteAngles() {
        notable.addAll(ANGLES);
    }

    private void bound(Exact at, boolean below, boolean open) {
        if (below && (lower == null || at.compareTo(lower) > 0 || at.equals(lower) && open)) {
            lower = at;
            lowerOpen = open;
        }
        if (!below && (upper == null || at.compareTo(upper) < 0 || at.equals(upper) && open)) {
            upper = at;
            upperOpen = open;
        }
    }

    boolean admits(Exact q) {
        return (values == null || values.contains(q)) && (!whole || q.isRational() && q.a().isInteger()) && !excluded.contains(q)
                && (lower == null || q.compareTo(lower) > (lowerOpen ? 0 : -1)) && (upper == null || q.compareTo(upper) < (upperOpen ? 0 : 1));
    }

    /// Values to try, the plainest first.
    List<Exact> candidates() {
        Set<Exact> out = new LinkedHashSet<>();
        if (values != null) {
            out.addAll(values);
        } else if (lower != null && upper != null) {
            Rational width = upper.near().subtract(lower.near());
            FRACTIONS.forEach(f -> out.add(Exact.of(lower.near().add(width.multiply(f.a())))));
            out.addAll(PLAIN);
            out.add(lower);
            out.add(upper);
        } else {
            out.addAll(PLAIN);
            Exact edge = lower != null ? lower : upper;
            if (edge != null && !edge.equals(Exact.ZERO)) {
                out.add(edge);
                PLAIN.forEach(q -> out.add(Exact.of(edge.near().add(q.a()))));
            }
        }
        out.addAll(notable);
        return out.stream().filter(this::admits).toList();
    }

    /// Values far out, for what grows slowly.
    List<Exact> far() {
        return FAR.stream().filter(this::admits).toList();
    }

    /// Values at which something happens, as far as the assumptions say.
    List<Exact> notable() {
        return List.copyOf(notable);
    }

    /// The value moved into the domain, where that is easy: folded into bounds, rounded to an integer.
    Exact nearest(Rational q) {
        Rational r = whole ? Rational.of(q.floor()) : q;
        if (values != null) {
            return values.isEmpty() ? Exact.of(r) : values.get(Math.floorMod(q.hashCode(), values.size()));
        }
        if (lower != null && upper != null && !admits(Exact.of(r))) {
            Rational width = upper.near().subtract(lower.near());
            if (width.signum() > 0) {
                Rational turn = r.subtract(lower.near()).divide(width);
                r = lower.near().add(width.multiply(turn.subtract(Rational.of(turn.floor()))));
            }
        } else if (lower != null && r.compareTo(lower.near()) < 0) {
            r = lower.near().multiply(Rational.TWO).subtract(r);
        } else if (upper != null && r.compareTo(upper.near()) > 0) {
            r = upper.near().multiply(Rational.TWO).subtract(r);
        }
        return Exact.of(r);
    }
}
