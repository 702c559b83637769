package org.backproof.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Products as a person would write them, for proposing: `K/K²` is `1/K`, which says more where K may be 0.
final class Products {
    private Products() {
    }

    /// The right side times a factor that is missing.
    static List<Amendment> missing(FalseClaim c, Expr factor) {
        return product(c, factor, factor);
    }

    /// The right side without a factor that is too much.
    static List<Amendment> tooMuch(FalseClaim c, Expr factor) {
        return product(c, Terms.power(factor, -1), factor);
    }

    private static List<Amendment> product(FalseClaim c, Expr by, Expr about) {
        Expr written = Terms.multiply(c.right(), by);
        Expr collected = collected(written);
        return collected == written ? List.of(c.right(written, about)) : List.of(c.right(collected, about), c.right(written, about));
    }

    /// With one power of each base.
    private static Expr collected(Expr product) {
        Map<Expr, Rational> powers = new LinkedHashMap<>();
        Rational number = collect(product, Rational.ONE, powers);
        List<Expr> out = new ArrayList<>(List.of(Terms.num(number)));
        powers.forEach((base, n) -> out.add(n.isZero() ? Terms.ONE : Terms.power(base, Terms.num(n))));
        return powers.size() < count(product) ? Terms.multiply(out) : product;
    }

    private static int count(Expr e) {
        return e instanceof Mul m ? m.factors().stream().mapToInt(Products::count).sum() : e instanceof Pow p && p.base() instanceof Mul ? count(p.base()) : 1;
    }

    private static Rational collect(Expr e, Rational exponent, Map<Expr, Rational> powers) {
        switch (e) {
            case Mul m when exponent.isInteger() -> {
                Rational number = exponent.signum() < 0 ? Rational.ONE.divide(m.coefficient()) : m.coefficient();
                for (Expr f : m.factors()) {
                    number = number.multiply(collect(f, exponent, powers));
                }
                return number;
            }
            case Pow(Expr base, Num n, _) when n.value().isInteger() && (base instanceof Mul ? n.value().abs().equals(Rational.ONE) : true) -> {
                return collect(base, exponent.multiply(n.value()), powers);
            }
            case Expr _ -> {
                powers.merge(e, exponent, Rational::add);
                return Rational.ONE;
            }
        }
    }

    /// A multiple; −1 goes into a sum and into cases.
    static Expr scaled(Rational q, Expr e) {
        return switch (e) {
            case Cases k when q.equals(Rational.MINUS_ONE) -> Terms.cases(k.guard(), scaled(q, k.then()), scaled(q, k.otherwise()));
            case org.backproof.expr.Add a when q.equals(Rational.MINUS_ONE) -> Terms.add(a.terms().stream().map(Terms::negate).toList());
            case Expr _ -> Terms.multiply(Terms.num(q), e);
        };
    }

    /// A parameter or its inverse.
    static List<Amendment> parameter(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        Optional<Symbol> by = c.variable();
        for (Symbol s : c.reals()) {
            if (by.filter(x -> x == s).isEmpty() && s.sort() instanceof Sort.Real) {
                for (Expr f : List.of(s, Terms.power(s, -1))) {
                    out.addAll(missing(c, f));
                }
            }
        }
        return out;
    }
}
