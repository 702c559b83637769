package org.backproof.prove;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Claims in which one part is another one: a summand with the other sign, a part with a factor or an exponent, a product for a sum.
final class Edits {
    /// The most places of a claim that are tried.
    private static final int MOST = 24;
    private static final long LARGEST = 12;
    private static final List<UnaryOperator<Expr>> OF_PART = List.of(e -> Terms.power(e, 2), e -> Terms.multiply(Terms.TWO, e),
            e -> Terms.multiply(Terms.HALF, e), Terms::negate, e -> Terms.subtract(Terms.ONE, e), Terms::sqrt, e -> Terms.power(e, -1));

    private Edits() {
    }

    /// One summand of the right side has the wrong sign.
    static List<Amendment> signs(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (Expr e : parts(c.right())) {
            if (e instanceof Add a) {
                for (Expr t : a.terms()) {
                    Expr flipped = Terms.add(a.terms().stream().map(s -> s == t ? Terms.negate(s) : s).toList());
                    out.add(c.right(Replacement.of(a, flipped, c.right()), t instanceof Mul m && m.coefficient().signum() < 0 ? Terms.negate(t) : t));
                }
            }
        }
        return out;
    }

    /// One summand of the right side is too much.
    static List<Amendment> dropped(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (Expr e : parts(c.right())) {
            if (e instanceof Add a) {
                for (Expr t : a.terms()) {
                    out.add(c.right(Replacement.of(a, Terms.add(a.terms().stream().filter(s -> s != t).toList()), c.right()), t));
                }
            }
        }
        return out;
    }

    /// A term with another sign, twice or half of it, 0, 1 less or more, or with another part.
    static List<Expr> variants(Expr e) {
        List<Expr> out = new ArrayList<>(List.of(Products.scaled(Rational.MINUS_ONE, e), Terms.multiply(Terms.TWO, e), Terms.multiply(Terms.HALF, e), Terms.ZERO, Terms.ONE,
                Terms.MINUS_ONE, Terms.add(e, Terms.ONE), Terms.add(e, Terms.MINUS_ONE)));
        for (Expr part : parts(e)) {
            if (part instanceof Add a) {
                a.terms().forEach(t -> out.add(Replacement.of(a, Terms.add(a.terms().stream().filter(s -> s != t).toList()), e)));
                a.terms().forEach(t -> out.add(Replacement.of(a, Terms.add(a.terms().stream().map(s -> s == t ? Terms.negate(s) : s).toList()), e)));
            }
            instead(part).forEach(by -> out.add(Replacement.of(part, by, e)));
        }
        out.remove(e);
        return out;
    }

    /// One part of the right side, or of a left side that is no derivative, is not what it should be.
    static List<Amendment> parts(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (Expr e : parts(c.right())) {
            if (e != c.right()) {
                instead(e).forEach(by -> out.add(c.right(Replacement.of(e, by, c.right()), e, by)));
            }
        }
        for (Expr e : c.left().hasDiff() ? Set.<Expr>of() : parts(c.left())) {
            joined(e).forEach(by -> out.add(new Amendment(Replacement.of(e, by, c.left()), c.right(), List.of(), List.of(e, by))));
        }
        for (Expr e : parts(c.right())) {
            joined(e).forEach(by -> out.add(c.right(Replacement.of(e, by, c.right()), e, by)));
        }
        return out;
    }

    private static Set<Expr> parts(Expr e) {
        Set<Expr> out = new LinkedHashSet<>();
        Subterms.of(e).stream().filter(s -> !(s instanceof Num) && !(s instanceof Lambda) && s.facts().binders() == 0).limit(MOST).forEach(out::add);
        return out;
    }

    private static List<Expr> instead(Expr e) {
        return switch (e) {
            case Pow(Expr base, Num n, _) when n.value().isInteger() && !n.value().numerator().testBit(0) ->
                List.of(Terms.power(base, Terms.num(n.value().multiply(Rational.HALF))), Terms.negate(e), Terms.multiply(Terms.TWO, e), Terms.multiply(Terms.HALF, e));
            case Symbol _, Apply _, Pow _ -> OF_PART.stream().map(f -> f.apply(e)).toList();
            case Expr _ -> List.of();
        };
    }

    /// The product of the terms of a sum; the sum of the factors of a product.
    private static List<Expr> joined(Expr e) {
        return switch (e) {
            case Add a -> List.of(Terms.multiply(a.terms()));
            case Mul m when m.factors().size() > 1 -> List.of(Terms.add(m.factors()));
            case Expr _ -> List.of();
        };
    }

    /// What the right side has to be multiplied by, where that is one short factor, shorter than the left side.
    static List<Amendment> factor(FalseClaim c) {
        return difference(c, Terms.divide(c.left(), c.right()), q -> c.right(Terms.multiply(c.right(), q), q));
    }

    /// What the sides differ by, where it is one short term, shorter than the left side.
    static List<Amendment> term(FalseClaim c) {
        return difference(c, Terms.subtract(c.left(), c.right()), d -> c.right(Terms.add(c.right(), d), d));
    }

    private static List<Amendment> difference(FalseClaim c, Expr e, Function<Expr, Amendment> mended) {
        Normalizer normalizer = new Normalizer(c.knowledge(), Normalizer.Settings.SHALLOW);
        Expr d = asPowers(normalizer.normalize(e).right());
        boolean one = !(d instanceof Add) && !(d instanceof Num) && !d.hasDiff() && d.facts().size() <= LARGEST && !Subterms.of(d).contains(c.left());
        long most = c.left().hasDiff() ? normalizer.normalize(c.left()).right().facts().size() : c.right().facts().size();
        return one && d.facts().size() < most ? List.of(mended.apply(signed(d))) : List.of();
    }

    /// `1/(a(1 − a))` for `−1/(a(a − 1))`.
    private static Expr signed(Expr e) {
        if (e instanceof Mul m && m.coefficient().signum() < 0) {
            for (Expr f : m.factors()) {
                if ((f instanceof Pow(Expr base, Num n, _) && n.value().numerator().testBit(0) ? base : f) instanceof Add a
                        && a.terms().stream().anyMatch(t -> t instanceof Num n && n.value().signum() < 0)) {
                    Expr turned = Terms.add(a.terms().stream().map(Terms::negate).toList());
                    return Terms.negate(Terms.multiply(without(m, f), f == a ? turned : Terms.power(turned, ((Pow) f).exponent())));
                }
            }
        }
        return e;
    }

    /// `b^u` for `exp(u·log b)`.
    private static Expr asPowers(Expr e) {
        for (Expr s : Subterms.of(e)) {
            if (s instanceof Apply a && a.function() == Primitives.EXP && a.arguments().getFirst() instanceof Mul m) {
                for (Expr f : m.factors()) {
                    if (f instanceof Apply l && l.function() == Primitives.LOG) {
                        return asPowers(Replacement.of(a, Terms.power(l.arguments().getFirst(), without(m, f)), e));
                    }
                }
            }
        }
        return e;
    }

    private static Expr without(Mul m, Expr factor) {
        List<Expr> rest = new ArrayList<>(m.factors());
        rest.remove(factor);
        rest.add(Terms.num(m.coefficient()));
        return Terms.multiply(rest);
    }
}
