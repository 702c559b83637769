package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Differences;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.library.Library;
import org.backproof.numeric.Rational;

/// Forms of a term that read well. They are proposals: who shows one proves it.
final class Tidy {
    private static final long SLACK = 3;
    private static final Function SIGN = Library.descriptor("sign").orElseThrow().definition().function();
    private static final Rational MINUS_HALF = Rational.HALF.negate();

    private Tidy() {
    }

    /// A product with its common factors above and below gone, and what was cancelled.
    record Cancelled(Expr term, Expr factor) {
    }

    /// Over a common denominator, the factors of which stay as they are written: `(a − y)/(a(1 − a))`.
    static Expr common(Knowledge knowledge, Expr written) {
        Expr e = cancelled(flat(written));
        Map<Expr, Integer> under = under(e);
        if (under.isEmpty()) {
            return shortest(List.of(e, Proofs.normal(knowledge, e)));
        }
        List<Expr> inverse = new ArrayList<>();
        List<Expr> denominator = new ArrayList<>();
        under.forEach((b, n) -> {
            inverse.add(Terms.power(b, -n));
            denominator.add(Terms.power(b, n));
        });
        denominator.add(e);
        Expr over = Proofs.normal(knowledge, Terms.multiply(denominator));
        inverse.add(over);
        return over.facts().has(Facts.POWER) && !e.facts().has(Facts.POWER) ? Proofs.normal(knowledge, e) : Terms.multiply(inverse);
    }

    /// With nothing multiplied out that is written as a difference; empty if there is none, or where roots of numbers come in.
    static Optional<Expr> differences(Knowledge knowledge, Expr written) {
        return Differences.normal(knowledge, written).map(t -> factored(t.right())).filter(e -> !irrational(e) || irrational(written));
    }

    /// The form with differences in the place of the others if these are no shorter where a difference counts as one thing; after them where
    /// one of them is.
    static List<Expr> written(Optional<Expr> differences, List<Expr> others) {
        long size = others.stream().mapToLong(Differences::size).min().orElse(Long.MAX_VALUE);
        return differences.map(d -> Differences.size(d) <= size ? List.of(d) : Stream.concat(others.stream(), Stream.of(d)).toList()).orElse(others);
    }

    private static boolean irrational(Expr e) {
        return org.backproof.algebra.Subterms.of(e).stream().anyMatch(s -> s instanceof Pow p && p.base() instanceof Num && p.exponent() instanceof Num);
    }

    /// What stands below a line, with its largest power: of `w(u/a + v/b)` a and b.
    private static Map<Expr, Integer> under(Expr e) {
        Map<Expr, Integer> out = new LinkedHashMap<>();
        switch (e) {
            case Add a -> a.terms().forEach(t -> under(t).forEach((b, n) -> out.merge(b, n, Math::max)));
            case Mul m -> m.factors().forEach(f -> under(f).forEach((b, n) -> out.merge(b, n, Integer::sum)));
            case Expr f when exponent(f) < 0 -> out.put(base(f), -exponent(f));
            case Expr _ -> {
            }
        }
        return out;
    }

    /// `x·x⁻¹` in a product taken out.
    static Optional<Cancelled> cancel(Expr e) {
        Map<Expr, Integer> above = new LinkedHashMap<>();
        Map<Expr, Integer> below = new LinkedHashMap<>();
        for (Expr f : factors(e)) {
            int n = exponent(f);
            if (n < 0) {
                below.merge(base(f), -n, Integer::sum);
            } else {
                above.merge(base(f), n, Integer::sum);
            }
        }
        List<Expr> left = new ArrayList<>();
        List<Expr> gone = new ArrayList<>();
        above.forEach((b, n) -> {
            int both = Math.min(n, below.getOrDefault(b, 0));
            if (both > 0) {
                gone.add(b);
            }
            left.add(Terms.power(b, (long) n - both));
        });
        below.forEach((b, n) -> left.add(Terms.power(b, (long) Math.min(n, above.getOrDefault(b, 0)) - n)));
        if (e instanceof Mul m) {
            left.add(Terms.num(m.coefficient()));
        }
        left.removeIf(f -> f instanceof Pow p && p.exponent() == Terms.ZERO);
        return gone.isEmpty() ? Optional.empty() : Optional.of(new Cancelled(Terms.multiply(left), Terms.multiply(gone)));
    }

    /// A product with multiples of a sum written as such: with u − v for the sum, `(2u − 2v)·w` is `2(u − v)·w`.
    static Expr over(Expr e, Expr sum) {
        return e instanceof Mul m ? Terms.multiply(Terms.num(m.coefficient()), Terms.multiply(m.factors().stream().map(f -> multiple(f, sum)).toList()))
                : multiple(e, sum);
    }

