package org.backproof.kernel;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Work;

/// Identities of rational functions. Terms are read as fractions over atoms: every subterm that is no sum, product or
/// integer power. Both sides are brought over one denominator and expanded; nothing has to be found.
public final class Field {
    private final Map<Expr, Integer> numbers = new LinkedHashMap<>();
    private final List<Expr> atoms = new ArrayList<>();
    private final Map<Expr, Fraction> memo = new IdentityHashMap<>();

    /// What a term needs to be defined: partial atoms, and what is divided by.
    private record Needs(Set<Expr> defined, Set<Expr> nonzero) {
        Needs() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    /// `C ⊢ a = b` if the two are one rational function, where C is what only one of the sides needs: `def t` of a partial
    /// atom, `t ≠ 0` of a divisor. Empty if they are not.
    ///
    /// @throws Oversize if they are too large to expand
    public static Optional<Theorem> identity(Expr a, Expr b) {
        Field f = new Field();
        Optional<Fraction> x = f.fraction(a);
        Optional<Fraction> y = f.fraction(b);
        if (x.isEmpty() || y.isEmpty() || !f.same(x.get(), y.get())) {
            return Optional.empty();
        }
        Needs left = f.needs(a);
        Needs right = f.needs(b);
        List<Prop> conditions = new ArrayList<>();
        difference(left.nonzero, right.nonzero).forEach(t -> conditions.add(Prop.nonzero(t)));
        difference(left.defined, right.defined).forEach(t -> conditions.add(Prop.defined(t)));
        return Optional.of(Theorem.make(conditions, new Prop.Equal(a, b), Rule.IDENTITY));
    }

    private boolean same(Fraction x, Fraction y) {
        Map<Polynomial, Integer> common = new LinkedHashMap<>(x.denominator());
        y.denominator().forEach((p, n) -> common.merge(p, n, Math::max));
        return x.over(common).subtract(y.over(common)).isZero();
    }

    private static Set<Expr> difference(Set<Expr> a, Set<Expr> b) {
        Set<Expr> out = new LinkedHashSet<>();
        a.stream().filter(t -> !b.contains(t)).forEach(out::add);
        b.stream().filter(t -> !a.contains(t)).forEach(out::add);
        return out;
    }

    /// The term with the number; see [#fraction].
    public Expr atom(int number) {
        return atoms.get(number);
    }

    public int atoms() {
        return atoms.size();
    }

    /// The number of an atom, a new one if need be.
    public int number(Expr atom) {
        return numbers.computeIfAbsent(atom, e -> {
            atoms.add(e);
            return atoms.size() - 1;
        });
    }

    /// The term as a fraction over atoms; empty where it divides by the zero polynomial.
    ///
    /// @throws Oversize if it is too large to expand
    public Optional<Fraction> fraction(Expr e) {
        try {
            return Optional.of(convert(e));
        } catch (ArithmeticException divisionByZero) {
            return Optional.empty();
        }
    }

    private Fraction convert(Expr e) {
        Fraction known = memo.get(e);
        if (known == null) {
            Work.spend(1);
            known = compute(e);
            memo.put(e, known);
        }
        return known;
    }

    private Fraction compute(Expr e) {
        return switch (e) {
            case Num n -> Fraction.of(Polynomial.constant(n.value()));
            case Add a -> Fraction.sum(a.terms().stream().map(this::convert).toList());
            case Mul m -> {
                Fraction product = Fraction.of(Polynomial.constant(m.coefficient()));
                for (Expr t : m.factors()) {
                    product = product.multiply(convert(t));
                }
                yield product;
            }
            case Pow p when integer(p) != null -> {
                int n = integer(p);
                Fraction base = convert(p.base());
                if (n < 0) {
                    if (base.numerator().isZero()) {
                        throw new ArithmeticException("division by zero");
                    }
                    base = base.reciprocal();
                }
                yield base.power(Math.abs(n));
            }
            case Symbol _, Bound _, Entry _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ ->
                Fraction.of(Polynomial.atom(number(e)));
        };
    }

    private static Integer integer(Pow p) {
        return p.exponent() instanceof Num n && n.value().isInteger() && n.value().isSmall()
                && n.value().abs().compareTo(Rational.of(1 << 20)) < 0 ? Integer.valueOf(n.value().intValueExact()) : null;
    }

    private Needs needs(Expr e) {
        Needs needs = new Needs();
        collect(e, needs, java.util.Collections.newSetFromMap(new IdentityHashMap<>()));
        return needs;
    }

    private static void collect(Expr e, Needs needs, Set<Expr> seen) {
        if (e.total() || !seen.add(e)) {
            return;
        }
        switch (e) {
            case Add a -> a.terms().forEach(t -> collect(t, needs, seen));
            case Mul m -> m.factors().forEach(t -> collect(t, needs, seen));
            case Pow p when integer(p) != null -> {
                if (integer(p) < 0) {
                    factors(p.base()).forEach(needs.nonzero::add);
                }
                collect(p.base(), needs, seen);
            }
            case Num _, Symbol _, Bound _, Entry _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ ->
                needs.defined.add(e);
        }
    }

    /// What has to be different from 0 for a product to be so: its factors.
    private static List<Expr> factors(Expr e) {
        return switch (e) {
            case Mul m when !m.coefficient().isZero() -> m.factors().stream().flatMap(t -> factors(t).stream()).toList();
            case Pow p when integer(p) != null && integer(p) > 0 -> factors(p.base());
            case Num _, Symbol _, Bound _, Entry _, Add _, Mul _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ ->
                List.of(e);
        };
    }

    /// A polynomial as a term again.
    public Expr term(Polynomial p) {
        List<Expr> sum = new ArrayList<>(p.size());
        p.terms().forEach((m, c) -> sum.add(Terms.multiply(Terms.num(c), term(m))));
        return Terms.add(sum);
    }

    /// A monomial as a term again.
    public Expr term(Monomial m) {
        List<Expr> factors = new ArrayList<>(m.length());
        for (int k = 0; k < m.length(); k++) {
            factors.add(Terms.power(atoms.get(m.atom(k)), m.exponent(k)));
        }
        return Terms.multiply(factors);
    }

    /// A fraction as a term again.
    public Expr term(Fraction f) {
        List<Expr> factors = new ArrayList<>();
        factors.add(term(f.numerator()));
        f.denominator().forEach((p, n) -> factors.add(Terms.power(term(p), -n)));
        return Terms.multiply(factors);
    }
}
