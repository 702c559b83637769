package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Terms;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// That a polynomial is not zero: because it divides one that is not, or is a product of such.
final class Divisors {
    private Divisors() {
    }

    static Optional<Theorem> nonzero(Knowledge knowledge, Compare goal) {
        try {
            return byMultiple(knowledge, goal).or(() -> byFactors(knowledge, goal));
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    /// A known f ≠ 0 with f = e·q: the square f² with the opposite e = 0 times −f·q.
    private static Optional<Theorem> byMultiple(Knowledge knowledge, Compare goal) {
        for (Theorem fact : knowledge.nonzero()) {
            Compare c = (Compare) fact.conclusion();
            Field field = new Field();
            Optional<Fraction> e = field.fraction(goal.term());
            Optional<Fraction> f = field.fraction(c.term());
            if (e.isEmpty() || f.isEmpty() || !e.get().denominator().isEmpty()) {
                continue;
            }
            Optional<Polynomial> q = Division.exact(f.get().numerator(), e.get().numerator());
            if (q.isPresent()) {
                Expr cofactor = Terms.negate(Terms.multiply(c.term(), field.term(new Fraction(q.get(), f.get().denominator()))));
                Optional<Theorem> t = Signs.contradiction(goal, List.of(fact, Logic.assume(Prop.negate(goal))),
                        List.of(new Signs.Product(Rational.ONE, List.of(0, 0)), new Signs.Product(Rational.ONE, List.of(1))),
                        List.of(Terms.ONE, cofactor)).map(knowledge::discharge)
                        .filter(p -> p.hypotheses().stream().allMatch(knowledge::holds));
                if (t.isPresent()) {
                    return t;
                }
            }
        }
        return Optional.empty();
    }

    /// e = c·f₁·f₂·… of known fᵢ ≠ 0.
    private static Optional<Theorem> byFactors(Knowledge knowledge, Compare goal) {
        Field field = new Field();
        Optional<Fraction> e = field.fraction(goal.term());
        if (e.isEmpty() || !e.get().denominator().isEmpty()) {
            return Optional.empty();
        }
        Polynomial rest = e.get().numerator();
        List<Expr> factors = new ArrayList<>();
        for (Theorem fact : knowledge.nonzero()) {
            Expr term = ((Compare) fact.conclusion()).term();
            Optional<Fraction> f = field.fraction(term);
            if (f.isEmpty() || !f.get().denominator().isEmpty() || f.get().numerator().isConstant() || f.get().numerator().isZero()) {
                continue;
            }
            for (Optional<Polynomial> q = Division.exact(rest, f.get().numerator()); q.isPresent() && !rest.isConstant();
                    q = Division.exact(rest, f.get().numerator())) {
                rest = q.get();
                factors.add(term);
            }
        }
        if (factors.isEmpty() || factors.size() == 1 && rest.isConstant() && factors.getFirst() == goal.term()) {
            return Optional.empty();
        }
        factors.add(field.term(rest));
        Expr product = Terms.multiply(factors);
        if (product == goal.term()) {
            return Optional.empty();
        }
        return knowledge.prove(Prop.nonzero(product)).filter(t -> t.conclusion() instanceof Compare)
                .flatMap(t -> Field.identity(product, goal.term()).map(knowledge::discharge)
                        .filter(i -> i.hypotheses().stream().allMatch(knowledge::holds))
                        .map(i -> org.backproof.kernel.Equality.compared(i, t)));
    }
}
