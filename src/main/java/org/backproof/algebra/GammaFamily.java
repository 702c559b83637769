package org.backproof.algebra;

import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axiom;
import org.backproof.kernel.Axioms;
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
        boolean down = u instanceof Num ? constant.compareTo(Rational.ONE) > 0 : constant.compareTo(Rational.ONE) >= 0;
        if (steps == null || constant.abs().compareTo(MOST) > 0 || !down) {
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
}