    private static Expr multiple(Expr e, Expr sum) {
        if (!(e instanceof Add a && sum instanceof Add s) || a.terms().size() != s.terms().size()) {
            return e;
        }
        for (Expr t : a.terms()) {
            Expr n = Terms.num(coefficient(t).divide(coefficient(s.terms().getFirst())));
            if (Terms.add(s.terms().stream().map(u -> Terms.multiply(n, u)).toList()) == e) {
                return Terms.multiply(n, sum);
            }
        }
        return e;
    }

    /// `(u/v)^(-1)` as `v/u`, `u^(-1/2)` as `1/√u`, `u^0` as 1 and `0·u` as 0, in every factor.
    static Expr flat(Expr e) {
        return switch (e) {
            case Mul m when m.coefficient().isZero() -> Terms.ZERO;
            case Add _, Mul _, org.backproof.expr.Sum _ -> inside(e, Tidy::flat);
            case org.backproof.expr.Diff d -> Terms.diff(flat(d.body()), d.variable());
            case Pow p when p.exponent() == Terms.ZERO -> Terms.ONE;
            case Pow p when p.exponent() instanceof Num n && !n.value().isInteger() && n.value().signum() < 0 ->
                Terms.power(Terms.power(p.base(), Terms.num(n.value().negate())), -1);
            case Pow p when integer(p) -> {
                Expr b = flat(p.base());
                int n = exponent(p);
                yield b instanceof Mul m && n < 0
                        ? Terms.multiply(Terms.power(Terms.num(m.coefficient()), n), Terms.multiply(m.factors().stream().map(f -> Terms.power(base(f), (long) exponent(f) * n)).toList()))
                        : n < 0 ? Terms.power(base(b), (long) exponent(b) * n) : Terms.power(b, n);
            }
            case Expr _ -> e;
        };
    }

    /// `u^(-1/2)` as `1/√u`, `exp(u·log v)` as `v^u` and `exp(u)²` as `exp(2u)`, everywhere.
    static Expr rooted(Expr e) {
        return switch (e) {
            case org.backproof.expr.Lambda _, org.backproof.expr.Diff _, Num _ -> e;
            case Pow p when p.exponent() instanceof Num n && n.value().equals(MINUS_HALF) -> Terms.power(Terms.sqrt(rooted(p.base())), -1);
            case Pow p when p.base() instanceof Apply a && a.function() == Primitives.EXP && p.exponent() instanceof Num n ->
                Terms.apply(Primitives.EXP, Terms.multiply(n, rooted(a.arguments().getFirst())));
            case Apply(Function f, List<Expr> arguments, Facts _) when f == Primitives.EXP && arguments.getFirst() instanceof Mul m -> m.factors().stream()
                    .filter(l -> l instanceof Apply a && a.function() == Primitives.LOG).findFirst().map(l -> Terms.power(rooted(((Apply) l).arguments().getFirst()), without(m, l))).orElse(e);
            case Expr _ -> inside(e, Tidy::rooted);
        };
    }

    /// `if u > 0 then 1 else −1` as the sign of u, everywhere: it is where u ≠ 0.
    static Expr signs(Expr e) {
        return switch (e) {
            case org.backproof.expr.Lambda _, org.backproof.expr.Diff _ -> e;
            case Cases(Prop.Compare(Expr u, Prop.Sign sign), Expr then, Expr otherwise, Facts _) when (sign == Prop.Sign.POSITIVE || sign == Prop.Sign.NONNEGATIVE)
                    && then == Terms.ONE && otherwise == Terms.MINUS_ONE -> Terms.apply(SIGN, u);
            case Expr _ -> inside(e, Tidy::signs);
        };
    }

    private static Expr without(Mul m, Expr factor) {
        List<Expr> rest = new ArrayList<>(m.factors());
        rest.remove(factor);
        rest.add(Terms.num(m.coefficient()));
        return Terms.multiply(rest);
    }

    private static Expr inside(Expr e, java.util.function.UnaryOperator<Expr> of) {
        if (e instanceof org.backproof.expr.Sum s) {
            org.backproof.expr.Symbol i = Terms.symbol("%t" + s.index().number(), s.index().sort());
            return Terms.sum(i, of.apply(org.backproof.expr.Binders.open(s, i)));
        }
        return org.backproof.expr.Children.map(e, of);
    }

    /// The same in every product of a term.
    static Expr cancelled(Expr e) {
        return switch (e) {
            case Add _ -> inside(e, Tidy::cancelled) instanceof Add a
                    ? Terms.add(a.terms().stream().filter(t -> !(t instanceof Mul m && m.coefficient().isZero())).toList()) : inside(e, Tidy::cancelled);
            case org.backproof.expr.Sum _ -> inside(e, Tidy::cancelled);
            case Mul m when m.coefficient().isZero() -> Terms.ZERO;
            case Mul _ -> {
                Expr inside = inside(e, Tidy::cancelled);
                yield cancel(inside).map(Cancelled::term).orElse(inside);
            }
            case Expr _ -> e;
        };
    }

