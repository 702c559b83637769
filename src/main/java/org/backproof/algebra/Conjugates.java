package org.backproof.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Monomial;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Whether a polynomial in roots is 0, by its conjugates: with g² = b, (u·g + v)·(u·g − v) = u²·b − v² is free of g. A factor is 0
/// if the product is and the other factor is not; it is not 0 if the product is not.
final class Conjugates {
    private static final int MAX_TERMS = 60;
    private static final int MAX_DEPTH = 6;

    private final Normalizer normalizer;
    private final Knowledge knowledge;

    Conjugates(Normalizer normalizer) {
        this.normalizer = normalizer;
        this.knowledge = normalizer.knowledge();
    }

    /// `H ⊢ e = 0` for a polynomial in generators; empty if this is not found.
    Optional<Theorem> zero(Expr e) {
        return polynomial(e, 0);
    }

    private Optional<Theorem> polynomial(Expr e, int depth) {
        if (e == Terms.ZERO) {
            return Optional.of(Equality.reflexive(e));
        }
        if (depth > MAX_DEPTH || knowledge.seemsFalse(Prop.zero(e))) {
            return Optional.empty();
        }
        for (Expr g : generators(e)) {
            if (g.facts().symbols() != 0 && !(g instanceof Pow p && p.base() instanceof Add)) {
                continue; // independent of the others: the normal form would be 0
            }
            Optional<Expr> other = conjugate(e, g).map(o -> normalizer.step(o).right()).filter(o -> o != Terms.ZERO);
            Optional<Theorem> apart = other.flatMap(o -> knowledge.prove(Prop.nonzero(o)));
            if (apart.isPresent() && apart.get().conclusion() instanceof Compare) {
                Theorem product = normalizer.step(Terms.multiply(e, other.get()));
                Optional<Theorem> zero = product.right() == Terms.ZERO ? Optional.of(product)
                        : polynomial(product.right(), depth + 1).map(z -> Equality.transitive(product, z));
                return zero.flatMap(z -> factor(e, z, apart.get()));
            }
        }
        return Optional.empty();
    }

    /// From `e·o = 0` and `o ≠ 0`: `e = 0`.
    private Optional<Theorem> factor(Expr e, Theorem product, Theorem apart) {
        Theorem zero = knowledge.discharge(Equality.difference(product));
        if (!(Prop.zero(e) instanceof Compare goal) || !(zero.conclusion() instanceof Compare z)) {
            return Optional.empty();
        }
        Theorem opposite = Logic.assume(Prop.negate(goal));
        Expr square = Terms.multiply(goal.term(), goal.term(), ((Compare) apart.conclusion()).term(), ((Compare) apart.conclusion()).term());
        Expr cofactor = Terms.negate(Terms.multiply(Terms.num(ratio(square, Terms.multiply(z.term(), z.term()))), z.term()));
        return Signs.contradiction(goal, List.of(opposite, apart, zero),
                List.of(new Signs.Product(Rational.ONE, List.of(0, 0, 1, 1)), new Signs.Product(Rational.ONE, List.of(2))),
                List.of(Terms.ONE, Terms.ONE, cofactor)).map(knowledge::discharge).map(t -> Equality.equation(t, e, Terms.ZERO));
    }

    /// That the term is not 0, because its product with a conjugate is not.
    static Optional<Theorem> nonzero(Knowledge knowledge, Compare goal) {
        if (goal.term().facts().size() > MAX_TERMS) {
            return Optional.empty();
        }
        Conjugates here = new Conjugates(new Normalizer(knowledge, Normalizer.Settings.DEEP));
        for (Expr g : here.generators(goal.term())) {
            Optional<Expr> other = here.conjugate(goal.term(), g).map(o -> here.normalizer.normalize(o).right());
            if (other.isEmpty()) {
                continue;
            }
            Expr product = Terms.multiply(goal.term(), other.get());
            Theorem form = knowledge.discharge(here.normalizer.normalize(product));
            if (!Fractions.generators(form.right()).contains(g)) {
                Optional<Theorem> apart = knowledge.prove(Prop.nonzero(form.right())).filter(t -> t.conclusion() instanceof Compare);
                if (apart.isPresent()) {
                    return here.dividing(goal, other.get(), Equality.compared(Equality.symmetric(form), apart.get()));
                }
            }
        }
        return Optional.empty();
    }

