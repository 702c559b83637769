package org.backproof.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Differentiability;
import org.backproof.kernel.Edges;
import org.backproof.kernel.Theorem;

/// The root that is differentiable because what it stands in is: `√(u − 1)`, where `log(u + √(u − 1)·√(u + 1))` is and u is.
public final class Peeling {
    private static final int LARGEST = 60;

    private final Knowledge knowledge;

    private Peeling(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /// From each known `def (D_x e)` the same of a root in e.
    public static void learn(Knowledge knowledge) {
        Peeling peeling = new Peeling(knowledge);
        Deque<Theorem> open = new ArrayDeque<>(knowledge.facts().stream().filter(t -> t.conclusion() instanceof Prop.Defined(Diff d) && d.body().facts().size() < LARGEST).toList());
        while (!open.isEmpty()) {
            peeling.next(open.poll()).ifPresent(t -> {
                knowledge.add(t);
                open.add(t);
            });
        }
    }

    /// One layer less.
    private Optional<Theorem> next(Theorem differentiable) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        return switch (d.body()) {
            case Apply f when f.function() == Primitives.ASIN || f.function() == Primitives.ACOS || f.function() == Primitives.LOG && rooted(f) -> Optional.of(Edges.undone(differentiable));
            case Add a -> rough(a.terms(), d.variable()).flatMap(u -> Alone.others(a.terms(), u, d.variable(), new Differentiation(knowledge))
                    .map(rest -> Differentiability.summand(differentiable, a, u, rest))).flatMap(this::provable);
            case Mul m when !m.coefficient().isZero() -> rough(m.factors(), d.variable()).flatMap(u -> Alone.others(m.factors(), u, d.variable(), new Differentiation(knowledge))
                    .flatMap(rest -> Alone.nonzero(rest, knowledge).map(n -> Differentiability.factor(differentiable, m, u, rest, n)))).flatMap(this::provable);
            case Expr _ -> Optional.empty();
        };
    }

    /// The only part that is not known to have a derivative, where a root stands in it.
    private Optional<Expr> rough(List<Expr> parts, Expr x) {
        if (parts.stream().noneMatch(Peeling::rooted)) {
            return Optional.empty();
        }
        List<Expr> open = new ArrayList<>(parts);
        open.removeIf(p -> knowledge.holds(Prop.defined(Terms.diff(p, x))));
        return open.size() == 1 && rooted(open.getFirst()) ? Optional.of(open.getFirst()) : Optional.empty();
    }

    private Optional<Theorem> provable(Theorem t) {
        return Optional.of(knowledge.discharge(t)).filter(u -> u.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    private static boolean rooted(Expr e) {
        return Subterms.of(e).stream().anyMatch(s -> s instanceof Pow p && p.exponent() instanceof Num n && !n.value().isInteger());
    }
}
