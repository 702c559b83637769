package org.backproof.algebra;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// What an equation between sines and cosines says of the other function at the same angle.
public final class Circular {
    private static final Symbol HOLE = Terms.real("%circular");

    private Circular() {
    }

    /// Adds `sin(u) = 0` where cos(u) is ±1, and the other way round; from two that contradict each other, false.
    public static void learn(Knowledge knowledge) {
        Set<Expr> angles = new LinkedHashSet<>();
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Prop.Compare(Expr e, Prop.Sign s) && s == Prop.Sign.ZERO) {
                for (Expr part : Subterms.of(e)) {
                    if (part instanceof Apply a && (a.function() == Primitives.SIN || a.function() == Primitives.COS)) {
                        angles.add(a.arguments().getFirst());
                    }
                }
            }
        }
        for (Expr u : angles) {
            Theorem pythagoras = unit(u);
            for (List<Expr> pair : List.of(List.of(Primitives.sin(u), Primitives.cos(u)), List.of(Primitives.cos(u), Primitives.sin(u)))) {
                other(knowledge, pair.getFirst(), pair.getLast(), pythagoras).ifPresent(knowledge::add);
            }
        }
    }

    /// Where the other function at the same angle is among the terms, or its sign is known: that sign, and how the two hang together.
    static List<Theorem> partner(Apply a, Set<Expr> terms, Knowledge knowledge) {
        if (a.function() != Primitives.SIN && a.function() != Primitives.COS) {
            return List.of();
        }
        Expr u = a.arguments().getFirst();
        Expr other = a.function() == Primitives.SIN ? Primitives.cos(u) : Primitives.sin(u);
        return knowledge.known(Prop.positive(other)).or(() -> knowledge.known(Prop.positive(Terms.negate(other)))).or(() -> knowledge.known(Prop.nonzero(other)))
                .map(t -> List.of(t, unit(u))).orElse(terms.contains(other) ? List.of(unit(u)) : List.of());
    }

    /// `⊢ s² + c² − 1 = 0` in the form that propositions have.
    private static Theorem unit(Expr u) {
        return Equality.difference(Axioms.PYTHAGORAS.at(u));
    }

    /// c = ±1 such that c times the fact's term is the wanted one.
    private static Expr sign(Theorem fact, Expr wanted) {
        return Rewriting.tryIdentity(((Prop.Compare) fact.conclusion()).term(), wanted).isPresent() ? Terms.ONE : Terms.MINUS_ONE;
    }

    /// From `a = ±1`: `b = 0`; from `a = 0`: `b² − 1 = 0`; from `a = 0` and `b = 0`: false.
    private static Optional<Theorem> other(Knowledge knowledge, Expr a, Expr b, Theorem pythagoras) {
        Theorem value = knowledge.discharge(knowledge.normalForm(a));
        if (!(value.right() instanceof Num n) || !value.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())) {
            return Optional.empty();
        }
        // a − n = 0
        Optional<Theorem> equation = knowledge.prove(Prop.defined(a)).map(def -> Logic.discharge(Equality.difference(value), def));
        Expr unit = sign(pythagoras, Terms.add(Terms.power(a, 2), Terms.power(b, 2), Terms.MINUS_ONE));
        if (n.value().isZero()) {
            return equation.flatMap(za -> knowledge.known(Prop.zero(b)).<Optional<Theorem>>map(zb ->
                    Signs.contradiction((Prop.Compare) Prop.nonzero(b), List.of(pythagoras, za, zb),
                            List.of(product(), product(0), product(1), product(2)),
                            List.of(unit, Terms.negate(a), Terms.negate(b))).map(t -> Logic.contradiction(knowledge.discharge(t), zb)))
                    .orElseGet(() -> square(value, b, pythagoras)));
        }
        if (!n.value().abs().isOne()) {
            return Optional.empty();
        }
        // b² + (a² + b² − 1)·(−1) + (a − n)·(a + n) = 0, b ≠ 0 being the opposite
        Prop.Compare goal = (Prop.Compare) Prop.zero(b);
        return equation.flatMap(za -> Signs.contradiction(goal, List.of(pythagoras, za, Logic.assume(Prop.nonzero(b))),
                List.of(product(2, 2), product(0), product(1)),
                List.of(Terms.negate(unit), Terms.multiply(sign(za, Terms.subtract(a, n)), Terms.add(a, n)), Terms.ONE))).map(knowledge::discharge);
    }

    private static Optional<Theorem> square(Theorem value, Expr b, Theorem pythagoras) {
        Theorem t = Contexts.equal(value, Terms.add(Terms.power(HOLE, 2), Terms.power(b, 2), Terms.MINUS_ONE), HOLE);
        return Rewriting.tryIdentity(((Prop.Compare) pythagoras.conclusion()).term(), t.left())
                .map(same -> Equality.compared(Equality.transitive(same, t), pythagoras));
    }

    private static Signs.Product product(Integer... facts) {
        return new Signs.Product(Rational.ONE, List.of(facts));
    }
}
