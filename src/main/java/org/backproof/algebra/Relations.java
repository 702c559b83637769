package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Children;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Relations between generators: `r^q = b` for roots, `sin² = 1 − cos²`, δ, and the equations among the assumptions.
final class Relations {
    private static final Symbol HOLE = Terms.real("%hole");

    private final Normalizer normalizer;
    private final Solutions solutions;

    /// `generator^exponent = …`
    ///
    /// @param inverses whether powers below 0 are rewritten, too
    record PowerRule(Expr generator, int exponent, Theorem equation, boolean inverses) {
    }

    Relations(Normalizer normalizer) {
        this.normalizer = normalizer;
        this.solutions = new Solutions(normalizer.knowledge(), normalizer.settings());
    }

    /// The generator in terms of others, by an equation among the assumptions.
    Optional<Theorem> solved(Expr generator) {
        return solutions.of(generator);
    }

    /// The equations between tensors among the assumptions.
    TensorEquations tensors() {
        return solutions.tensors();
    }

    /// The term with the hole in place of a product of powers of generators.
    private static Expr context(Expr e, Expr product) {
        return switch (e) {
            case Mul m -> {
                List<Expr> rest = new ArrayList<>(m.factors());
                boolean all = true;
                for (Expr w : product instanceof Mul p ? p.factors() : List.of(product)) {
                    Optional<Expr> multiple = rest.stream().filter(f -> base(f) == base(w) && exponent(f).compareTo(exponent(w)) >= 0).findFirst();
                    all &= multiple.isPresent();
                    multiple.ifPresent(f -> {
                        rest.remove(f);
                        rest.add(Terms.power(base(f), Terms.num(exponent(f).subtract(exponent(w)))));
                    });
                }
                if (all) {
                    rest.add(Terms.num(m.coefficient()));
                    rest.add(HOLE);
                    yield Terms.multiply(rest);
                }
                yield Children.map(m, f -> f instanceof Add ? context(f, product) : f);
            }
            case Add _ -> Children.map(e, t -> context(t, product));
            case Expr _ -> e;
        };
    }

    private static Expr base(Expr e) {
        return e instanceof Pow p && Normalizer.isInteger(p) ? p.base() : e;
    }

    private static Rational exponent(Expr e) {
        return e instanceof Pow p && Normalizer.isInteger(p) ? ((Num) p.exponent()).value() : Rational.ONE;
    }

    /// One relation used wherever it applies; `⊢ e = e` where none does.
    Theorem reduce(Expr e) {
        solved(e);
        for (Expr g : Fractions.generators(e)) {
            Optional<PowerRule> rule = rule(g, e);
            if (rule.isPresent()) {
                Expr context = context(e, rule.get());
                if (context != e && !context.hasDiff()) {
                    Theorem t = Equality.inContext(rule.get().equation, context, HOLE);
                    Optional<Theorem> same = Rewriting.tryIdentity(e, t.left());
                    if (same.isPresent()) {
                        return Equality.transitive(same.get(), t);
                    }
                }
            }
        }
        for (Map.Entry<Expr, Theorem> m : solutions.monomials().entrySet()) {
            Expr context = context(e, m.getKey());
            if (context != e && !context.hasDiff()) {
                Theorem t = Equality.inContext(m.getValue(), context, HOLE);
                Optional<Theorem> same = Rewriting.tryIdentity(e, t.left());
                if (same.isPresent()) {
                    return Equality.transitive(same.get(), t);
                }
            }
        }
        return e.facts().has(org.backproof.expr.Facts.DELTA) ? identified(e) : Equality.reflexive(e);
    }

    /// Powers of a root are reduced where the base is no generator, and where no other power of the root is left then. Else the
    /// root takes the place of its base, so that common factors of √x and x are found.
    private static boolean onlyRoots(Expr e, Pow root, int q) {
        boolean generator = !(root.base() instanceof Add) && !(root.base() instanceof Mul) && !(root.base() instanceof Num)
                && !(root.base() instanceof Pow p && Normalizer.isInteger(p));
        return !generator || exponents(e, root).allMatch(n -> n % q == 0);
    }

