package org.backproof.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.numeric.Rational;

/// A numerator over a product of powers of polynomials, each monic in its leading monomial; not reduced.
public record Fraction(Polynomial numerator, Map<Polynomial, Integer> denominator) {

    public static Fraction of(Polynomial p) {
        return new Fraction(p, Map.of());
    }

    public Fraction add(Fraction o) {
        Map<Polynomial, Integer> common = new LinkedHashMap<>(denominator);
        o.denominator.forEach((p, n) -> common.merge(p, n, Math::max));
        return new Fraction(over(common).add(o.over(common)), common);
    }

    /// The sum of fractions, those over the same denominator first.
    public static Fraction sum(List<Fraction> terms) {
        Map<Map<Polynomial, Integer>, List<Polynomial>> numerators = new LinkedHashMap<>();
        terms.forEach(t -> numerators.computeIfAbsent(t.denominator, _ -> new ArrayList<>()).add(t.numerator));
        return numerators.entrySet().stream().map(e -> new Fraction(Polynomial.sum(e.getValue()), e.getKey())).reduce(Fraction::add)
                .orElseGet(() -> of(Polynomial.ZERO));
    }

    /// The numerator after bringing the fraction over a multiple of its denominator.
    public Polynomial over(Map<Polynomial, Integer> common) {
        Polynomial n = numerator;
        for (Map.Entry<Polynomial, Integer> d : common.entrySet()) {
            int missing = d.getValue() - denominator.getOrDefault(d.getKey(), 0);
            if (missing > 0) {
                n = n.multiply(d.getKey().power(missing));
            }
        }
        return n;
    }

    public Fraction multiply(Fraction o) {
        Map<Polynomial, Integer> d = new LinkedHashMap<>(denominator);
        o.denominator.forEach((p, n) -> d.merge(p, n, Integer::sum));
        return new Fraction(numerator.multiply(o.numerator), d).cancel();
    }

    public Fraction power(int n) {
        Map<Polynomial, Integer> d = new LinkedHashMap<>();
        denominator.forEach((p, k) -> d.put(p, Math.multiplyExact(k, n)));
        return new Fraction(numerator.power(n), d);
    }

    /// 1 over this, for a numerator that is not the zero polynomial; a monomial is split into its atoms.
    public Fraction reciprocal() {
        Polynomial n = Polynomial.ONE;
        for (Map.Entry<Polynomial, Integer> d : denominator.entrySet()) {
            n = n.multiply(d.getKey().power(d.getValue()));
        }
        Map<Polynomial, Integer> d = new LinkedHashMap<>();
        Monomial lead = numerator.leading();
        Rational c = numerator.coefficient(lead);
        Monomial common = numerator.terms().keySet().stream().reduce(Monomial::gcd).orElseThrow();
        for (int k = 0; k < common.length(); k++) {
            d.put(Polynomial.atom(common.atom(k)), common.exponent(k));
        }
        if (!numerator.isMonomial()) {
            Map<Monomial, Rational> rest = new LinkedHashMap<>();
            numerator.terms().forEach((m, r) -> rest.put(m.divide(common), r.divide(c)));
            d.merge(new Polynomial(rest), 1, Integer::sum);
        }
        return new Fraction(n.scale(c.reciprocal()), d).cancel();
    }

    /// Common powers of single atoms taken out.
    private Fraction cancel() {
        Polynomial n = numerator;
        Map<Polynomial, Integer> d = new LinkedHashMap<>();
        for (Map.Entry<Polynomial, Integer> e : denominator.entrySet()) {
            int left = e.getValue();
            if (e.getKey().isMonomial()) {
                int atom = e.getKey().terms().keySet().iterator().next().atom(0);
                int common = Math.min(left, n.terms().keySet().stream().mapToInt(m -> m.exponentOf(atom)).min().orElse(left));
                if (common > 0) {
                    Monomial divisor = Monomial.of(atom, common);
                    Map<Monomial, Rational> quotient = new LinkedHashMap<>();
                    n.terms().forEach((m, r) -> quotient.put(m.divide(divisor), r));
                    n = new Polynomial(quotient);
                    left -= common;
                }
            }
            if (left > 0) {
                d.put(e.getKey(), left);
            }
        }
        return new Fraction(n, d);
    }
}
