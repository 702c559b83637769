package org.backproof.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Work;

/// A polynomial with rational coefficients in numbered atoms; no zero coefficient is stored.
public record Polynomial(Map<Monomial, Rational> terms) {
    public static final Polynomial ZERO = new Polynomial(Map.of());
    public static final Polynomial ONE = constant(Rational.ONE);

    public static Polynomial constant(Rational c) {
        return c.isZero() ? ZERO : new Polynomial(Map.of(Monomial.ONE, c));
    }

    public static Polynomial atom(int atom) {
        return new Polynomial(Map.of(Monomial.of(atom, 1), Rational.ONE));
    }

    public static Polynomial of(Monomial m, Rational c) {
        return c.isZero() ? ZERO : new Polynomial(Map.of(m, c));
    }

    public boolean isZero() {
        return terms.isEmpty();
    }

    public boolean isConstant() {
        return terms.isEmpty() || terms.size() == 1 && terms.containsKey(Monomial.ONE);
    }

    public boolean isMonomial() {
        return terms.size() == 1;
    }

    public int size() {
        return terms.size();
    }

    public Polynomial add(Polynomial o) {
        return addScaled(o, Monomial.ONE, Rational.ONE);
    }

    public Polynomial subtract(Polynomial o) {
        return addScaled(o, Monomial.ONE, Rational.MINUS_ONE);
    }

    /// this + c·m·o
    public Polynomial addScaled(Polynomial o, Monomial m, Rational c) {
        if (o.isZero() || c.isZero()) {
            return this;
        }
        Work.spend(size());
        Map<Monomial, Rational> out = new LinkedHashMap<>(terms);
        accumulate(out, o, m, c);
        return new Polynomial(out);
    }

    /// The sum, each term added once.
    public static Polynomial sum(List<Polynomial> parts) {
        Map<Monomial, Rational> out = new LinkedHashMap<>();
        parts.forEach(p -> accumulate(out, p, Monomial.ONE, Rational.ONE));
        return new Polynomial(out);
    }

    private static void accumulate(Map<Monomial, Rational> out, Polynomial p, Monomial m, Rational c) {
        Work.spend(p.size());
        p.terms.forEach((n, d) -> out.merge(m.multiply(n), c.multiply(d), (a, b) -> {
            Rational s = a.add(b);
            return s.isZero() ? null : s;
        }));
    }

    public Polynomial scale(Rational c) {
        return c.isOne() ? this : ZERO.addScaled(this, Monomial.ONE, c);
    }

    /// @throws Oversize beyond the size that identities are checked at
    public Polynomial multiply(Polynomial o) {
        if ((long) size() * o.size() > Oversize.PRODUCTS) {
            throw new Oversize();
        }
        Map<Monomial, Rational> out = new LinkedHashMap<>();
        terms.forEach((m, c) -> accumulate(out, o, m, c));
        return new Polynomial(out);
    }

    /// @throws Oversize beyond the size that identities are checked at
    public Polynomial power(int n) {
        if (isMonomial() && n > 0) {
            Map.Entry<Monomial, Rational> t = terms.entrySet().iterator().next();
            Monomial m = Monomial.ONE;
            for (int k = 0; k < t.getKey().length(); k++) {
                m = m.multiply(Monomial.of(t.getKey().atom(k), Math.multiplyExact(t.getKey().exponent(k), n)));
            }
            return of(m, t.getValue().pow(n));
        }
        if (n > Oversize.EXPONENT) {
            throw new Oversize();
        }
        Polynomial p = ONE;
        for (int k = 0; k < n; k++) {
            p = p.multiply(this);
        }
        return p;
    }

    /// The greatest monomial in lexicographic order.
    public Monomial leading() {
        Monomial best = null;
        for (Monomial m : terms.keySet()) {
            best = best == null || m.compareTo(best) > 0 ? m : best;
        }
        return best;
    }

    public Rational coefficient(Monomial m) {
        return terms.getOrDefault(m, Rational.ZERO);
    }
}
