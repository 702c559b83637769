package org.backproof.calculus;

import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.kernel.Theorem;

/// The derivative of a term as a whole by what it is near the point, where the rules for its shape give none: at a kink, or with a root.
final class Nearby {
    private final Differentiation differentiation;
    private final Knowledge knowledge;

    Nearby(Differentiation differentiation, Knowledge knowledge) {
        this.differentiation = differentiation;
        this.knowledge = knowledge;
    }

    /// @param direct by the rules for the term's shape, where that is found
    Optional<Theorem> derivative(Optional<Theorem> direct, Expr e, Expr x) {
        if (differentiation.usable(direct)) {
            return direct;
        }
        Alone alone = new Alone(differentiation);
        Optional<Expr> part = alone.part(e, x);
        if (part.isPresent()) {
            Optional<Theorem> t = alone.derivative(e, part.get(), x);
            if (differentiation.usable(t) || e instanceof Add) {
                return t.or(() -> direct); // the other terms change nothing; a factor that may be 0 does
            }
        }
        if (knowledge.hasEquations() && !differentiation.usable(direct)) {
            Optional<Theorem> glued = new Sides(knowledge, differentiation, x).derivative(e);
            if (glued.isPresent()) {
                return glued;
            }
        }
        if (direct.isPresent() && rooted(e) && !differentiation.usable(direct)) {
            return simpler(e).flatMap(t -> differentiation.transport(t, x)).filter(t -> differentiation.usable(Optional.of(t))).or(() -> direct);
        }
        return direct.isPresent() || e instanceof Cases || e instanceof Diff ? direct : Lifting.outside(e).flatMap(t -> differentiation.transport(t, x));
    }

    /// Whether there is a power of a root: `(√u)²` is u, and has a derivative where √u has none.
    private static boolean rooted(Expr e) {
        return e.facts().size() < Differentiation.SHARED && Subterms.of(e).stream().anyMatch(s -> s instanceof Pow p && p.exponent() instanceof Num n && n.value().isInteger()
                && (PowerRule.root(p.base()) || p.base() instanceof Apply a && a.function() instanceof Function.Defined f && PowerRule.root(f.body())));
    }

    /// The normal form, where it is the same at every point.
    private Optional<Theorem> simpler(Expr e) {
        Theorem t = knowledge.unconditional().discharge(new Normalizer(knowledge.unconditional(), Normalizer.Settings.DEEP).normalize(e));
        return t.right() != e && t.hypotheses().isEmpty() ? Optional.of(t) : Optional.empty();
    }
}
