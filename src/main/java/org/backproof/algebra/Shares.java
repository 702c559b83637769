package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// What a known sum of terms ≥ 0 says of each of them: from `Σᵢ b(i) = c` and `b(i) ≥ 0`: `∀i c − b(i) ≥ 0`.
public final class Shares {
    private Shares() {
    }

    /// Adds that for each fact `Σᵢ b(i) − c = 0`.
    public static void learn(Knowledge knowledge) {
        if (!knowledge.hasEquations()) {
            return;
        }
        for (Theorem fact : knowledge.facts()) {
            if (fact.conclusion() instanceof Prop.Compare(Add e, Prop.Sign s) && s == Prop.Sign.ZERO && e.terms().size() == 2) {
                for (Expr t : e.terms()) {
                    for (Expr sign : List.of(Terms.ONE, Terms.MINUS_ONE)) {
                        if (Terms.multiply(sign, t) instanceof Sum sum) {
                            Symbol i = Terms.symbol("#s", sum.index().sort());
                            Expr c = Terms.subtract(sum, Terms.multiply(sign, e));
                            bound(knowledge, sum, i, c, fact, sign).ifPresent(b -> knowledge.add(Logic.generalise(b, i)));
                        }
                    }
                }
            }
        }
    }

    /// From `Σ b − b(i) ≥ 0` and `Σ b − c = 0`.
    private static Optional<Theorem> bound(Knowledge knowledge, Sum sum, Symbol i, Expr c, Theorem fact, Expr sign) {
        Expr body = Binders.open(sum, i);
        if (!(Prop.nonnegative(Terms.subtract(c, body)) instanceof Prop.Compare goal)) {
            return Optional.empty();
        }
        Theorem opposite = Logic.assume(Prop.negate(goal));
        return knowledge.prove(Prop.nonnegative(body)).filter(t -> t.conclusion().equals(Prop.nonnegative(body)))
                .map(above -> Signs.term(above, i, i)).filter(t -> t.conclusion() instanceof Prop.Compare)
                .flatMap(t -> Signs.contradiction(goal, List.of(t, fact, opposite), List.of(product(0, Certificates.ratio(Terms.subtract(sum, body), ((Prop.Compare) t.conclusion()).term())),
                        product(1, Rational.ONE), product(2, Certificates.ratio(Terms.subtract(body, c), ((Prop.Compare) opposite.conclusion()).term()))),
                        List.of(Terms.ONE, Terms.negate(sign), Terms.ONE)))
                .map(knowledge::discharge).filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    private static Signs.Product product(int fact, Rational scale) {
        return new Signs.Product(scale, List.of(fact));
    }
}
