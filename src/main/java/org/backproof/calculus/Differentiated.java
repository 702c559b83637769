package org.backproof.calculus;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sum;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// A term with its derivatives carried out and nothing else changed: `2·D_x x³ = 2·3x²`. Its cost follows the distinct nodes.
public final class Differentiated {
    private final Differentiation differentiation;
    private final Map<Expr, Optional<Theorem>> memo = new IdentityHashMap<>();

    private Differentiated(Differentiation differentiation) {
        this.differentiation = differentiation;
    }

    /// `H ⊢ e = e with its derivatives carried out`; empty where one has none, or stands under a binder or in a branch.
    public static Optional<Theorem> of(Knowledge knowledge, Expr e) {
        return new Differentiated(new Differentiation(knowledge)).step(e);
    }

    /// The same, at kinks with the condition that the point is none.
    public static Optional<Theorem> offKinks(Knowledge knowledge, Expr e) {
        return new Differentiated(Differentiation.offKinks(knowledge)).step(e);
    }

    private Optional<Theorem> step(Expr e) {
        Optional<Theorem> known = memo.get(e);
        if (known == null) {
            known = compute(e);
            memo.put(e, known);
        }
        return known;
    }

    private Optional<Theorem> compute(Expr e) {
        if (!e.hasDiff()) {
            return Optional.of(Equality.reflexive(e));
        }
        if (e instanceof Diff d) {
            return differentiation.derivative(d.body(), d.variable()).map(Derivatives::equation)
                    .flatMap(t -> step(t.right()).map(u -> Equality.transitive(t, u)));
        }
        if (e instanceof Sum || e instanceof Lambda || e instanceof Cases) {
            return Optional.empty();
        }
        List<Theorem> parts = new ArrayList<>();
        for (Expr c : Children.of(e)) {
            Optional<Theorem> t = step(c);
            if (t.isEmpty()) {
                return t;
            }
            parts.add(t.get());
        }
        return Optional.of(Equality.congruence(e, parts));
    }
}
