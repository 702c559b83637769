package org.backproof.prove;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Claims in which one part is another one: a summand with the other sign, a part with a factor or an exponent, a product for a sum.
final class Edits {
    /// The most places of a claim that are tried.
    private static final int MOST = 24;
    private static final long LARGEST = 12;
    private static final List<UnaryOperator<Expr>> OF_PART = List.of(e -> raised(e, Rational.TWO), e -> Terms.multiply(Terms.TWO, e),
            e -> Terms.multiply(Terms.HALF, e), Terms::negate, e -> Terms.subtract(Terms.ONE, e), e -> raised(e, Rational.HALF), e -> raised(e, Rational.MINUS_ONE));

    private Edits() {
    }

    /// One summand has the wrong sign: of the right side, or of a left side that is no derivative.
    static List<Amendment> signs(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        signs(c.right(), (other, term) -> out.add(c.right(other, term)));
        if (!c.left().hasDiff()) {
            signs(c.left(), (other, term) -> out.add(new Amendment(other, c.right(), List.of(), List.of(term))));
        }
        return out;
    }

    private static void signs(Expr side, BiConsumer<Expr, Expr> out) {
        for (Expr e : parts(side)) {
            if (e instanceof Add a) {
                for (Expr t : a.terms()) {
                    Expr flipped = Terms.add(a.terms().stream().map(s -> s == t ? Terms.negate(s) : s).toList());
                    out.accept(Replacement.of(a, flipped, side), t instanceof Mul m && m.coefficient().signum() < 0 ? Terms.negate(t) : t);
                }
            }
        }
    }

