package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
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
    private static final long LARGEST = 40;

    private Divisors() {
    }

    static Optional<Theorem> nonzero(Knowledge knowledge, Compare goal) {
        try {
            return byMultiple(knowledge, goal, knowledge.nonzero()).or(() -> byFactors(knowledge, goal))
                    .or(() -> inUnits(knowledge, goal));
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    /// A known f ≠ 0 with f = e·q: the square f² with the opposite e = 0 times −f·q.
    private static Optional<Theorem> byMultiple(Knowledge knowledge, Compare goal, List<Theorem> facts) {
        for (Theorem fact : facts) {
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

    /// By facts about periodic functions, all in one unit: sin(x) ≠ 0 as 2·sin(x/2)·cos(x/2) ≠ 0.
    private static Optional<Theorem> inUnits(Knowledge knowledge, Compare goal) {
        if (!periodic(goal.term()) || goal.term().facts().size() > LARGEST) {
            return Optional.empty();
        }
        Normalizer normalizer = new Normalizer(knowledge, Normalizer.Settings.DEEP);
        normalizer.normalize(goal.term());
        List<Theorem> facts = related(knowledge, normalizer);
        Theorem form = knowledge.discharge(normalizer.normalize(goal.term()));
        if (form.right() == goal.term() || !(Prop.nonzero(form.right()) instanceof Compare finer) || !form.hypotheses().stream().allMatch(knowledge::holds)) {
            return byMultiple(knowledge, goal, facts);
        }
        return byMultiple(knowledge, finer, facts).map(t -> Equality.compared(Equality.symmetric(form), t));
    }

    /// Facts about periodic functions in the units of the goal, or finer ones, and products of two of them.
    private static List<Theorem> related(Knowledge knowledge, Normalizer normalizer) {
        List<Theorem> out = new ArrayList<>();
        List<Theorem> facts = knowledge.facts().stream().filter(t -> t.conclusion() instanceof Compare c && c.sign().open()
                && periodic(c.term()) && c.term().facts().size() < LARGEST).flatMap(t -> parts(knowledge, t)).distinct().limit(6).toList();
        for (Theorem t : facts) {
            inUnits(knowledge, normalizer, t).ifPresent(out::add);
        }
        for (int i = 0; i < facts.size(); i++) {
            for (int j = 0; j < i; j++) {
                knowledge.prove(Prop.nonzero(Terms.multiply(((Compare) facts.get(i).conclusion()).term(), ((Compare) facts.get(j).conclusion()).term())))
                        .flatMap(t -> inUnits(knowledge, normalizer, t)).ifPresent(out::add);
            }
        }
        return out;
    }

    /// Of a product the factors, none of which is zero.
    private static Stream<Theorem> parts(Knowledge knowledge, Theorem fact) {
        return ((Compare) fact.conclusion()).term() instanceof Mul m ? m.factors().stream().map(f -> f instanceof Pow p ? p.base() : f)
                .filter(Divisors::periodic).flatMap(f -> knowledge.prove(Prop.nonzero(f)).filter(t -> t.conclusion() instanceof Compare).stream())
                : Stream.of(fact);
    }

    private static boolean periodic(Expr e) {
        return Subterms.of(e).stream().anyMatch(s -> s instanceof Apply a
                && (a.function() == Primitives.SIN || a.function() == Primitives.COS || a.function() == Primitives.EXP
                        || a.function() instanceof Function.Defined f && periodic(f.body())));
    }

    private static Optional<Theorem> inUnits(Knowledge knowledge, Normalizer normalizer, Theorem t) {
        Theorem form = knowledge.discharge(normalizer.normalize(((Compare) t.conclusion()).term()));
        return Optional.of(Equality.compared(form, t)).filter(u -> u.conclusion() instanceof Compare && u.hypotheses().stream().allMatch(knowledge::holds));
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
                        .map(i -> Equality.compared(i, t)));
    }
}