    /// A sum with what all its terms have in common before it: `pᵢ(δᵢⱼ − pⱼ)`.
    static Expr factored(Expr e) {
        if (e instanceof Mul m) {
            List<Expr> all = new ArrayList<>(m.factors().stream().map(Tidy::factored).toList());
            all.add(Terms.num(m.coefficient()));
            return Terms.multiply(all);
        }
        if (!(e instanceof Add a)) {
            return e;
        }
        Map<Expr, Integer> shared = above(a.terms().getFirst());
        a.terms().forEach(t -> {
            Map<Expr, Integer> own = above(t);
            shared.replaceAll((b, n) -> Math.min(n, own.getOrDefault(b, 0)));
        });
        shared.values().removeIf(n -> n == 0);
        if (shared.isEmpty()) {
            return e;
        }
        Rational first = coefficient(a.terms().getFirst()).abs();
        boolean same = !first.isZero() && a.terms().stream().allMatch(t -> coefficient(t).abs().equals(first));
        Rational number = same ? first : Rational.ONE;
        List<Expr> rest = new ArrayList<>();
        for (Expr t : a.terms()) {
            List<Expr> own = new ArrayList<>();
            for (Expr f : factors(t)) {
                int left = exponent(f) - shared.getOrDefault(base(f), 0);
                if (left != 0) {
                    own.add(Terms.power(base(f), left));
                }
            }
            own.add(Terms.num(coefficient(t).divide(number)));
            rest.add(Terms.multiply(own));
        }
        List<Expr> product = new ArrayList<>(List.of(Terms.num(number)));
        shared.forEach((b, n) -> product.add(Terms.power(b, n)));
        product.add(Terms.add(rest));
        return Terms.multiply(product);
    }

    static Rational coefficient(Expr term) {
        return term instanceof Mul m ? m.coefficient() : term instanceof Num n ? n.value() : Rational.ONE;
    }

    /// The factors with a positive exponent.
    private static Map<Expr, Integer> above(Expr e) {
        Map<Expr, Integer> out = new LinkedHashMap<>();
        factors(e).stream().filter(f -> exponent(f) > 0).forEach(f -> out.merge(base(f), exponent(f), Integer::sum));
        return out;
    }

    /// `−u/(v − 1)` as `u/(1 − v)`.
    static Expr signed(Expr e) {
        if (!(e instanceof Mul m) || m.coefficient().signum() > 0) {
            return e;
        }
        for (Expr f : m.factors()) {
            if (exponent(f) % 2 != 0 && base(f) instanceof Add a && a.terms().stream().anyMatch(t -> t instanceof Num n && n.value().signum() < 0)) {
                Expr turned = Terms.add(a.terms().stream().map(Terms::negate).toList());
                List<Expr> rest = new ArrayList<>(m.factors().stream().map(g -> g == f ? Terms.power(turned, (long) exponent(f)) : g).toList());
                rest.add(Terms.num(m.coefficient().negate()));
                return Terms.multiply(rest);
            }
        }
        return e;
    }

    /// The shortest; of equally short ones the first.
    static Expr shortest(List<Expr> terms) {
        return terms.stream().reduce((a, b) -> b.facts().size() < a.facts().size() ? b : a).orElseThrow();
    }

    /// The first, unless one of the others is clearly shorter.
    static Expr preferred(Expr first, List<Expr> others) {
        Expr other = shortest(others);
        return other.facts().size() + SLACK < first.facts().size() ? other : first;
    }

    /// Whether a sum still waits for an index to be picked.
    static boolean unpicked(Expr e) {
        return org.backproof.algebra.Subterms.of(e).stream().anyMatch(s -> s instanceof org.backproof.expr.Sum
                && org.backproof.algebra.Subterms.of(s).stream().anyMatch(Delta.class::isInstance));
    }

    static List<Expr> factors(Expr e) {
        return switch (e) {
            case Mul m -> m.factors();
            case Num _ -> List.of();
            case Expr _ -> List.of(e);
        };
    }

    static Expr base(Expr f) {
        return integer(f) ? ((Pow) f).base() : f;
    }

    static int exponent(Expr f) {
        return integer(f) ? ((Num) ((Pow) f).exponent()).value().numerator().intValue() : 1;
    }

    private static boolean integer(Expr f) {
        return f instanceof Pow p && p.exponent() instanceof Num n && n.value().isInteger() && n.value().numerator().bitLength() < 16;
    }
}
