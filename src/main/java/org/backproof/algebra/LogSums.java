package org.backproof.algebra;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Sums of logarithms that are 0: `n·log a + m·log b = log(aⁿ·bᵐ)`, and the product is 1.
final class LogSums {
    private static final Symbol HOLE = Terms.real("%hole");
    private static final Rational MOST = Rational.of(12);

    private LogSums() {
    }

    static Optional<Theorem> zero(Expr e, Normalizer normalizer) {
        List<Exponents> parts = Exponents.of(e);
        BigInteger common = BigInteger.ONE;
        for (Exponents p : parts) {
            common = common.multiply(p.coefficient().denominator()).divide(common.gcd(p.coefficient().denominator()));
        }
        Rational scale = Rational.of(common);
        if (parts.stream().anyMatch(p -> !(p.part() instanceof Apply a) || a.function() != Primitives.LOG
                || p.coefficient().multiply(scale).abs().compareTo(MOST) > 0)) {
            return Optional.empty();
        }
        Expr all = Terms.add(parts.stream().map(p -> Terms.multiply(Terms.num(scale), p.term())).toList());
        Theorem t = Equality.reflexive(all);
        Expr product = Terms.ONE;
        for (Exponents p : parts) {
            Expr argument = ((Apply) p.part()).arguments().getFirst();
            Expr n = Terms.num(p.coefficient().multiply(scale));
            Theorem power = Axioms.LOG_POWER.at(argument, n);
            Theorem joined = Equality.symmetric(power);
            if (product != Terms.ONE) {
                Theorem apart = Axioms.LOG_PRODUCT.at(product, Terms.power(argument, n));
                Theorem rewritten = Contexts.equal(power, Terms.add(Primitives.log(product), HOLE), HOLE);
                if (apart.right() != rewritten.left()) {
                    return Optional.empty(); // the logarithms are one term
                }
                joined = Equality.symmetric(Equality.transitive(apart, rewritten));
            }
            Expr rest = Terms.add(parts.subList(parts.indexOf(p) + 1, parts.size()).stream().map(o -> Terms.multiply(Terms.num(scale), o.term())).toList());
            Theorem next = Contexts.equal(joined, Terms.add(HOLE, rest), HOLE);
            if (t.right() != next.left()) {
                return Optional.empty();
            }
            t = Equality.transitive(t, next);
            product = ((Apply) joined.right()).arguments().getFirst();
        }
        Optional<Theorem> one = normalizer.same(product, Terms.ONE);
        if (one.isEmpty()) {
            return one;
        }
        Theorem total = Equality.transitive(Rewriting.then(t, x -> Rewriting.child(x, one.get())), Axioms.LOG_ONE.at());
        Expr share = Terms.num(scale.reciprocal());
        return Rewriting.tryIdentity(e, Terms.multiply(share, all))
                .map(form -> Equality.transitive(form, Contexts.equal(total, Terms.multiply(share, HOLE), HOLE)));
    }
}
