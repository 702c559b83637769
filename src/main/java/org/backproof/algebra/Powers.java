package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Powers that are no integer powers, towards roots `b^(1/q)` of factors, and towards exp for a symbolic exponent.
final class Powers {
    private Powers() {
    }

    static Optional<Theorem> rewrite(Pow p, Normalizer normalizer) {
        return p.exponent() instanceof Num n ? rational(p, n.value(), normalizer) : symbolic(p, normalizer);
    }

    private static Optional<Theorem> symbolic(Pow p, Normalizer normalizer) {
        Knowledge knowledge = normalizer.knowledge();
        Optional<Theorem> exp = Exponentials.power(p.base(), p.exponent(), knowledge);
        if (exp.isPresent()) {
            return exp;
        }
        // b^(y + c) for an integer y: one step towards b^y
        if (p.exponent() instanceof Add a && a.terms().getFirst() instanceof Num n && n.value().isInteger()
                && n.value().abs().compareTo(Rational.of(20)) <= 0 && knowledge.holds(Prop.nonzero(p.base()))) {
            if (n.value().signum() > 0) {
                return Optional.of(Axioms.POWER_STEP.at(p.base(), Terms.subtract(a, Terms.ONE)));
            }
            return Optional.of(Axioms.POWER_STEP_BACK.at(p.base(), a));
        }
        return Optional.empty();
    }

    private static Optional<Theorem> rational(Pow p, Rational r, Normalizer normalizer) {
        Knowledge knowledge = normalizer.knowledge();
        Expr b = p.base();
        if (r.equals(Rational.HALF)) {
            Optional<Theorem> root = root(p, normalizer);
            if (root.isPresent()) {
                return root;
            }
        }
        boolean positive = knowledge.holds(Prop.positive(b));
        if (positive && b instanceof Pow q) {
            if (knowledge.holds(Prop.positive(q.base()))) {
                return Optional.of(Axioms.POWER_POWER.at(q.base(), q.exponent(), Terms.num(r)));
            }
        }
        if (positive && b instanceof Apply a && a.function() == Primitives.EXP) {
            return Optional.of(Equality.symmetric(Axioms.EXP_MULTIPLE.at(a.arguments().getFirst(), Terms.num(r))));
        }
        if (b instanceof Mul m) {
            for (Expr f : m.factors()) {
                Expr rest = rest(m, f);
                if (knowledge.holds(Prop.positive(f)) && knowledge.holds(Prop.positive(rest))) {
                    return Optional.of(Axioms.POWER_PRODUCT.at(f, rest, Terms.num(r)));
                }
            }
            if (m.coefficient().signum() > 0 && !m.coefficient().isOne() && positive) {
                return Optional.of(Axioms.POWER_PRODUCT.at(Terms.num(m.coefficient()), Terms.multiply(m.factors()), Terms.num(r)))
                        .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
            }
        }
        if (b instanceof Add a && !r.equals(Rational.HALF) && positive) {
            Optional<Theorem> t = factored(p, a, f -> knowledge.holds(Prop.positive(f)),
                    (x, y) -> Axioms.POWER_PRODUCT.at(x, y, Terms.num(r)));
            if (t.isPresent()) {
                return t;
            }
        }
        if (b instanceof Num n && positive) {
            Optional<Theorem> t = number(n.value(), r);
            if (t.isPresent()) {
                return t;
            }
        }
        // b^(n/q) = (b^(1/q))^n
        Rational unit = Rational.of(java.math.BigInteger.ONE, r.denominator());
        return r.equals(unit) ? Optional.empty()
                : Optional.of(Equality.symmetric(Axioms.POWER_POWER.at(b, Terms.num(unit), Terms.num(r.divide(unit)))));
    }

    /// The root of a number: its prime factors apart.
    private static Optional<Theorem> number(Rational b, Rational r) {
        if (!b.isInteger()) {
            return b.numerator().equals(java.math.BigInteger.ONE)
                    ? Optional.of(Axioms.POWER_POWER.at(Terms.num(Rational.of(b.denominator())), Terms.MINUS_ONE, Terms.num(r)))
                    : Optional.of(Axioms.POWER_PRODUCT.at(Terms.num(Rational.of(b.numerator())),
                            Terms.num(Rational.of(java.math.BigInteger.ONE, b.denominator())), Terms.num(r)));
        }
        if (!b.isSmall()) {
            return Optional.empty();
        }
        long n = b.longValueExact();
        for (long p = 2; p * p <= n && p < 1000; p++) {
            if (n % p == 0) {
                int k = 0;
                long rest = n;
                while (rest % p == 0) {
                    rest /= p;
                    k++;
                }
                return rest > 1 ? Optional.of(Axioms.POWER_PRODUCT.at(Terms.num(n / rest), Terms.num(rest), Terms.num(r)))
                        : Optional.of(Axioms.POWER_POWER.at(Terms.num(p), Terms.num(k), Terms.num(r)));
            }
        }
        return Optional.empty();
    }

