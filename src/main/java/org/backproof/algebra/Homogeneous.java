package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Sum;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// A comparison of sums with a constant where other sums are known: with Σ p = Σ q = 1 it is `2 = Σ p + Σ q`, and `2 − Σ (p − q)²` is
/// `Σ (p + q − (p − q)²)`, whose terms have the sign one by one.
public final class Homogeneous {
    /// A known `scale·Σ a − number = 0`.
    private record Total(Theorem fact, Expr sum, Rational number) {
    }

    private Homogeneous() {
    }

    /// With what stands under no Σ in equal parts by all of the known sums, or by one of them.
    ///
    /// @param search finds a proof of the comparison of the sum
    public static Optional<Theorem> compare(Knowledge knowledge, Compare goal, Function<Prop, Optional<Theorem>> search) {
        if (!(goal.term() instanceof Add a) || goal.sign() != Sign.POSITIVE && goal.sign() != Sign.NONNEGATIVE) {
            return Optional.empty();
        }
        List<Expr> constant = a.terms().stream().filter(t -> Subterms.of(t).stream().noneMatch(Sum.class::isInstance)).toList();
        List<Total> totals = knowledge.facts().stream().flatMap(t -> total(t).stream()).toList();
        if (constant.isEmpty() || constant.size() == a.terms().size()) {
            return Optional.empty();
        }
        return Stream.concat(totals.size() > 1 ? Stream.of(totals) : Stream.empty(), totals.stream().map(List::of))
                .flatMap(some -> compare(knowledge, goal, Terms.add(constant), some, search).stream()).findFirst();
    }

    private static Optional<Theorem> compare(Knowledge knowledge, Compare goal, Expr constant, List<Total> totals, Function<Prop, Optional<Theorem>> search) {
        List<Expr> parts = new ArrayList<>(((Add) goal.term()).terms().stream().filter(t -> Subterms.of(t).stream().anyMatch(Sum.class::isInstance)).toList());
        List<Theorem> facts = new ArrayList<>();
        List<Expr> cofactors = new ArrayList<>();
        for (Total t : totals) {
            Expr multiplier = Terms.divide(constant, Terms.num(t.number().multiply(Rational.of(totals.size()))));
            (constant instanceof Add c ? c.terms() : List.of(constant)).forEach(u -> parts.add(Terms.multiply(Terms.divide(u, Terms.num(t.number().multiply(Rational.of(totals.size())))), t.sum())));
            facts.add(t.fact());
            cofactors.add(Terms.negate(multiplier));
        }
        Expr together = Terms.add(parts);
        Optional<Theorem> wider = Gathering.sum(knowledge, together).filter(g -> !knowledge.seemsFalse(Prop.compare(g.right(), goal.sign())))
                .flatMap(g -> search.apply(Prop.compare(g.right(), goal.sign())).filter(t -> t.conclusion() instanceof Compare)
                        .map(t -> knowledge.discharge(Equality.compared(Equality.symmetric(g), t))))
                .filter(t -> t.conclusion() instanceof Compare && t.hypotheses().stream().allMatch(knowledge::holds));
        if (wider.isEmpty()) {
            return wider;
        }
        return Certificates.withEquations(knowledge, goal, together, wider.get(), facts, cofactors);
    }

    private static Optional<Total> total(Theorem t) {
        if (!(t.conclusion() instanceof Compare(Add e, Sign s)) || s != Sign.ZERO || e.terms().size() != 2 || !(e.terms().getFirst() instanceof Num n)) {
            return Optional.empty();
        }
        Expr sum = e.terms().getLast();
        return sum instanceof Sum || sum instanceof Mul m && m.factors().size() == 1 && m.factors().getFirst() instanceof Sum
                ? Optional.of(new Total(t, sum, n.value().negate())) : Optional.empty();
    }
}
