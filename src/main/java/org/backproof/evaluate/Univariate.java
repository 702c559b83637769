package org.backproof.evaluate;

import java.util.List;
import org.backproof.numeric.Rational;

/// A polynomial in one unknown, by rising powers and without zeros at the end; null coefficients stand for anything else.
record Univariate(List<Rational> coefficients) {
    /// Not a polynomial of low degree.
    static final Univariate OTHER = new Univariate(null);
    /// The unknown itself.
    static final Univariate UNKNOWN = new Univariate(List.of(Rational.ZERO, Rational.ONE));

    private static final int MAX_DEGREE = 4;
    private static final int MAX_BITS = 200;

    static Univariate of(Rational value) {
        return value.isZero() ? new Univariate(List.of()) : new Univariate(List.of(value));
    }

    private static Univariate of(Rational[] c) {
        int n = c.length;
        while (n > 0 && c[n - 1].isZero()) {
            n--;
        }
        for (int i = 0; i < n; i++) {
            if (c[i].bitLength() > MAX_BITS) {
                return OTHER;
            }
        }
        return n > MAX_DEGREE + 1 ? OTHER : new Univariate(List.of(java.util.Arrays.copyOf(c, n)));
    }

    boolean isPolynomial() {
        return coefficients != null;
    }

    /// The value where the unknown does not occur, or null.
    Rational constant() {
        return !isPolynomial() || coefficients.size() > 1 ? null : coefficient(0);
    }

    private Rational coefficient(int n) {
        return n < coefficients.size() ? coefficients.get(n) : Rational.ZERO;
    }

    int degree() {
        return coefficients.size() - 1;
    }

    /// The coefficient of the highest power.
    Rational leading() {
        return coefficients.getLast();
    }

    Univariate add(Univariate that) {
        if (!isPolynomial() || !that.isPolynomial()) {
            return OTHER;
        }
        Rational[] c = new Rational[Math.max(coefficients.size(), that.coefficients.size())];
        for (int i = 0; i < c.length; i++) {
            c[i] = coefficient(i).add(that.coefficient(i));
        }
        return of(c);
    }

    Univariate multiply(Univariate that) {
        if (!isPolynomial() || !that.isPolynomial()) {
            return OTHER;
        }
        if (coefficients.isEmpty() || that.coefficients.isEmpty()) {
            return of(Rational.ZERO);
        }
        Rational[] c = new Rational[coefficients.size() + that.coefficients.size() - 1];
        java.util.Arrays.fill(c, Rational.ZERO);
        for (int i = 0; i < coefficients.size(); i++) {
            for (int j = 0; j < that.coefficients.size(); j++) {
                c[i + j] = c[i + j].add(coefficients.get(i).multiply(that.coefficients.get(j)));
            }
        }
        return of(c);
    }

    Univariate derivative() {
        Rational[] c = new Rational[Math.max(0, coefficients.size() - 1)];
        for (int i = 0; i < c.length; i++) {
            c[i] = coefficients.get(i + 1).multiply(Rational.of(i + 1));
        }
        return of(c);
    }

    /// All real roots up to degree 2; of higher degree only 0.
    List<Exact> roots() {
        if (!isPolynomial() || degree() < 1) {
            return List.of();
        }
        Rational c = coefficient(0);
        if (degree() == 1) {
            return List.of(Exact.of(c.divide(coefficient(1)).negate()));
        }
        if (degree() > 2) {
            return c.isZero() ? List.of(Exact.ZERO) : List.of();
        }
        Rational p = coefficient(1).divide(coefficient(2).multiply(Rational.TWO));
        Rational square = p.multiply(p).subtract(c.divide(coefficient(2)));
        Exact centre = Exact.of(p.negate());
        if (square.isZero()) {
            return List.of(centre);
        }
        Exact root = Exact.root(square);
        return root == null ? List.of() : List.of(centre.plus(root.times(Exact.of(Rational.MINUS_ONE))), centre.plus(root));
    }
}
