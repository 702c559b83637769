package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// The derivative of one side of an equation, carried over to the other side: the equation has to hold near the point.
final class Transport {
    private final Differentiation differentiation;
    private final Knowledge knowledge;

    Transport(Differentiation differentiation, Knowledge knowledge) {
        this.differentiation = differentiation;
        this.knowledge = knowledge;
    }

    /// The derivative of the left side of an equation from that of its right side, where the equation holds near the point.
    Optional<Theorem> derivative(Theorem equation, Expr x) {
        Optional<Theorem> right = differentiation.derivative(equation.right(), x);
        if (right.isEmpty()) {
            return right;
        }
        Theorem t = byDefinedness(chosen(knowledge.unconditional().discharge(equation)), x);
        List<Theorem> continuous = new ArrayList<>();
        for (Prop h : t.hypotheses()) {
            if (Free.occurs(Derivatives.held(x), h)) {
                Expr term = switch (h) {
                    case Prop.Compare(Expr c, Prop.Sign s) when s.open() -> c;
                    case Prop.Defined(Expr c) when !(c instanceof Lambda) -> c;
                    case Prop _ -> null;
                };
                Optional<Theorem> smooth = term == null ? Optional.empty() : differentiation.part(term, x);
                if (smooth.isEmpty()) {
                    return smooth;
                }
                continuous.add(smooth.get());
            }
        }
        return Optional.of(Derivatives.transport(t, right.get(), continuous));
    }

    /// The theorem with what holds for every index, `∀ i uᵢ > 0`, where a sum in its left side is defined, such as Σ log uᵢ.
    private Theorem byDefinedness(Theorem t, Expr x) {
        for (Prop h : t.hypotheses()) {
            if (h instanceof Prop.ForAll && Free.occurs(Derivatives.held(x), h)) {
                for (Expr s : Subterms.of(t.left())) {
                    if (s instanceof Sum && !s.total()) {
                        Knowledge inside = knowledge.unconditional().inner();
                        inside.assume(Prop.defined(s));
                        Optional<Theorem> proof = inside.prove(h);
                        if (proof.isPresent()) {
                            t = Logic.discharge(t, proof.get());
                            break;
                        }
                    }
                }
            }
        }
        return t;
    }

    /// The theorem with a part of each of its disjunctions that is known and open, so that it holds near the point.
    private Theorem chosen(Theorem t) {
        for (Prop h : t.hypotheses()) {
            if (h instanceof Prop.Or or) {
                Optional<Prop> part = or.parts().stream().filter(p -> p instanceof Prop.Compare(_, Prop.Sign s) && s.open() && knowledge.holds(p)).findFirst();
                if (part.isPresent()) {
                    t = Logic.discharge(t, Logic.weaken(Logic.assume(part.get()), or));
                }
            }
        }
        return t;
    }
}
