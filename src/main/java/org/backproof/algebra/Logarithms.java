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
            case Pow p when Normalizer.isInteger(p) && normalizer.knowledge().holds(Prop.positive(Terms.negate(p.base()))) ->
                Optional.of(Axioms.LOG_POWER.at(Terms.negate(p.base()), p.exponent())).filter(t -> t.left() == a);
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

    /// A factor that is known to be positive comes out; sums that are known to be negative are turned first.
    private static Optional<Theorem> product(Apply a, Mul m, Normalizer normalizer) {
        Knowledge knowledge = normalizer.knowledge();
        Rational c = m.coefficient();
        List<Expr> factors = new ArrayList<>();
        for (Expr f : m.factors()) {
            boolean power = f instanceof Pow p && Normalizer.isInteger(p);
            Expr base = power ? ((Pow) f).base() : f;
            Expr n = power ? ((Pow) f).exponent() : Terms.ONE;
            boolean turn = base instanceof Add && knowledge.holds(Prop.positive(Terms.negate(base)));
            factors.add(turn ? Terms.power(negated((Add) base), n) : f);
            c = turn && ((Num) n).value().numerator().testBit(0) ? c.negate() : c;
        }
        if (c.signum() > 0 && !c.isOne()) {
            factors.add(Terms.num(c));
        }
        Rational left = c.signum() > 0 ? Rational.ONE : c;
        for (Expr f : factors) {
            List<Expr> rest = new ArrayList<>(factors);
            rest.remove(f);
            rest.add(Terms.num(left));
            Expr other = Terms.multiply(rest);
            if (other instanceof Num n && n.value().signum() < 0 || !knowledge.holds(Prop.positive(f))) {
                continue;
            }
            Optional<Theorem> split = other != Terms.ONE ? Optional.of(Axioms.LOG_PRODUCT.at(f, other))
                    : f instanceof Pow p && knowledge.holds(Prop.positive(p.base())) ? Optional.of(Axioms.LOG_POWER.at(p.base(), p.exponent()))
                            : Optional.empty();
            Optional<Theorem> form = Rewriting.tryIdentity(m, Terms.multiply(f, other)).map(t -> Equality.congruence(a, List.of(t)));
            if (split.isPresent() && form.isPresent() && form.get().right() == split.get().left()) {
                return Optional.of(Equality.transitive(form.get(), split.get()));
            }
        }
        return Optional.empty();
    }

    private static Expr negated(Add a) {
        return Terms.add(a.terms().stream().map(Terms::negate).toList());
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
