package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Comparisons of positive terms by their logarithms, where one is an exponential: `p − q ≥ 0` where log p − log q ≥ 0.
final class ExponentialComparisons {
    private static final Symbol P = Terms.real("%p");
    private static final Symbol Q = Terms.real("%q");

    private ExponentialComparisons() {
    }

    static Optional<Theorem> prove(Knowledge knowledge, Compare goal) {
        if (goal.term().facts().symbols() == 0 || !(goal.term() instanceof Add sum) || knowledge.slopes() == 0 && !alone(sum) || goal.sign() != Sign.POSITIVE && goal.sign() != Sign.NONNEGATIVE) {
            return Optional.empty();
        }
        List<Expr> exponential = new ArrayList<>();
        List<Expr> others = new ArrayList<>();
        sum.terms().forEach(t -> (exponential(t) ? exponential : others).add(t));
        if (exponential.size() == 2 && others.isEmpty()) {
            others.add(exponential.removeLast());
        }
        if (exponential.size() != 1 || others.isEmpty()) {
            return Optional.empty();
        }
        Expr one = exponential.getFirst();
        boolean below = one instanceof Mul m && m.coefficient().signum() < 0;
        Expr rest = Terms.add(others);
        return below ? prove(knowledge, goal, rest, Terms.negate(one)) : prove(knowledge, goal, one, Terms.negate(rest));
    }

    /// `exp u − exp v`
    private static boolean alone(Add sum) {
        return sum.terms().size() == 2 && sum.terms().stream()
                .allMatch(t -> (t instanceof Mul m && m.factors().size() == 1 ? m.factors().getFirst() : t) instanceof Apply a && a.function() == Primitives.EXP);
    }

    private static boolean exponential(Expr e) {
        return switch (e) {
            case Mul m -> m.factors().stream().anyMatch(ExponentialComparisons::exponential);
            case Pow p -> !(p.exponent() instanceof Num) || exponential(p.base());
            case Apply a -> a.function() == Primitives.EXP;
            case Expr _ -> false;
        };
    }

    /// `p − q`
    private static Optional<Theorem> prove(Knowledge knowledge, Compare goal, Expr p, Expr q) {
        if (!knowledge.holds(Prop.positive(p)) || !knowledge.holds(Prop.positive(q))) {
            return Optional.empty();
        }
        Theorem simpler = knowledge.discharge(new Normalizer(knowledge, Normalizer.Settings.SHALLOW)
                .normalize(Terms.subtract(Primitives.log(p), Primitives.log(q))));
        return comparison(knowledge, simpler.right(), goal.sign()).map(t -> Equality.compared(Equality.symmetric(simpler), t))
                .map(t -> Logic.discharge(Logic.instantiate(order(goal.sign()), Substitution.of(Map.of(P, p, Q, q))), t)).map(knowledge::discharge)
                .filter(t -> t.conclusion().equals(goal) && t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    /// `P > 0, log P − log Q ≥ 0 ⊢ P − Q ≥ 0`, or with >: else the logarithms would have the other order.
    private static Theorem order(Sign sign) {
        Compare goal = (Compare) Prop.compare(Terms.subtract(P, Q), sign);
        Theorem logs = Logic.assume(Prop.compare(Terms.subtract(Primitives.log(P), Primitives.log(Q)), sign));
        Theorem other = (sign == Sign.POSITIVE ? Axioms.LOG_KEEPS_ORDER : Axioms.LOG_INCREASES).at(Q, P);
        return Signs.contradiction(goal, List.of(logs, other), List.of(new Signs.Product(Rational.ONE, List.of(0)), new Signs.Product(Rational.ONE, List.of(1))),
                List.of(Terms.ONE, Terms.ONE)).orElseThrow();
    }

    private static Optional<Theorem> comparison(Knowledge knowledge, Expr e, Sign sign) {
        Prop goal = Prop.compare(e, sign);
        return (goal instanceof Compare c ? ConstantBounds.compare(knowledge, c) : Optional.<Theorem>empty()).or(() -> knowledge.prove(goal))
                .filter(t -> t.conclusion() instanceof Compare);
    }
}
