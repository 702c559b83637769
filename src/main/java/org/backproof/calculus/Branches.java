package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// Derivatives of piecewise definitions: inside a branch, and where branches meet smoothly.
final class Branches {
    private final Differentiation differentiation;
    private final Knowledge knowledge;
    private int depth;

    Branches(Differentiation differentiation, Knowledge knowledge) {
        this.differentiation = differentiation;
        this.knowledge = knowledge;
    }

    Optional<Theorem> derivative(Cases c, Expr x) {
        if (!(c.guard() instanceof Prop.Compare g)) {
            return differentiation.transport(Equality.nested(c), x);
        }
        if (!Free.occurs(Derivatives.held(x), g.term())) {
            for (boolean then : new boolean[] { true, false }) {
                Theorem selected = Equality.selected(c, then);
                if (selected.hypotheses().stream().allMatch(knowledge::holds)) {
                    return differentiation.transport(selected, x);
                }
            }
            return Optional.empty();
        }
        Optional<Theorem> guard = differentiation.derivative(g.term(), x);
        if (guard.isEmpty()) {
            return guard;
        }
        boolean byOrder = g.sign() == Prop.Sign.POSITIVE || g.sign() == Prop.Sign.NONNEGATIVE;
        if (byOrder) {
            for (boolean then : new boolean[] { true, false }) {
                if (knowledge.holds(Prop.positive(then ? g.term() : Terms.negate(g.term())))) {
                    return branch(c, then, guard.get(), x);
                }
            }
        } else if (knowledge.holds(Prop.nonzero(g.term()))) {
            return branch(c, g.sign() == Prop.Sign.NONZERO, guard.get(), x);
        }
        return knowledge.holds(Prop.zero(g.term())) ? kink(c, guard.get(), x) : byOrder ? smooth(c, g, guard.get(), x) : Optional.empty();
    }

    /// Where the branches meet smoothly the derivative is that of each branch: `D_x (if g > 0 then a else b) = if g > 0 then a′ else b′`.
    private Optional<Theorem> smooth(Cases c, Prop.Compare g, Theorem guard, Expr x) {
        Theorem cases = knowledge.discharge(Logic.trichotomy(g.term()));
        if (!(cases.conclusion() instanceof Prop.Or(List<Prop> parts)) || parts.size() != 3 || ++depth > 4) {
            return Optional.empty();
        }
        try {
            Optional<Theorem> a = differentiation.derivative(c.then(), x);
            Optional<Theorem> b = differentiation.derivative(c.otherwise(), x);
            if (a.isEmpty() || b.isEmpty()) {
                return Optional.empty();
            }
            Knowledge there = knowledge.inner();
            there.assume(Prop.zero(g.term()));
            Differentiation.attach(there);
            Optional<Theorem> middle = new Branches(new Differentiation(there), there).kink(c, guard, x).map(there::discharge);
            if (middle.isEmpty()) {
                return middle;
            }
            Cases value = (Cases) Terms.cases(g, a.get().derivative().value(), b.get().derivative().value());
            List<Theorem> branches = new ArrayList<>();
            for (Prop part : parts) {
                Theorem t = part.equals(Prop.zero(g.term())) ? middle.get() : Derivatives.branch(c, part.equals(Prop.positive(g.term())), guard,
                        part.equals(Prop.positive(g.term())) ? a.get() : b.get());
                Knowledge inside = knowledge.inner();
                inside.assume(part);
                Optional<Theorem> same = new Normalizer(inside, Normalizer.Settings.DEEP).equal(t.derivative().value(), value);
                if (same.isEmpty()) {
                    return same;
                }
                branches.add(inside.discharge(Derivatives.value(t, same.get())));
            }
            return Optional.of(Logic.split(cases, branches));
        } finally {
            depth--;
        }
    }

    private Optional<Theorem> branch(Cases c, boolean then, Theorem guard, Expr x) {
        return differentiation.derivative(then ? c.then() : c.otherwise(), x).map(v -> Derivatives.branch(c, then, guard, v));
    }

    /// At the boundary: both branches have the same value and the same derivative.
    private Optional<Theorem> kink(Cases c, Theorem guard, Expr x) {
        Optional<Theorem> a = differentiation.derivative(c.then(), x);
        Optional<Theorem> b = differentiation.derivative(c.otherwise(), x);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        Optional<Theorem> meet = equal(c.then(), c.otherwise());
        Optional<Theorem> slopes = equal(a.get().derivative().value(), b.get().derivative().value());
        return meet.isEmpty() || slopes.isEmpty() ? Optional.empty()
                : Optional.of(Derivatives.kink(c, guard, meet.get(), Derivatives.value(a.get(), slopes.get()), b.get()));
    }

    private Optional<Theorem> equal(Expr l, Expr r) {
        Normalizer normalizer = new Normalizer(knowledge, Normalizer.Settings.DEEP);
        return normalizer.equal(l, r);
    }
}
