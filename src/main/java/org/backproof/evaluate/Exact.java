package org.backproof.evaluate;

import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.num;

import java.math.BigInteger;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// A real number known exactly: `a + b·ρ`, where ρ is π or the square root of a natural number.
///
/// @param radicand 0 for ρ = π, else ρ = √radicand, without square factors; 1 exactly where b = 0
public record Exact(Rational a, Rational b, int radicand) implements Comparable<Exact> {
    static final Exact ZERO = of(Rational.ZERO);

    private static final int PI = 0;
    private static final long MAX_RADICAND = 1_000_000;

    public Exact {
        radicand = b.isZero() ? 1 : radicand;
    }

    public static Exact of(Rational value) {
        return new Exact(value, Rational.ZERO, 1);
    }

    static Exact of(long numerator, long denominator) {
        return of(Rational.of(numerator, denominator));
    }

    /// qπ
    static Exact turns(Rational q) {
        return new Exact(Rational.ZERO, q, PI);
    }

    /// The square root of a rational > 0 of moderate size, else null: √(n/m) = √(nm)/m.
    static Exact root(Rational q) {
        BigInteger product = q.numerator().multiply(q.denominator());
        if (q.signum() <= 0 || product.compareTo(BigInteger.valueOf(MAX_RADICAND)) > 0) {
            return null;
        }
        long free = product.longValueExact();
        long square = 1;
        for (long p = 2; p * p <= free; p++) {
            while (free % (p * p) == 0) {
                free /= p * p;
                square *= p;
            }
        }
        Rational factor = Rational.of(BigInteger.valueOf(square), q.denominator());
        return free == 1 ? of(factor) : new Exact(Rational.ZERO, factor, (int) free);
    }

    boolean isRational() {
        return radicand == 1;
    }

    /// Whether it is a multiple of π.
    boolean isAngle() {
        return radicand == PI && a.isZero();
    }

    /// Null where the sum has another form.
    Exact plus(Exact that) {
        return !isRational() && !that.isRational() && radicand != that.radicand ? null
                : new Exact(a.add(that.a), b.add(that.b), isRational() ? that.radicand : radicand);
    }

    /// Null where the product has another form.
    Exact times(Exact that) {
        if (isRational() || that.isRational()) {
            Rational c = isRational() ? a : that.a;
            Exact other = isRational() ? that : this;
            return new Exact(c.multiply(other.a), c.multiply(other.b), other.radicand);
        }
        return radicand != that.radicand || radicand == PI ? null
                : new Exact(a.multiply(that.a).add(b.multiply(that.b).multiply(Rational.of(radicand))),
                        a.multiply(that.b).add(b.multiply(that.a)), radicand);
    }

    /// 1/(a + b√r) = (a − b√r)/(a² − b²r); null where it has another form.
    Exact reciprocal() {
        if (radicand == PI || a.isZero() && b.isZero()) {
            return null;
        }
        Rational norm = a.multiply(a).subtract(b.multiply(b).multiply(Rational.of(radicand)));
        return new Exact(a.divide(norm), b.divide(norm).negate(), radicand);
    }

    double doubleValue() {
        return isRational() ? a.doubleValue() : a.doubleValue() + b.doubleValue() * (radicand == PI ? Math.PI : Math.sqrt(radicand));
    }

    /// A rational beside it, or itself.
    Rational near() {
        return isRational() ? a : Rational.of(Math.round(doubleValue() * 4096), 4096);
    }

    /// By the values, up to rounding.
    @Override
    public int compareTo(Exact that) {
        return isRational() && that.isRational() ? a.compareTo(that.a) : Double.compare(doubleValue(), that.doubleValue());
    }

    /// The number as a term.
    public Expr term() {
        return isRational() ? num(a) : add(num(a), multiply(num(b), radicand == PI ? Primitives.pi() : Terms.sqrt(num(radicand))));
    }

    /// Input of the language: `1/2`, `3*pi/4`, `1/2 + sqrt(5)/2`.
    @Override
    public String toString() {
        if (isRational()) {
            return a.toString();
        }
        String root = radicand == PI ? "pi" : "sqrt(" + radicand + ")";
        BigInteger n = b.numerator().abs();
        String size = (n.equals(BigInteger.ONE) ? root : n + "*" + root) + (b.isInteger() ? "" : "/" + b.denominator());
        return a.isZero() ? (b.signum() < 0 ? "-" : "") + size : a + (b.signum() < 0 ? " - " : " + ") + size;
    }
}
