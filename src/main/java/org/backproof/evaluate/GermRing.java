package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Precision;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Sign;

/// Sums, products and signs of germs.
final class GermRing {
    final Precision precision;
    private final List<Infinitesimal> infinitesimals = new ArrayList<>();

    GermRing(Precision precision) {
        this.precision = precision;
    }

    /// Opens a level; its number.
    int open(Infinitesimal infinitesimal) {
        infinitesimals.add(infinitesimal);
        return infinitesimals.size();
    }

    void close() {
        infinitesimals.removeLast();
    }

    int depth() {
        return infinitesimals.size();
    }

    Infinitesimal infinitesimal(int level) {
        return infinitesimals.get(level - 1);
    }

    /// `sign · δ^power` of a level.
    static Germ delta(int level, int power, int sign) {
        return new Germ.Series(level, power, List.of(Germ.of(Rational.of(sign))), true);
    }

    Germ add(Germ a, Germ b) {
        if (a.isBroken() || b.isBroken()) {
            return a.isUndefined() || a.isBroken() && !b.isUndefined() ? a : b;
        }
        if (a.isZero()) {
            return b;
        }
        if (b.isZero()) {
            return a;
        }
        if (a instanceof Germ.Constant x && b instanceof Germ.Constant y) {
            return constant(x.value().add(y.value(), precision), known(x, y) ? x.exact().plus(y.exact()) : null);
        }
        int level = Math.max(a.level(), b.level());
        Germ.Series x = lift(a, level);
        Germ.Series y = lift(b, level);
        int from = Math.min(x.valuation(), y.valuation());
        int end = Math.min(x.end(), y.end());
        int last = Math.min(end, Math.max(x.valuation() + x.coefficients().size(), y.valuation() + y.coefficients().size()));
        List<Germ> sum = new ArrayList<>();
        for (int n = from; n < last; n++) {
            sum.add(add(x.coefficient(level, n), y.coefficient(level, n)));
        }
        return normal(level, from, sum, end == Integer.MAX_VALUE);
    }

    /// Whether both are known exactly, and one is irrational.
    private static boolean known(Germ.Constant x, Germ.Constant y) {
        return (x.form() != null || y.form() != null) && x.exact() != null && y.exact() != null;
    }

    /// A value that may be known exactly.
    static Germ constant(Enclosure value, Exact exact) {
        return exact == null ? Germ.of(value) : exact.isRational() ? Germ.of(exact.a()) : new Germ.Constant(value, exact);
    }

    Germ negate(Germ a) {
        return multiply(Germ.of(Rational.MINUS_ONE), a);
    }

    Germ subtract(Germ a, Germ b) {
        return add(a, negate(b));
    }

    Germ multiply(Germ a, Germ b) {
        if (a.isBroken() || b.isBroken()) {
            return add(a, b);
        }
        if (a instanceof Germ.Constant x && b instanceof Germ.Constant y) {
            return constant(x.value().multiply(y.value(), precision), known(x, y) ? x.exact().times(y.exact()) : null);
        }
        if (a.isZero() || b.isZero()) {
            return Germ.ZERO;
        }
        int level = Math.max(a.level(), b.level());
        Germ.Series x = lift(a, level);
        Germ.Series y = lift(b, level);
        int n = x.coefficients().size();
        int m = y.coefficients().size();
        boolean exact = x.exact() && y.exact();
        int count = exact ? n + m - 1 : Math.min(x.exact() ? Integer.MAX_VALUE : n, y.exact() ? Integer.MAX_VALUE : m);
        int kept = Math.min(count, infinitesimal(level).order());
        List<Germ> product = new ArrayList<>();
        for (int k = 0; k < kept; k++) {
            Germ c = Germ.ZERO;
            for (int i = Math.max(0, k - m + 1); i <= Math.min(k, n - 1); i++) {
                c = add(c, multiply(x.coefficients().get(i), y.coefficients().get(k - i)));
            }
            product.add(c);
        }
        return normal(level, x.valuation() + y.valuation(), product, exact && kept == count);
    }

    /// The germ as a series of a level at or above its own.
    static Germ.Series lift(Germ a, int level) {
        return a instanceof Germ.Series s && s.level() == level ? s : new Germ.Series(level, 0, List.of(a), true);
    }

    /// The series with certain zeros in front removed, cut to the level's order.
    Germ normal(int level, int valuation, List<Germ> coefficients, boolean exact) {
        int skip = 0;
        while (skip < coefficients.size() && coefficients.get(skip).isZero()) {
            skip++;
        }
        int last = coefficients.size();
        if (exact) {
            while (last > skip && coefficients.get(last - 1).isZero()) {
                last--;
            }
            if (last == skip) {
                return Germ.ZERO;
            }
        }
        int kept = Math.min(last, skip + infinitesimal(level).order());
        List<Germ> c = coefficients.subList(skip, kept);
        if (exact && kept == last && valuation + skip == 0 && c.size() == 1) {
            return c.getFirst();
        }
        return new Germ.Series(level, valuation + skip, c, exact && kept == last);
    }

    /// The sign for all small δ; `ZERO` only where it is 0 for all of them.
    ///
    /// @throws Singular where it is not the same to both sides of a two-sided infinitesimal, or may not be
    Sign sign(Germ a) {
        return switch (a) {
            case Germ.Constant c -> c.value().sign();
            case Germ.Series s -> {
                if (infinitesimal(s.level()).twoSided() && (s.valuation() != 0 || s.coefficients().isEmpty())) {
                    throw new Singular(s.level());
                }
                yield s.coefficients().isEmpty() ? Sign.UNKNOWN : sign(s.coefficients().getFirst());
            }
        };
    }

    /// The interval of a real number with a value, or null.
    static Interval interval(Germ a) {
        return a instanceof Germ.Constant(Interval x, _) ? x : null;
    }
}
