package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/// log over factors known to be positive, and over primes.
final class Logarithms {
    private static final int LARGEST_PRIME = 1000;

    private Logarithms() {
    }

    static Optional<Theorem> rewrite(Apply a, Expr u, Normalizer normalizer) {
        return switch (u) {
            case Num n -> number(n.value());
            case Pow p when normalizer.knowledge().holds(Prop.positive(p.base())) ->
                Optional.of(Axioms.LOG_POWER.at(p.base(), p.exponent()));
            case Mul m -> product(a, m, normalizer);
            case Add s -> factored(a, s, normalizer);
            case Expr _ -> Optional.empty();
        };
    }

    private static Optional<Theorem> number(Rational r) {
        if (r.signum() <= 0 || r.isOne()) {
            return Optional.empty();
        }
        if (!r.isInteger()) {
            Expr over = Terms.num(Rational.of(r.denominator()));
            return Optional.of(r.numerator().equals(java.math.BigInteger.ONE) ? Axioms.LOG_POWER.at(over, Terms.MINUS_ONE)
                    : Axioms.LOG_PRODUCT.at(Terms.num(Rational.of(r.numerator())), Terms.power(over, -1)));
        }
        if (!r.isSmall()) {
            return Optional.empty();
        }
        long n = r.longValueExact();
        for (long p = 2; p <= LARGEST_PRIME && p * p <= n; p++) {
            if (n % p == 0) {
                return Optional.of(Axioms.LOG_PRODUCT.at(Terms.num(p), Terms.num(n / p)));
            }
        }
        return Optional.empty();
    }

    /// Factors that are known to be positive, or to be negative in pairs, come out.
    private static Optional<Theorem> product(Apply a, Mul m, Normalizer normalizer) {
        Rational c = m.coefficient();
        List<Expr> flipped = new ArrayList<>();
        boolean changed = false;
        for (Expr f : m.factors()) {
            Expr base = f instanceof Pow p && Normalizer.isInteger(p) ? p.base() : f;
            Rational n = f instanceof Pow p && Normalizer.isInteger(p) ? ((Num) p.exponent()).value() : Rational.ONE;
            boolean odd = n.numerator().testBit(0);
            if (base instanceof Add && normalizer.knowledge().holds(Prop.positive(Terms.negate(base)))) {
                Expr opposite = Rewriting.tryIdentity(Terms.negate(base), negated((Add) base)).isPresent() ? negated((Add) base) : base;
                if (opposite != base) {
                    flipped.add(Terms.power(opposite, Terms.num(n)));
                    c = odd ? c.negate() : c;
                    changed = true;
                    continue;
                }
            }
            flipped.add(f);
        }
        if (changed) {
            List<Expr> all = new ArrayList<>(flipped);
            all.add(Terms.num(c));
            return Rewriting.tryIdentity(m, Terms.multiply(all)).map(t -> Equality.congruence(a, List.of(t)));
        }
        for (Expr f : candidates(m)) {
            Expr other = without(m, f);
            if (other != Terms.ONE && !(other instanceof Num n && n.value().signum() < 0) && normalizer.knowledge().holds(Prop.positive(f))) {
                return Optional.of(Axioms.LOG_PRODUCT.at(f, other)).filter(t -> t.left() == a);
            }
        }
        return Optional.empty();
    }

    private static Expr negated(Add a) {
        return Terms.add(a.terms().stream().map(Terms::negate).toList());
    }

    private static List<Expr> candidates(Mul m) {
        List<Expr> out = new ArrayList<>(m.factors());
        if (m.coefficient().signum() > 0 && !m.coefficient().isOne()) {
            out.add(Terms.num(m.coefficient()));
        }
        return out;
    }

    private static Expr without(Mul m, Expr factor) {
        List<Expr> rest = new ArrayList<>(m.factors());
        boolean coefficient = factor instanceof Num;
        if (!coefficient) {
            rest.remove(factor);
        }
        rest.add(Terms.num(coefficient ? Rational.ONE : m.coefficient()));
        return Terms.multiply(rest);
    }

    /// A sum of several factors, all but one of them known to be positive.
    private static Optional<Theorem> factored(Apply a, Add s, Normalizer normalizer) {
        Knowledge knowledge = normalizer.knowledge();
        Optional<List<Expr>> factors = Factoring.of(s, f -> knowledge.holds(Prop.positive(f)));
        if (factors.isEmpty()) {
            return Optional.empty();
        }
        for (Expr f : factors.get()) {
            if (f != Terms.ONE && knowledge.holds(Prop.positive(f))) {
                List<Expr> rest = new ArrayList<>(factors.get());
                rest.remove(f);
                Expr other = Terms.multiply(rest);
                Optional<Theorem> same = other == Terms.ONE ? Optional.empty() : Rewriting.tryIdentity(s, Terms.multiply(f, other));
                if (same.isPresent()) {
                    Theorem t = Equality.congruence(a, List.of(same.get()));
                    return Optional.of(Axioms.LOG_PRODUCT.at(f, other)).filter(p -> p.left() == t.right())
                            .map(p -> Equality.transitive(t, p));
                }
                if (f instanceof Pow p && other == Terms.ONE && knowledge.holds(Prop.positive(p.base()))) {
                    return Rewriting.tryIdentity(s, p).map(t -> Equality.transitive(Equality.congruence(a, List.of(t)),
                            Axioms.LOG_POWER.at(p.base(), p.exponent())));
                }
            }
        }
        return Optional.empty();
    }
}