    /// The exponents of a generator in sums and products.
    private static IntStream exponents(Expr e, Expr generator) {
        return switch (e) {
            case Expr g when g == generator -> IntStream.of(1);
            case Pow p when p.base() == generator && Normalizer.isInteger(p) && ((Num) p.exponent()).value().isInt() ->
                IntStream.of((int) ((Num) p.exponent()).value().longValueExact());
            case Add _, Mul _ -> Children.of(e).stream().flatMapToInt(c -> exponents(c, generator));
            case Pow p when Normalizer.isInteger(p) -> exponents(p.base(), generator);
            case Expr _ -> IntStream.empty();
        };
    }

    private Optional<PowerRule> rule(Expr g, Expr e) {
        return switch (g) {
            case Pow p when p.exponent() instanceof Num n && n.value().numerator().equals(java.math.BigInteger.ONE) && n.value().reciprocal().isInt() -> {
                int q = n.value().denominator().intValueExact();
                Theorem t = Axioms.ROOT_POWER.at(p.base(), n, Terms.num(q));
                yield Optional.of(onlyRoots(e, p, q) ? new PowerRule(g, q, t, true) : new PowerRule(p.base(), 1, Equality.symmetric(t), true));
            }
            case Pow p when p.base() == Terms.MINUS_ONE && normalizer.knowledge().holds(Prop.whole(p.exponent())) ->
                Optional.of(new PowerRule(g, 2, Equality.transitive(Axioms.INTEGER_POWER_POWER.at(p.base(), p.exponent(), Terms.TWO),
                        Equality.symmetric(Axioms.INTEGER_POWER_POWER.at(p.base(), Terms.TWO, p.exponent()))), true));
            case Apply a when a.function() == Primitives.SIN ->
                Optional.of(new PowerRule(g, 2, Axioms.PYTHAGORAS.at(a.arguments().getFirst()), false));
            case Expr _ -> solutions.power(g);
        };
    }

    /// The term with `hole^j·g^m` in place of each power `g^(q·j + m)` of the rule's generator that is too high.
    private static Expr context(Expr e, PowerRule rule) {
        return switch (e) {
            case Expr g when g == rule.generator && rule.exponent == 1 -> HOLE;
            case Pow p when p.base() == rule.generator && p.exponent() instanceof Num n && n.value().isInt()
                    && (n.value().signum() < 0 ? rule.inverses : n.value().compareTo(Rational.of(rule.exponent)) >= 0) -> {
                long k = n.value().longValueExact();
                long j = Math.floorDiv(k, (long) rule.exponent);
                yield Terms.multiply(Terms.power(HOLE, j), Terms.power(rule.generator, k - rule.exponent * j));
            }
            case Add _, Mul _ -> Children.map(e, c -> context(c, rule));
            case Pow p when Normalizer.isInteger(p) -> Children.map(e, c -> c == p.base() ? context(c, rule) : c);
            case Expr _ -> e;
        };
    }

    /// In a term with the factor δ(i, j), i in the other factors becomes j.
    private Theorem identified(Expr e) {
        if (e instanceof Add a) {
            return Rewriting.children(a, this::identified);
        }
        if (e instanceof Mul m) {
            for (Expr f : m.factors()) {
                if (f instanceof Delta d) {
                    Optional<Theorem> t = identify(m, d);
                    if (t.isPresent()) {
                        return t.get();
                    }
                }
            }
            return Rewriting.children(m, f -> f instanceof Add ? identified(f) : Equality.reflexive(f));
        }
        return Equality.reflexive(e);
    }

    private static Optional<Theorem> identify(Mul m, Delta d) {
        boolean leftGoes = isIndex(d.left()) && (!isIndex(d.right()) || ((Symbol) d.left()).name().compareTo(((Symbol) d.right()).name()) > 0);
        Expr from = leftGoes ? d.left() : d.right();
        Expr to = leftGoes ? d.right() : d.left();
        List<Expr> rest = new ArrayList<>(m.factors());
        rest.remove(d);
        rest.add(Terms.num(m.coefficient()));
        Expr f = Terms.multiply(rest);
        return isIndex(from) && Free.occurs((Symbol) from, f) ? Optional.of(Sums.identify(d, f, (Symbol) from, to)) : Optional.empty();
    }

    private static boolean isIndex(Expr e) {
        return e instanceof Symbol s && s.sort() instanceof Sort.Index;
    }
}
