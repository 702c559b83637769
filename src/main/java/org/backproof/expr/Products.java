package org.backproof.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.numeric.Rational;

/// Collects the factors of a product: `x·x = x²`, `x⁻¹·x⁻¹ = x⁻²`, but `x·x⁻¹` stays.
final class Products {
    private record Power(Expr base, boolean positive) {
    }

    private final Map<Power, Rational> exponents = new LinkedHashMap<>();
    private Rational coefficient = Rational.ONE;

    void collect(Expr f) {
        switch (f) {
            case Num n -> coefficient = coefficient.multiply(n.value());
            case Mul m -> {
                coefficient = coefficient.multiply(m.coefficient());
                m.factors().forEach(this::collect);
            }
            case Pow p when p.exponent() instanceof Num n && n.value().isInteger() ->
                exponents.merge(new Power(p.base(), n.value().signum() > 0), n.value(), Rational::add);
            case Symbol _, Bound _, Entry _, Add _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ ->
                exponents.merge(new Power(f, true), Rational.ONE, Rational::add);
        }
    }

    Rational coefficient() {
        return coefficient;
    }

    List<Expr> factors() {
        List<Expr> out = new ArrayList<>(exponents.size());
        exponents.forEach((p, n) -> {
            if (n.isOne() || p.base instanceof Delta && p.positive) {
                out.add(p.base);
            } else {
                out.add(Terms.rawPower(p.base, Terms.num(n)));
            }
        });
        return out;
    }

    /// `base^n` folded, or null: rationals, products, and powers of powers where the domain stays the same
    /// (`(x⁻¹)⁻¹` stays: it needs x ≠ 0).
    static Expr integerPower(Expr base, Rational n) {
        int k = n.intValueExact();
        return switch (base) {
            case Num b when b.value().isZero() -> k > 0 ? base : k == 0 ? Terms.ONE : null;
            case Num b when Terms.foldable(b.value().numerator(), k) && Terms.foldable(b.value().denominator(), k) ->
                Terms.num(b.value().pow(k));
            case Mul m when k != 0 && !m.coefficient().isZero() && (k > 0 || m.factors().stream().noneMatch(Products::inverse)) -> {
                List<Expr> out = new ArrayList<>();
                out.add(Terms.power(Terms.num(m.coefficient()), Terms.num(n)));
                m.factors().forEach(f -> out.add(Terms.power(f, Terms.num(n))));
                yield Terms.multiply(out);
            }
            case Pow p when k != 0 && p.exponent() instanceof Num e && e.value().isInteger() && (k > 0 || e.value().signum() > 0)
                    && e.value().multiply(n).isSmall() -> Terms.power(p.base(), Terms.num(e.value().multiply(n)));
            case Delta d when k > 0 -> d;
            case Num _, Symbol _, Bound _, Entry _, Add _, Mul _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ ->
                null;
        };
    }

    private static boolean inverse(Expr f) {
        return f instanceof Pow p && p.exponent() instanceof Num e && e.value().signum() < 0;
    }
}
