package org.backproof.algebra;

import cc.redberry.rings.Rings;
import cc.redberry.rings.poly.multivar.MonomialOrder;
import cc.redberry.rings.poly.multivar.MultivariateFactorization;
import cc.redberry.rings.poly.multivar.MultivariateGCD;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import cc.redberry.rings.poly.PolynomialFactorDecomposition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.backproof.kernel.Monomial;
import org.backproof.kernel.Polynomial;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Work;

/// Greatest common divisors and factors over ℚ; the one place that knows the polynomial library.
public final class Gcd {
    private static final int MAX_TERMS = 200;
    private static final int MAX_DEGREE = 24;
    /// The library's work for a divisor, beside that for each term, and for factors, for each term and variable.
    private static final long DIVISOR = 300;
    private static final long TERM = 10;
    private static final long FACTORS = 100;

    /// A factor and how often it occurs.
    public record Factor(Polynomial polynomial, int exponent) {
    }

    private Gcd() {
    }

    /// A greatest common divisor, monic in its leading monomial; 1 where the polynomials are too large.
    public static Polynomial of(Polynomial a, Polynomial b) {
        TreeSet<Integer> atoms = atoms(a);
        atoms.retainAll(atoms(b));
        if (atoms.isEmpty() || large(a) || large(b)) {
            return Polynomial.ONE;
        }
        TreeSet<Integer> all = atoms(a);
        all.addAll(atoms(b));
        List<Integer> variables = new ArrayList<>(all);
        Work.spend(DIVISOR + TERM * (a.size() + b.size()));
        Polynomial g = from(MultivariateGCD.PolynomialGCD(to(a, variables), to(b, variables)), variables);
        return g.scale(g.coefficient(g.leading()).reciprocal());
    }

    /// The irreducible factors, each monic in its leading monomial, without the rational content; the polynomial itself where it
    /// is too large.
    public static List<Factor> factors(Polynomial p) {
        if (p.isConstant()) {
            return List.of();
        }
        Polynomial monic = p.scale(p.coefficient(p.leading()).reciprocal());
        if (large(p) || p.isMonomial() || p.terms().keySet().stream().allMatch(m -> m.degree() <= 1)) {
            return List.of(new Factor(monic, 1));
        }
        List<Integer> variables = new ArrayList<>(atoms(p));
        Work.spend(FACTORS * p.size() * variables.size());
        PolynomialFactorDecomposition<MultivariatePolynomial<cc.redberry.rings.Rational<cc.redberry.rings.bigint.BigInteger>>> f;
        try {
            f = MultivariateFactorization.Factor(to(p, variables));
        } catch (NullPointerException | ArithmeticException | AssertionError _) {
            return List.of(new Factor(monic, 1)); // Rings 2.5 loses a leading coefficient when it lifts factors of some polynomials, divides by no factor, or fails its own assertion
        }
        List<Factor> out = new ArrayList<>();
        for (int k = 0; k < f.size(); k++) {
            Polynomial q = from(f.get(k), variables);
            if (!q.isConstant()) {
                out.add(new Factor(q.scale(q.coefficient(q.leading()).reciprocal()), f.getExponent(k)));
            }
        }
        out.sort(java.util.Comparator.comparing((Factor x) -> x.polynomial().leading()).thenComparing(x -> x.polynomial().size())
                .thenComparing(x -> x.polynomial().terms().toString()));
        return out;
    }

    private static boolean large(Polynomial p) {
        return p.size() > MAX_TERMS || p.terms().keySet().stream().anyMatch(m -> m.degree() > MAX_DEGREE);
    }

    private static TreeSet<Integer> atoms(Polynomial p) {
        TreeSet<Integer> out = new TreeSet<>();
        for (Monomial m : p.terms().keySet()) {
            for (int k = 0; k < m.length(); k++) {
                out.add(m.atom(k));
            }
        }
        return out;
    }

    private static MultivariatePolynomial<cc.redberry.rings.Rational<cc.redberry.rings.bigint.BigInteger>> to(Polynomial p,
            List<Integer> variables) {
        var poly = MultivariatePolynomial.zero(variables.size(), Rings.Q, MonomialOrder.LEX);
        for (Map.Entry<Monomial, Rational> t : p.terms().entrySet()) {
            int[] exponents = new int[variables.size()];
            for (int k = 0; k < exponents.length; k++) {
                exponents[k] = t.getKey().exponentOf(variables.get(k));
            }
            var c = Rings.Q.mk(new cc.redberry.rings.bigint.BigInteger(t.getValue().numerator().toByteArray()),
                    new cc.redberry.rings.bigint.BigInteger(t.getValue().denominator().toByteArray()));
            poly.add(new cc.redberry.rings.poly.multivar.Monomial<>(exponents, c));
        }
        return poly;
    }

    private static Polynomial from(MultivariatePolynomial<cc.redberry.rings.Rational<cc.redberry.rings.bigint.BigInteger>> p,
            List<Integer> variables) {
        Map<Monomial, Rational> out = new LinkedHashMap<>();
        for (var t : p) {
            Monomial m = Monomial.ONE;
            for (int k = 0; k < variables.size(); k++) {
                m = m.multiply(Monomial.of(variables.get(k), t.exponents[k]));
            }
            out.put(m, Rational.of(new java.math.BigInteger(t.coefficient.numerator().toByteArray()),
                    new java.math.BigInteger(t.coefficient.denominator().toByteArray())));
        }
        return new Polynomial(out);
    }
}
