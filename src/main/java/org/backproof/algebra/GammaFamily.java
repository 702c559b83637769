package org.backproof.algebra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axiom;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Γ and its logarithmic derivatives by their recurrences, towards arguments whose constant is in (0, 1].
final class GammaFamily {
    private record Steps(Axiom positive, Axiom offIntegers) {
    }

    private static final Map<Function, Steps> STEPS = Map.of(
            Primitives.GAMMA, new Steps(Axioms.GAMMA_STEP, Axioms.GAMMA_STEP_OFF),
            Primitives.DIGAMMA, new Steps(Axioms.DIGAMMA_STEP, Axioms.DIGAMMA_STEP_OFF),
            Primitives.TRIGAMMA, new Steps(Axioms.TRIGAMMA_STEP, Axioms.TRIGAMMA_STEP_OFF));
    private static final Symbol X = Terms.real("%x");
    private static final Symbol HOLE = Terms.real("%hole");
    private static final Rational MOST = Rational.of(40);

    private GammaFamily() {
    }

    static Optional<Theorem> rewrite(Apply a, Expr u, Normalizer normalizer) {
        if (a.function() == Primitives.LGAMMA && normalizer.knowledge().holds(Prop.positive(u))) {
            return Optional.of(Axioms.LGAMMA_LOG.at(u));
        }
        Steps steps = STEPS.get(a.function());
        Rational constant = u instanceof Num n ? n.value() : u instanceof Add s && s.terms().getFirst() instanceof Num n ? n.value()
                : Rational.ZERO;
        if (steps == null || constant.abs().compareTo(MOST) > 0) {
            return Optional.empty();
        }
        boolean upperHalf = constant.compareTo(Rational.HALF) > 0 && constant.compareTo(Rational.ONE) < 0;
        if (a.function() == Primitives.GAMMA && (u instanceof Num ? upperHalf : Functions.negative(u))) {
            return reflection(a, u, normalizer);
        }
        if (a.function() == Primitives.DIGAMMA && Functions.negative(u)) {
            return digammaReflection(a, u, normalizer);
        }
        if (constant.signum() < 0) {
            return up(a, u, steps, normalizer);
        }
        if (constant.compareTo(Rational.ONE) < 0 || u instanceof Num && constant.equals(Rational.ONE)) {
            return Optional.empty();
        }
        Expr v = Terms.subtract(u, Terms.ONE);
        for (Axiom step : new Axiom[] { steps.positive, steps.offIntegers }) {
            Theorem t = step.at(v);
            if (t.left() == a && t.hypotheses().stream().allMatch(h -> normalizer.knowledge().holds(h))) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    /// The recurrence read backwards: `Γ(u) = Γ(u + 1)/u`, `ψ(u) = ψ(u + 1) − 1/u`.
    private static Optional<Theorem> up(Apply a, Expr u, Steps steps, Normalizer normalizer) {
        for (Axiom step : new Axiom[] { steps.positive, steps.offIntegers }) {
            Theorem t = step.at(u);
            if (normalizer.knowledge().holds(Prop.nonzero(u)) && t.hypotheses().stream().allMatch(h -> normalizer.knowledge().holds(h))) {
                Expr context = t.right() instanceof Add sum ? Terms.subtract(HOLE, Terms.add(sum.terms().stream().filter(x -> x != a).toList()))
                        : Terms.multiply(HOLE, Terms.power(u, -1));
                return solved(a, Equality.symmetric(t), context);
            }
        }
        return Optional.empty();
    }

    /// `Γ(u) = π/(sin(πu)·Γ(1 − u))`, for the larger of the two arguments.
    private static Optional<Theorem> reflection(Apply a, Expr u, Normalizer normalizer) {
        Expr other = Terms.apply(Primitives.GAMMA, Terms.subtract(Terms.ONE, u));
        Theorem t = Axioms.GAMMA_REFLECTION.at(u);
        return t.hypotheses().stream().allMatch(h -> normalizer.knowledge().holds(h)) && normalizer.knowledge().holds(Prop.nonzero(other))
                ? solved(a, t, Terms.multiply(HOLE, Terms.power(other, -1))) : Optional.empty();
    }

    /// `ψ(u) = ψ(1 − u) + (D_x π/sin(πx))/(Γ(x)·Γ(1 − x))` at x = u, by the derivative of Γ(x)·Γ(1 − x) = π/sin(πx).
    private static Optional<Theorem> digammaReflection(Apply a, Expr u, Normalizer normalizer) {
        Knowledge anywhere = normalizer.knowledge().unconditional();
        Theorem reflection = Axioms.GAMMA_REFLECTION.at(X);
        Expr sine = Primitives.sin(Terms.multiply(Primitives.pi(), X));
        return anywhere.derivative((Diff) Terms.diff(reflection.left(), X)).flatMap(product -> anywhere.derivative((Diff) Terms.diff(reflection.right(), X))
                .flatMap(quotient -> anywhere.derivative((Diff) Terms.diff(sine, X)).flatMap(continuous -> {
                    Theorem slopes = Equality.transitive(Equality.symmetric(Derivatives.equation(product)),
                            Derivatives.equation(Derivatives.transport(reflection, quotient, List.of(continuous))));
                    Theorem t = Logic.instantiate(slopes, Substitution.of(X, u));
                    Expr both = Substitution.of(X, u).apply(reflection.left());
                    Theorem known = normalizer.knowledge().discharge(t);
                    return known.hypotheses().stream().allMatch(h -> normalizer.knowledge().holds(h)) && normalizer.knowledge().holds(Prop.nonzero(both))
                            ? solved(a, known, Terms.add(Terms.apply(Primitives.DIGAMMA, Terms.subtract(Terms.ONE, u)), Terms.multiply(HOLE, Terms.power(both, -1)))) : Optional.empty();
                })));
    }

    /// From `l = r`: `a = context(r)`, where `context(l)` is another form of a.
    private static Optional<Theorem> solved(Expr a, Theorem t, Expr context) {
        Theorem moved = Contexts.equal(t, context, HOLE);
        return Rewriting.tryIdentity(a, moved.left()).map(same -> Equality.transitive(same, moved));
    }
}
