package org.backproof.algebra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.backproof.kernel.Monomial;
import org.backproof.kernel.Polynomial;
import org.backproof.numeric.Rational;

/// Division of polynomials in several atoms, lexicographic order.
public final class Division {
    /// Quotient and remainder: p = q·d + r, no term of r divisible by the leading one of d.
    public record Result(Polynomial quotient, Polynomial remainder) {
    }

    private static final int MAX_STEPS = 2000;

    private Division() {
    }

    public static Result divide(Polynomial p, Polynomial d) {
        Monomial lead = d.leading();
        Rational c = d.coefficient(lead);
        Map<Monomial, Rational> q = new LinkedHashMap<>();
        Map<Monomial, Rational> r = new LinkedHashMap<>();
        for (int steps = 0; !p.isZero(); steps++) {
            Monomial m = p.leading();
            Rational a = p.coefficient(m);
            Monomial over = steps < MAX_STEPS ? m.divide(lead) : null;
            if (over != null) {
                q.merge(over, a.divide(c), Rational::add);
                p = p.addScaled(d, over, a.divide(c).negate());
            } else {
                r.put(m, a);
                p = p.addScaled(Polynomial.of(m, a), Monomial.ONE, Rational.MINUS_ONE);
            }
        }
        q.values().removeIf(Rational::isZero);
        return new Result(new Polynomial(q), new Polynomial(r));
    }

    /// p/d, if it is a polynomial.
    public static Optional<Polynomial> exact(Polynomial p, Polynomial d) {
        if (d.isZero() || p.isZero()) {
            return Optional.empty();
        }
        if (p.leading().divide(d.leading()) == null) {
            return Optional.empty();
        }
        Result r = divide(p, d);
        return r.remainder().isZero() ? Optional.of(r.quotient()) : Optional.empty();
    }
}