    /// From `e·o ≠ 0`: `e ≠ 0`.
    private Optional<Theorem> dividing(Compare goal, Expr other, Theorem product) {
        Expr p = ((Compare) product.conclusion()).term();
        Expr k = Terms.num(ratio(Terms.multiply(p, p), Terms.multiply(p, goal.term(), other)));
        try {
            return Signs.contradiction(goal, List.of(product, Logic.assume(Prop.negate(goal))),
                    List.of(new Signs.Product(Rational.ONE, List.of(0, 0)), new Signs.Product(Rational.ONE, List.of(1))),
                    List.of(Terms.ONE, Terms.negate(Terms.multiply(k, p, other)))).map(knowledge::discharge)
                    .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    /// The rational c with a = c·b.
    private static Rational ratio(Expr a, Expr b) {
        Field field = new Field();
        Polynomial p = field.fraction(a).orElseThrow().numerator();
        Polynomial q = field.fraction(b).orElseThrow().numerator();
        return p.coefficient(q.leading()).divide(q.coefficient(q.leading()));
    }

    /// Generators with conjugates, those that stand in no other first.
    private List<Expr> generators(Expr e) {
        return Fractions.generators(e).stream().filter(g -> degree(g) > 1)
                .sorted(Comparator.comparingLong((Expr g) -> -g.facts().size()).thenComparingLong(Expr::hash)).toList();
    }

    /// q of the relation g^q = …; 0 without one.
    private static int degree(Expr g) {
        return switch (g) {
            case Pow p when p.exponent() instanceof Num n && n.value().numerator().equals(java.math.BigInteger.ONE) && n.value().reciprocal().isInt() ->
                n.value().denominator().intValueExact();
            case Apply a when a.function() == Primitives.SIN || a.function() == Primitives.COS -> 2;
            case Expr _ -> 0;
        };
    }

    /// The cofactor that takes g out of the polynomial; empty where no formula is at hand.
    private Optional<Expr> conjugate(Expr e, Expr g) {
        Field field = Fractions.field(e);
        Fraction f = field.fraction(e).orElseThrow();
        int q = degree(g);
        List<Polynomial> powers = new ArrayList<>();
        for (Map.Entry<Monomial, Rational> t : f.numerator().terms().entrySet()) {
            int n = t.getKey().exponentOf(field.number(g));
            while (powers.size() <= n) {
                powers.add(Polynomial.ZERO);
            }
            powers.set(n, powers.get(n).add(Polynomial.of(t.getKey().divide(Monomial.of(field.number(g), n)), t.getValue())));
        }
        if (!f.denominator().isEmpty() || powers.size() < 2 || powers.size() > 3 || q == 2 && powers.size() == 3 || q > 3 && powers.size() == 3) {
            return Optional.empty();
        }
        Expr v = field.term(powers.get(0));
        Expr u = field.term(powers.get(1));
        List<Expr> sum = new ArrayList<>();
        if (powers.size() == 2) {
            // (u·g)^q − (−v)^q over u·g + v
            for (int i = 0; i < q; i++) {
                sum.add(Terms.multiply(Terms.power(Terms.multiply(u, g), i), Terms.power(Terms.negate(v), q - 1L - i)));
            }
        } else {
            // with g³ = b: (v + u·g + w·g²)·(v² − u·w·b + (w²·b − u·v)·g + (u² − v·w)·g²) is free of g
            Expr w = field.term(powers.get(2));
            Expr b = ((Pow) g).base();
            sum.add(Terms.subtract(Terms.power(v, 2), Terms.multiply(u, w, b)));
            sum.add(Terms.multiply(Terms.subtract(Terms.multiply(Terms.power(w, 2), b), Terms.multiply(u, v)), g));
            sum.add(Terms.multiply(Terms.subtract(Terms.power(u, 2), Terms.multiply(v, w)), Terms.power(g, 2)));
        }
        return Optional.of(Terms.add(sum));
    }
}
