package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// From that a term is differentiable, that its one part that may have a kink is.
final class Inner {
    private Inner() {
    }

    /// From `def (D_x e)`: `def (D_x p)` for a part p of e; empty where there is no such step.
    static Optional<Theorem> piecewise(Knowledge knowledge, Theorem differentiable, Expr x) {
        Expr e = ((Diff) ((Prop.Defined) differentiable.conclusion()).term()).body();
        return switch (e) {
            case Apply a when a.function() instanceof Function.Defined ->
                Optional.of(Equality.defined(Derivatives.congruence(Equality.unfold(a), x, List.of()), differentiable));
            case Add a -> rough(a.terms(), knowledge, x).flatMap(r -> parts(a.terms(), r, knowledge, x)
                    .map(smooth -> Derivatives.summand(differentiable, a, r, smooth)));
            case Mul m -> rough(m.factors(), knowledge, x).flatMap(r -> parts(m.factors(), r, knowledge, x)
                    .flatMap(smooth -> nonzero(m.factors(), r, knowledge).map(n -> Derivatives.factor(differentiable, m, r, smooth, n))));
            case Expr _ -> Optional.empty();
        };
    }

    /// The one term that has no derivative by structure.
    private static Optional<Expr> rough(List<Expr> terms, Knowledge knowledge, Expr x) {
        Differentiation smooth = new Differentiation(knowledge.unconditional());
        List<Expr> rough = terms.stream().filter(t -> smooth.derivative(t, x).isEmpty()).toList();
        return rough.size() == 1 && !rough.getFirst().facts().has(Facts.DIFF) ? Optional.of(rough.getFirst()) : Optional.empty();
    }

    private static Optional<List<Theorem>> parts(List<Expr> terms, Expr rough, Knowledge knowledge, Expr x) {
        Differentiation smooth = new Differentiation(knowledge.unconditional());
        List<Theorem> out = new ArrayList<>();
        for (Expr t : terms) {
            if (t != rough) {
                out.add(knowledge.discharge(smooth.derivative(t, x).orElseThrow()));
            }
        }
        return Optional.of(out);
    }

    private static Optional<List<Theorem>> nonzero(List<Expr> factors, Expr rough, Knowledge knowledge) {
        List<Theorem> out = new ArrayList<>();
        for (Expr f : factors) {
            if (f != rough) {
                Optional<Theorem> t = knowledge.prove(Prop.nonzero(f));
                if (t.isEmpty()) {
                    return Optional.empty();
                }
                out.add(t.get());
            }
        }
        return Optional.of(out);
    }
}
