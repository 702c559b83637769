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
        return p.exponent() instanceof Num n ? rational(p, n, normalizer) : symbolic(p, normalizer);
    }

    private static Optional<Theorem> symbolic(Pow p, Normalizer normalizer) {
        Knowledge knowledge = normalizer.knowledge();
        Expr b = p.base();
        if (b == Terms.ZERO && knowledge.holds(Prop.positive(p.exponent()))) {
            return Optional.of(Axioms.POWER_OF_ZERO.at(p.exponent()));
        }
        Optional<Theorem> exp = Exponentials.power(b, p.exponent(), knowledge);
        return exp.isPresent() ? exp : IntegerPowers.rewrite(p, knowledge);
    }

    private static Optional<Theorem> rational(Pow p, Num r, Normalizer normalizer) {
        Knowledge knowledge = normalizer.knowledge();
        Expr b = p.base();
        Optional<Theorem> simpler = switch (b) {
            case Pow q -> nested(q, r, knowledge);
            case Apply a when a.function() == Primitives.EXP -> Optional.of(Equality.symmetric(Axioms.EXP_MULTIPLE.at(a.arguments().getFirst(), r)));
            case Mul m -> product(m, r, knowledge);
            case Add a -> sine(p, a, knowledge).or(() -> factored(p, a, knowledge)).or(() -> power(p, a, knowledge)).or(() -> Denesting.rewrite(p, a, normalizer));
            case Num n when n.value().signum() > 0 -> number(n.value(), r);
            case Expr _ -> Optional.empty();
        };
        return simpler.isPresent() ? simpler : overUnit(p, r, normalizer);
    }

    /// `b^(n·u) = (b^u)^n` over the unit u of the base's exponents.
    private static Optional<Theorem> overUnit(Pow p, Num r, Normalizer normalizer) {
        Rational unit = normalizer.roots().getOrDefault(p.base(), Rational.ONE);
        Rational n = r.value().divide(unit);
        if (!n.isInteger()) {
            normalizer.roots().put(p.base(), unit.divide(Rational.of(n.denominator())));
            throw new Normalizer.Refined();
        }
        return n.isOne() ? Optional.empty()
                : Optional.of(Equality.symmetric(Axioms.ROOT_POWER.at(p.base(), Terms.num(unit), Terms.num(n))));
    }

    /// `(b^n)^r = b^(n·r)`: for b ≥ 0 and n ≥ 0, for b > 0, and for an even n with the opposite of b, or with b².
    private static Optional<Theorem> nested(Pow q, Num r, Knowledge knowledge) {
        Expr b = q.base();
        boolean natural = q.exponent() instanceof Num n && n.value().signum() > 0;
        boolean even = Normalizer.isInteger(q) && !((Num) q.exponent()).value().numerator().testBit(0);
        for (Expr base : even ? List.of(b, Terms.negate(b)) : List.of(b)) {
            Optional<Theorem> t = nested(base, q, q, r, knowledge);
            if (t.isPresent()) {
                return t;
            }
        }
        if (even && q.exponent() != Terms.TWO && (natural || knowledge.holds(Prop.nonzero(b)))) {
            Expr half = Terms.num(((Num) q.exponent()).value().divide(Rational.TWO));
            return Optional.of((natural ? Axioms.ROOT_POWER : Axioms.POWER_POWER).at(Terms.power(b, 2), half, r)).filter(t -> t.left() == Terms.power(q, r));
        }
        return Optional.empty();
    }

    private static Optional<Theorem> nested(Expr base, Pow q, Expr whole, Num r, Knowledge knowledge) {
        boolean natural = q.exponent() instanceof Num n && n.value().signum() > 0;
        return Optional.of((natural ? Axioms.ROOT_POWER : Axioms.POWER_POWER).at(base, q.exponent(), r))
                .filter(t -> t.left() == Terms.power(whole, r) && knowledge.holds(natural ? Prop.nonnegative(base) : Prop.positive(base)));
    }

    /// `(f·g)^r = f^r·g^r` for factors that are not negative; where two are negative, of their opposites.
    private static Optional<Theorem> product(Mul m, Num r, Knowledge knowledge) {
        List<Expr> factors = new ArrayList<>();
        Rational c = m.coefficient();
        for (Expr f : m.factors()) {
            Expr base = f instanceof Pow q && Normalizer.isInteger(q) ? q.base() : f;
            boolean odd = !(f instanceof Pow q && Normalizer.isInteger(q)) || ((Num) ((Pow) f).exponent()).value().numerator().testBit(0);
            boolean turned = odd && !knowledge.holds(Prop.nonnegative(f)) && knowledge.holds(Prop.nonnegative(Terms.negate(base)));
            factors.add(!turned ? f : base == f ? Terms.negate(f) : Terms.power(Terms.negate(base), ((Pow) f).exponent()));
            c = turned ? c.negate() : c;
        }
        if (factors.size() == 1 && c.isOne() && m.factors().getFirst() instanceof Pow q) {
            return nested(Terms.negate(q.base()), q, m, r, knowledge);
        }
        if (c.signum() > 0 && !c.isOne()) {
            factors.addFirst(Terms.num(c));
        }
        for (Expr f : factors) {
            List<Expr> others = new ArrayList<>(factors);
            others.remove(f);
            Expr rest = Terms.multiply(others);
            if (c.signum() > 0 && !others.isEmpty() && knowledge.holds(Prop.nonnegative(f)) && knowledge.holds(Prop.nonnegative(rest))) {
                return Optional.of(Axioms.POWER_PRODUCT.at(f, rest, r)).filter(t -> t.left() == Terms.power(m, r));
            }
        }
        return Optional.empty();
    }

    /// The root of a number: its prime factors apart.
    private static Optional<Theorem> number(Rational b, Num r) {
        if (!b.isInteger()) {
            return b.numerator().equals(java.math.BigInteger.ONE)
                    ? Optional.of(Axioms.POWER_POWER.at(Terms.num(Rational.of(b.denominator())), Terms.MINUS_ONE, r))
                    : Optional.of(Axioms.POWER_PRODUCT.at(Terms.num(Rational.of(b.numerator())),
                            Terms.num(Rational.of(java.math.BigInteger.ONE, b.denominator())), r));
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
                return rest > 1 ? Optional.of(Axioms.POWER_PRODUCT.at(Terms.num(n / rest), Terms.num(rest), r))
                        : Optional.of(Axioms.POWER_POWER.at(Terms.num(p), Terms.num(k), r));
            }
        }
        return Optional.empty();
    }

    /// A power of a sum of factors that are not negative, the first of them split off.
    private static Optional<Theorem> factored(Pow p, Add a, Knowledge knowledge) {
        Predicate<Expr> wanted = f -> knowledge.holds(Prop.nonnegative(f));
        Optional<List<Expr>> factors = Factoring.of(a, wanted);
        if (factors.isEmpty() || !factors.get().stream().allMatch(f -> f == Terms.ONE || wanted.test(f))) {
            return Optional.empty();
        }
        Expr first = factors.get().getFirst();
        Expr rest = Terms.multiply(factors.get().subList(1, factors.get().size()));
        return rest == Terms.ONE ? Optional.empty() : inForm(p, Terms.multiply(first, rest), Axioms.POWER_PRODUCT.at(first, rest, p.exponent()));
    }

    /// `(1 − cos²u)^r = (±sin u)^(2r)`, where the sign of the sine is known.
    private static Optional<Theorem> sine(Pow p, Add a, Knowledge knowledge) {
        // not in sums, where u may be bound
        List<Expr> squared = a.terms().stream().flatMap(t -> (t instanceof Mul m ? m.factors() : List.of(t)).stream()).map(f -> f instanceof Pow q ? q.base() : f).toList();
        for (Expr e : squared) {
            if (e instanceof Apply c && c.function() == Primitives.COS) {
                Expr u = c.arguments().getFirst();
                Theorem square = Equality.symmetric(Axioms.PYTHAGORAS.at(u));
                Optional<Theorem> t = nested((Pow) square.right(), (Num) p.exponent(), knowledge)
                        .filter(s -> s.right() != p)
                        .flatMap(s -> inForm(p, square.left(), Equality.transitive(
                                Equality.congruence((Pow) Terms.power(square.left(), p.exponent()), List.of(square, Equality.reflexive(p.exponent()))), s)));
                if (t.isPresent()) {
                    return t;
                }
            }
        }
        return Optional.empty();
    }

    /// A power of a power that is written out.
    private static Optional<Theorem> power(Pow p, Add a, Knowledge knowledge) {
        Optional<List<Expr>> factors = Factoring.of(a, f -> knowledge.holds(Prop.nonnegative(f)));
        return factors.filter(f -> f.size() == 2 && f.get(1) == Terms.ONE && f.getFirst() instanceof Pow q && q.exponent() instanceof Num)
                .map(f -> (Pow) f.getFirst())
                .flatMap(q -> nested(q, (Num) p.exponent(), knowledge).flatMap(t -> inForm(p, q, t)));
    }

    /// The power by an equation about another form of its base.
    private static Optional<Theorem> inForm(Pow p, Expr form, Theorem equation) {
        return Rewriting.tryIdentity(p.base(), form).map(t -> Equality.congruence(p, List.of(t, Equality.reflexive(p.exponent()))))
                .filter(t -> t.right() == equation.left()).map(t -> Equality.transitive(t, equation));
    }
}