    /// Square roots: of squares with a known sign, of products of terms that are not negative.
    private static Optional<Theorem> root(Pow p, Normalizer normalizer) {
        Knowledge knowledge = normalizer.knowledge();
        if (p.base() instanceof Pow q && q.exponent() instanceof Num n && n.value().isInteger() && !n.value().numerator().testBit(0)) {
            Expr half = Terms.power(q.base(), Terms.num(n.value().multiply(Rational.HALF)));
            if (Terms.power(half, Terms.TWO) == q && knowledge.holds(Prop.nonnegative(half))) {
                return Optional.of(Axioms.ROOT_OF_SQUARE.at(half));
            }
            if (Terms.power(half, Terms.TWO) == q && knowledge.holds(Prop.nonnegative(Terms.negate(half)))) {
                return Optional.of(Axioms.ROOT_OF_NEGATIVE_SQUARE.at(half));
            }
        }
        if (p.base() instanceof Mul m) {
            for (Expr f : m.factors()) {
                Expr rest = rest(m, f);
                boolean inverse = f instanceof Pow q && q.exponent() instanceof Num k && k.value().signum() < 0;
                if (!inverse && knowledge.holds(Prop.nonnegative(f)) && knowledge.holds(Prop.nonnegative(rest))) {
                    return Optional.of(Axioms.ROOT_PRODUCT.at(f, rest));
                }
            }
            if (m.coefficient().signum() > 0 && !m.coefficient().isOne()) {
                Expr rest = Terms.multiply(m.factors());
                if (knowledge.holds(Prop.nonnegative(rest))) {
                    return Optional.of(Axioms.ROOT_PRODUCT.at(Terms.num(m.coefficient()), rest));
                }
            }
        }
        if (p.base() instanceof Add a) {
            return factored(p, a, f -> knowledge.holds(Prop.nonnegative(f)), Axioms.ROOT_PRODUCT::at)
                    .or(() -> square(p, a, knowledge));
        }
        return Optional.empty();
    }

    /// A power of a sum of factors with the wanted sign, the first of them split off.
    private static Optional<Theorem> factored(Pow p, Add a, Predicate<Expr> wanted, BinaryOperator<Expr, Theorem> axiom) {
        Optional<List<Expr>> factors = Factoring.of(a, wanted);
        if (factors.isEmpty() || !factors.get().stream().allMatch(f -> f == Terms.ONE || wanted.test(f))) {
            return Optional.empty();
        }
        Expr first = factors.get().getFirst();
        Expr rest = Terms.multiply(factors.get().subList(1, factors.get().size()));
        if (rest == Terms.ONE) {
            return Optional.empty();
        }
        Theorem t = axiom.apply(first, rest);
        return Rewriting.tryIdentity(a, Terms.multiply(first, rest))
                .map(same -> Equality.congruence(p, List.of(same, Equality.reflexive(p.exponent()))))
                .filter(same -> same.right() == t.left()).map(same -> Equality.transitive(same, t));
    }

    /// The root of a square written out, of known sign.
    private static Optional<Theorem> square(Pow p, Add a, Knowledge knowledge) {
        Optional<List<Expr>> factors = Factoring.of(a, f -> knowledge.holds(Prop.nonnegative(f)));
        if (factors.isEmpty() || factors.get().size() != 2 || factors.get().get(1) != Terms.ONE
                || !(factors.get().getFirst() instanceof Pow q) || q.exponent() != Terms.TWO || !knowledge.holds(Prop.nonnegative(q.base()))) {
            return Optional.empty();
        }
        return Rewriting.tryIdentity(a, q).map(t -> Equality.transitive(
                Equality.congruence(p, List.of(t, Equality.reflexive(p.exponent()))), Axioms.ROOT_OF_SQUARE.at(q.base())));
    }

    /// An axiom of two letters.
    private interface BinaryOperator<T, R> {
        R apply(T x, T y);
    }

    private static Expr rest(Mul m, Expr factor) {
        List<Expr> rest = new ArrayList<>(m.factors());
        rest.remove(factor);
        rest.add(Terms.num(m.coefficient()));
        return Terms.multiply(rest);
    }
}
