package org.backproof.algebra;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// What has to be 0 because something else is: x where x² is, each term of a sum of terms ≥ 0.
public final class Vanishing {
    private static final int LARGEST = 60;

    private Vanishing() {
    }

    /// From `Σᵢ b(i) = 0` with `b(i) ≥ 0`: `∀i b(i) = 0`, and where b is a power or |u|, that its base or u is 0.
    public static void learn(Knowledge knowledge) {
        if (!knowledge.hasEquations()) {
            return;
        }
        for (Theorem fact : equations(knowledge)) {
            Expr e = ((Prop.Compare) fact.conclusion()).term();
            Expr sign = e instanceof Sum ? Terms.ONE : Terms.MINUS_ONE;
            if (Terms.multiply(sign, e) instanceof Sum sum) {
                Symbol i = Terms.symbol("#v", sum.index().sort());
                term(knowledge, sum, i, fact, sign).ifPresent(t -> knowledge.add(Logic.generalise(t, i)));
            }
        }
    }

    /// From `Σ b − b(i) ≥ 0` and `Σ b = 0`: `−b(i) ≥ 0`, since its opposite and these add up to 0.
    private static Optional<Theorem> term(Knowledge knowledge, Sum sum, Symbol i, Theorem zero, Expr sign) {
        Expr body = Binders.open(sum, i);
        if (!(Prop.nonnegative(Terms.negate(body)) instanceof Prop.Compare below)) {
            return Optional.empty();
        }
        return knowledge.prove(Prop.nonnegative(body)).filter(t -> t.conclusion().equals(Prop.nonnegative(body)))
                .flatMap(above -> Signs.contradiction(below, List.of(Signs.term(above, i, i), zero, Logic.assume(Prop.negate(below))),
                        List.of(product(0), product(1), product(2)), List.of(Terms.ONE, Terms.negate(sign), Terms.ONE))
                        .map(b -> Signs.combine(above, b)))
                .map(knowledge::discharge).filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()))
                .map(t -> inner(body).flatMap(u -> contradicting(knowledge, u, t)).orElse(t));
    }

    private static Optional<Expr> inner(Expr body) {
        return body instanceof Pow p ? Optional.of(p.base()) : body instanceof Apply a && a.arguments().size() == 1 ? Optional.of(a.arguments().getFirst())
                : Optional.empty();
    }

    private static Signs.Product product(int fact) {
        return new Signs.Product(Rational.ONE, List.of(fact));
    }

    /// That e is 0, because otherwise another term would not be 0 that is.
    public static Optional<Theorem> zero(Knowledge knowledge, Expr e) {
        if (!knowledge.hasEquations() || e.facts().size() > LARGEST || knowledge.seemsFalse(Prop.zero(e))) {
            return Optional.empty();
        }
        return equations(knowledge).stream()
                .filter(t -> !Collections.disjoint(Free.symbols(((Prop.Compare) t.conclusion()).term()), Free.symbols(e)))
                .flatMap(t -> contradicting(knowledge, e, t).stream()).findFirst();
    }

    private static Optional<Theorem> contradicting(Knowledge knowledge, Expr e, Theorem fact) {
        Prop goal = Prop.zero(e);
        Prop opposite = Prop.nonzero(e);
        if (!(opposite instanceof Prop.Compare)) {
            return Optional.empty();
        }
        Knowledge inside = knowledge.inner();
        inside.assume(opposite);
        Theorem cases = knowledge.discharge(Logic.dichotomy(e));
        return inside.prove(Prop.negate(fact.conclusion())).map(t -> Logic.contradiction(fact, t))
                .map(never -> Logic.split(cases, List.of(Logic.discharge(Logic.absurd(goal), never), Logic.assume(goal))));
    }

    private static List<Theorem> equations(Knowledge knowledge) {
        return knowledge.facts().stream().filter(t -> t.conclusion() instanceof Prop.Compare(Expr e, Prop.Sign s) && s == Prop.Sign.ZERO
                && e.facts().size() < LARGEST).toList();
    }
}
