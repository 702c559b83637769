package org.backproof.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Theorem;

/// Rational functions in lowest terms, one denominator, numerator expanded.
public final class Fractions {
    private Fractions() {
    }

    /// The generators of a rational function: what is no sum, product or integer power.
    public static Set<Expr> generators(Expr e) {
        Set<Expr> out = new LinkedHashSet<>();
        collect(e, out, java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>()));
        return out;
    }

    private static void collect(Expr e, Set<Expr> out, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        switch (e) {
            case Add a -> a.terms().forEach(t -> collect(t, out, seen));
            case Mul m -> m.factors().forEach(t -> collect(t, out, seen));
            case Pow p when Normalizer.isInteger(p) -> collect(p.base(), out, seen);
            case Num _ -> {
            }
            case Expr _ -> out.add(e);
        }
    }

    /// A field over the generators of the terms, numbered in an order that does not depend on how the terms are built.
    public static Field field(Expr... terms) {
        Field field = new Field();
        Set<Expr> all = new LinkedHashSet<>();
        for (Expr t : terms) {
            all.addAll(generators(t));
        }
        List<Expr> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingLong(Expr::hash));
        sorted.forEach(field::number);
        return field;
    }

    /// `⊢ e = numerator over denominator`, in lowest terms; the term as it is where that would be too large.
    static Theorem canonical(Expr e) {
        try {
            Field field = field(e);
            Optional<Fraction> f = field.fraction(e);
            if (f.isEmpty()) {
                return Equality.reflexive(e);
            }
            Expr form = field.term(lowest(f.get()));
            return form == e ? Equality.reflexive(e) : Field.identity(e, form).orElseGet(() -> Equality.reflexive(e));
        } catch (Oversize _) {
            return Equality.reflexive(e);
        }
    }

    /// Common factors of numerator and denominator cancelled.
    static Fraction lowest(Fraction f) {
        if (f.numerator().isZero()) {
            return Fraction.of(Polynomial.ZERO);
        }
        Polynomial n = f.numerator();
        Map<Polynomial, Integer> d = new LinkedHashMap<>();
        for (Map.Entry<Polynomial, Integer> e : f.denominator().entrySet()) {
            Polynomial p = e.getKey();
            int left = e.getValue();
            while (left > 0) {
                Optional<Polynomial> q = Division.exact(n, p);
                if (q.isEmpty()) {
                    break;
                }
                n = q.get();
                left--;
            }
            if (left > 0 && p.size() > 1 && n.size() > 1) {
                Polynomial g = Gcd.of(n, p);
                if (!g.isConstant()) {
                    Map<Polynomial, Integer> finer = new LinkedHashMap<>(d);
                    finer.merge(g, left, Integer::sum);
                    finer.merge(Division.exact(p, g).orElseThrow(), left, Integer::sum);
                    return lowest(new Fraction(n, merged(finer, f.denominator(), p)));
                }
            }
            if (left > 0) {
                d.merge(p, left, Integer::sum);
            }
        }
        return new Fraction(n, d);
    }

    /// The rest of a denominator after one factor was split: what was done already, and what comes after it.
    private static Map<Polynomial, Integer> merged(Map<Polynomial, Integer> done, Map<Polynomial, Integer> all, Polynomial split) {
        Map<Polynomial, Integer> out = new LinkedHashMap<>(done);
        boolean after = false;
        for (Map.Entry<Polynomial, Integer> e : all.entrySet()) {
            if (after) {
                out.merge(e.getKey(), e.getValue(), Integer::sum);
            }
            after |= e.getKey().equals(split);
        }
        return out;
    }

    /// The terms of the expanded numerator, each over the denominator.
    static List<Expr> terms(Expr e) {
        List<Expr> denominators = new ArrayList<>();
        Expr numerator = e;
        if (e instanceof Mul m) {
            List<Expr> rest = new ArrayList<>(List.of(Terms.num(m.coefficient())));
            Add sum = null;
            for (Expr f : m.factors()) {
                if (sum == null && f instanceof Add a) {
                    sum = a;
                } else {
                    rest.add(f);
                }
            }
            if (sum == null) {
                return List.of(e);
            }
            denominators.addAll(rest);
            numerator = sum;
        }
        if (!(numerator instanceof Add a)) {
            return List.of(e);
        }
        List<Expr> out = new ArrayList<>();
        for (Expr t : a.terms()) {
            List<Expr> factors = new ArrayList<>(denominators);
            factors.add(t);
            out.add(Terms.multiply(factors));
        }
        return out;
    }
}
