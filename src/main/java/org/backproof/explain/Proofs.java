package org.backproof.explain;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.calculus.Critical;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// What a line of a derivation rests on.
final class Proofs {
    private Proofs() {
    }

    /// `H ⊢ a = b` with every hypothesis known; empty if no proof is found.
    static Optional<Theorem> equal(Knowledge knowledge, Expr a, Expr b) {
        if (a == b) {
            return Optional.of(Equality.reflexive(a));
        }
        boolean pieces = !a.hasDiff() && !b.hasDiff() && (Critical.piecewise(a) || Critical.piecewise(b));
        for (Normalizer.Settings settings : pieces ? List.of(Normalizer.Settings.SHALLOW) : List.of(Normalizer.Settings.SHALLOW, Normalizer.Settings.DEEP)) {
            try {
                Optional<Theorem> t = new Normalizer(knowledge, settings).equal(a, b).map(knowledge::discharge)
                        .filter(p -> p.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
                if (t.isPresent()) {
                    return t;
                }
            } catch (IllegalStateException _) {
                // the next settings may do
            }
        }
        return Optional.empty();
    }

    /// The normal form, for proposing.
    static Expr normal(Knowledge knowledge, Expr e) {
        return new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(e).right();
    }

    /// The same with more facts.
    static Knowledge with(Knowledge knowledge, List<Prop> facts) {
        Knowledge inside = knowledge.inner();
        facts.forEach(inside::assume);
        Differentiation.attach(inside);
        return inside;
    }

    /// The same; derivatives at kinks have the condition that the point is none.
    static Knowledge offKinks(Knowledge knowledge, List<Prop> facts) {
        Knowledge inside = with(knowledge, facts);
        Differentiation.attachOffKinks(inside);
        return inside;
    }
}