    /// One summand or factor of the right side has an index in place of another.
    static List<Amendment> indices(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (List<Symbol> pair : c.indices()) {
            Substitution swap = FalseClaim.exchange(pair);
            for (Expr e : parts(c.right())) {
                for (Expr t : e instanceof Add a ? a.terms() : e instanceof Mul m ? m.factors() : List.<Expr>of()) {
                    Expr other = swap.apply(t);
                    List<Expr> all = new ArrayList<>(e instanceof Add a ? a.terms() : ((Mul) e).factors());
                    all.set(all.indexOf(t), other);
                    Expr mended = e instanceof Mul m ? Products.scaled(m.coefficient(), Terms.multiply(all)) : Terms.add(all);
                    out.add(c.right(Replacement.of(e, mended, c.right()), t, other));
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
            instead(e).forEach(by -> out.add(c.right(Replacement.of(e, by, c.right()), e, by)));
        }
        for (Expr e : c.left().hasDiff() ? Set.<Expr>of() : parts(c.left())) {
            joined(e).forEach(by -> out.add(new Amendment(Replacement.of(e, by, c.left()), c.right(), List.of(), List.of(e, by))));
        }
        for (Expr e : parts(c.right())) {
            joined(e).forEach(by -> out.add(c.right(Replacement.of(e, by, c.right()), e, by)));
        }
        if (c.right() instanceof Add a) {
            a.terms().stream().filter(t -> !(t instanceof Num)).flatMap(t -> c.reals().stream().map(x -> Terms.multiply(x, t)))
                    .forEach(by -> out.add(c.right(by, a, by)));
        }
        out.sort(Comparator.comparingLong(a -> a.left().facts().size() + a.right().facts().size()));
        return out;
    }

    /// The terms outside of binders, guards and derivatives, where one can be replaced.
    static Set<Expr> parts(Expr e) {
        Set<Expr> out = new LinkedHashSet<>();
        Deque<Expr> open = new ArrayDeque<>(List.of(e));
        while (!open.isEmpty() && out.size() < MOST) {
            Expr s = open.pop();
            if (!(s instanceof Num || s instanceof Lambda) && out.add(s) && !(s instanceof Sum || s instanceof Diff || s instanceof Cases)) {
                Children.of(s).reversed().forEach(open::push);
            }
        }
        return out;
    }

    /// `b^(u·n)` for `(b^u)^n`: a proposal. `exp(n·u)` for `exp(u)^n`.
    private static Expr raised(Expr e, Rational n) {
        return switch (e) {
            case Pow(Expr base, Num u, _) -> Terms.power(base, Terms.num(u.value().multiply(n)));
            case Apply a when a.function() == Primitives.EXP -> Terms.apply(a.function(), Products.scaled(n, a.arguments().getFirst()));
            case Expr _ -> Terms.power(e, Terms.num(n));
        };
    }

    private static List<Expr> instead(Expr e) {
        return switch (e) {
            case Pow(Expr base, Num n, _) when n.value().isInteger() && !n.value().numerator().testBit(0) ->
                List.of(raised(e, Rational.HALF), Terms.multiply(n, base), Terms.multiply(base, Terms.subtract(Terms.ONE, base)), Terms.negate(e), Terms.multiply(Terms.TWO, e), Terms.multiply(Terms.HALF, e));
            case Mul m when m.coefficient().signum() < 0 -> List.of(Terms.negate(e));
            case Symbol _, Apply _, Pow _ -> OF_PART.stream().map(f -> f.apply(e)).toList();
            case Expr _ -> List.of();
        };
    }

    /// The product of the terms of a sum; the sum of the factors of a product; the power of a value for the value of a power; and back.
    private static List<Expr> joined(Expr e) {
        return switch (e) {
            case Add(List<Expr> terms, _) when terms.size() == 2 && terms.getLast() instanceof Mul m && m.coefficient().equals(Rational.MINUS_ONE) ->
                List.of(Terms.divide(terms.getFirst(), Terms.negate(m)));
            case Add a -> List.of(Terms.multiply(a.terms()));
            case Mul m when m.factors().size() == 2 && m.factors().stream().anyMatch(f -> inverse(f).isPresent()) -> Stream.concat(Stream.of(difference(m.factors())), within(m)).toList();
            case Mul m when m.factors().size() > 1 -> Stream.concat(Stream.of(Terms.add(m.factors())), within(m)).toList();
            case Pow(Apply a, Num n, _) when n.value().isInteger() && a.arguments().size() == 1 ->
                List.of(Terms.apply(a.function(), Terms.power(a.arguments().getFirst(), n)));
            case Apply a when a.arguments().size() == 1 && a.arguments().getFirst() instanceof Pow(Expr base, Num n, _) && n.value().isInteger() ->
                List.of(Terms.power(Terms.apply(a.function(), base), n));
            case Expr _ -> List.of();
        };
    }

    /// `f(a·b)` for `f(a)·f(b)`, `f(a/b)` for `f(a)/f(b)`.
    private static Stream<Expr> within(Mul m) {
        List<Apply> functions = m.factors().stream().map(f -> inverse(f).orElse(f)).filter(Apply.class::isInstance).map(Apply.class::cast).toList();
        boolean one = functions.size() == m.factors().size() && functions.stream().allMatch(f -> f.arguments().size() == 1 && f.function() == functions.getFirst().function());
        return one ? Stream.of(Terms.apply(functions.getFirst().function(), Terms.multiply(m.factors().stream()
                .map(f -> inverse(f).map(u -> Terms.power(((Apply) u).arguments().getFirst(), -1)).orElseGet(() -> ((Apply) f).arguments().getFirst())).toList()))) : Stream.empty();
    }

    /// u of `1/u`
    private static Optional<Expr> inverse(Expr e) {
        return e instanceof Pow(Expr base, Num n, _) && n.value().equals(Rational.MINUS_ONE) ? Optional.of(base) : Optional.empty();
    }

    /// `a − b` for the factors of `a/b`.
    private static Expr difference(List<Expr> factors) {
        return Terms.add(factors.stream().map(f -> inverse(f).map(Terms::negate).orElse(f)).toList());
    }

    /// What the right side has to be multiplied by, where that is one short factor, shorter than the left side and than a term that is missing.
    static List<Amendment> factor(FalseClaim c) {
        List<Amendment> factors = difference(c, Terms.divide(c.left(), c.right()), q -> c.right(Terms.multiply(c.right(), q), q));
        return factors.isEmpty() || term(c).stream().anyMatch(t -> length(t) < length(factors.getFirst())) ? List.of() : factors;
    }

    private static long length(Amendment a) {
        return a.about().getFirst().facts().size();
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
