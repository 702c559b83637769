package org.backproof.algebra;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Sums of angles that are 0: the cosine is 1, by the addition theorems, and there is less than a whole turn either way.
final class Turns {
    private static final Rational MOST = Rational.of(12);

    private Turns() {
    }

    static Optional<Theorem> zero(Expr e, Normalizer normalizer) {
        List<Exponents> parts = Exponents.of(e);
        BigInteger common = BigInteger.ONE;
        for (Exponents p : parts) {
            BigInteger d = p.part() == Primitives.pi() ? BigInteger.ONE : p.coefficient().denominator();
            common = common.multiply(d).divide(common.gcd(d));
        }
        Rational scale = Rational.of(common);
        if (parts.stream().anyMatch(p -> p.coefficient().multiply(scale).abs().compareTo(MOST) > 0)) {
            return Optional.empty();
        }
        Expr u = Terms.add(parts.stream().map(p -> Terms.multiply(Terms.num(scale), p.term())).toList());
        Knowledge knowledge = normalizer.knowledge();
        Optional<Theorem> one = normalizer.same(Primitives.cos(u), Terms.ONE);
        if (one.isEmpty()) {
            return one;
        }
        Theorem t = knowledge.discharge(Logic.discharge(Axioms.COS_TURN.at(u), knowledge.discharge(Equality.difference(one.get()))));
        return t.conclusion().equals(Prop.zero(e)) && t.hypotheses().stream().allMatch(knowledge::holds)
                ? Optional.of(Equality.equation(t, e, Terms.ZERO)) : Optional.empty();
    }
}
