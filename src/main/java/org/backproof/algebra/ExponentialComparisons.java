package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

/// Comparisons of positive terms by their logarithms, where one is an exponential: `p − q ≥ 0` where r = log p − log q ≥ 0, since
/// `p − q = q·(exp r − 1)`.
final class ExponentialComparisons {
    private static final Symbol U = Terms.real("%u");

    private ExponentialComparisons() {
    }

    static Optional<Theorem> prove(Knowledge knowledge, Compare goal) {
        if (knowledge.slopes() == 0 || goal.term().facts().symbols() == 0 || !(goal.term() instanceof Add sum) || goal.sign() != Sign.POSITIVE && goal.sign() != Sign.NONNEGATIVE) {
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
        Optional<Theorem> positive = comparison(knowledge, q, Sign.POSITIVE);
        if (!(q == Terms.ONE || positive.isPresent()) || !(p == Terms.ONE || comparison(knowledge, p, Sign.POSITIVE).isPresent())) {
            return Optional.empty();
        }
        Expr r = Terms.subtract(Primitives.log(p), Primitives.log(q));
        Theorem simpler = knowledge.discharge(new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(r));
        Expr factor = Terms.subtract(Primitives.exp(r), Terms.ONE);
        Expr form = Terms.multiply(q, factor);
        Optional<Theorem> same = new Normalizer(knowledge, Normalizer.Settings.DEEP).equal(form, goal.term()).map(knowledge::discharge)
                .filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
        return same.flatMap(_ -> comparison(knowledge, simpler.right(), goal.sign())).map(t -> Equality.compared(Equality.symmetric(simpler), t))
                .filter(t -> t.conclusion() instanceof Compare)
                .map(t -> Logic.discharge(knowledge.discharge(Logic.instantiate(aboveOne(goal.sign()), Substitution.of(U, r))), t))
                .flatMap(t -> positive.isEmpty() ? Optional.of(t)
                        : Certificates.product(knowledge, form, goal.sign(), List.of(positive.get(), t), List.of(0, 1), List.of()))
                .map(t -> knowledge.discharge(Equality.compared(same.get(), t)))
                .filter(t -> t.conclusion().equals(goal) && t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    /// `u > 0 ⊢ exp u − 1 > 0`, or with ≥.
    private static Theorem aboveOne(Sign sign) {
        if (sign == Sign.POSITIVE) {
            return Axioms.EXP_ABOVE_ONE.at(U);
        }
        List<Theorem> facts = List.of(Axioms.EXP_TANGENT.at(U), Logic.assume(Prop.nonnegative(U)), Logic.assume(Prop.positive(Terms.subtract(Terms.ONE, Primitives.exp(U)))));
        return Signs.contradiction((Compare) Prop.nonnegative(Terms.subtract(Primitives.exp(U), Terms.ONE)), facts,
                IntStream.range(0, 3).mapToObj(k -> new Signs.Product(Rational.ONE, List.of(k))).toList(), List.of(Terms.ONE, Terms.ONE, Terms.ONE)).orElseThrow();
    }

    private static Optional<Theorem> comparison(Knowledge knowledge, Expr e, Sign sign) {
        return knowledge.prove(Prop.compare(e, sign)).filter(t -> t.conclusion() instanceof Compare);
    }
}
