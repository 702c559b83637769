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
    private static final int MAX_DEPTH = 4;

    private final Differentiation differentiation;
    private final Knowledge knowledge;

    Branches(Differentiation differentiation, Knowledge knowledge) {
        this.differentiation = differentiation;
        this.knowledge = knowledge;
    }

    Optional<Theorem> derivative(Cases c, Expr x) {
        if (!(c.guard() instanceof Prop.Compare g)) {
            boolean compound = c.guard() instanceof Prop.And || c.guard() instanceof Prop.Or;
            return compound ? differentiation.transport(Equality.nested(c), x) : Optional.empty();
        }
        if (!Free.occurs(Derivatives.held(x), g.term())) {
            for (boolean then : new boolean[] { true, false }) {
                Theorem selected = Equality.selected(c, then);
                if (selected.hypotheses().stream().allMatch(knowledge::holds)) {
                    return differentiation.transport(selected, x);
                }
            }
            return held(c, g, x);
        }
        Optional<Theorem> guard = differentiation.part(g.term(), x);
        if (guard.isEmpty()) {
            return guard;
        }
        boolean byOrder = g.sign() == Prop.Sign.POSITIVE || g.sign() == Prop.Sign.NONNEGATIVE;
        if (byOrder) {
            Optional<Boolean> side = side(g.term());
            if (side.isPresent()) {
                return branch(c, side.get(), guard.get(), x);
            }
        } else if (decided(Prop.nonzero(g.term())) || differentiation.offKinks() && !decided(Prop.zero(g.term()))) {
            return branch(c, g.sign() == Prop.Sign.NONZERO, guard.get(), x);
        }
        return byOrder && !decided(Prop.zero(g.term())) ? smooth(c, g, x) : Optional.empty();
    }

    /// Whether the term is known to be positive, or negative: by a search only if neither is said.
    private Optional<Boolean> side(Expr g) {
        Prop positive = Prop.positive(g);
        Prop negative = Prop.positive(Terms.negate(g));
        if (knowledge.known(positive).isPresent() || knowledge.known(negative).isPresent()) {
            return Optional.of(knowledge.known(positive).isPresent());
        }
        return decided(positive) ? Optional.of(true) : decided(negative) ? Optional.of(false) : Optional.empty();
    }

    /// Whether the guard is decided; where kinks may be left out, not by a search: both branches will do.
    private boolean decided(Prop p) {
        return differentiation.offKinks() ? knowledge.known(p).isPresent() : knowledge.holds(p);
    }

    /// A guard without the variable: `D_x (if g then a else b) = if g then a′ else b′`, in each case of the guard.
    private Optional<Theorem> held(Cases c, Prop.Compare g, Expr x) {
        boolean equality = g.sign() == Prop.Sign.ZERO || g.sign() == Prop.Sign.NONZERO;
        Theorem cases = knowledge.discharge(equality ? Logic.dichotomy(g.term()) : Logic.trichotomy(g.term()));
        Optional<Theorem> then = differentiation.transport(Equality.selected(c, true), x);
        Optional<Theorem> otherwise = differentiation.transport(Equality.selected(c, false), x);
        if (then.isEmpty() || otherwise.isEmpty() || !(cases.conclusion() instanceof Prop.Or(List<Prop> parts))) {
            return Optional.empty();
        }
        Expr value = Terms.cases(g, then.get().derivative().value(), otherwise.get().derivative().value());
        List<Theorem> branches = new ArrayList<>();
        for (Prop part : parts) {
            Knowledge inside = knowledge.inner();
            inside.assume(part);
            boolean holds = inside.holds(g);
            Theorem t = (holds ? then : otherwise).get();
            branches.add(inside.discharge(value instanceof Cases v ? Derivatives.value(t, Equality.symmetric(Equality.selected(v, holds))) : t));
        }
        return Optional.of(Logic.split(cases, branches));
    }

    /// Where the branches meet smoothly the derivative is that of each branch: `D_x (if g > 0 then a else b) = if g > 0 then a′ else b′`.
    /// Off the kinks, if that is all that is wanted or it is known that the point is none, the same where g ≠ 0.
    private Optional<Theorem> smooth(Cases c, Prop.Compare g, Expr x) {
        Prop off = Prop.nonzero(g.term());
        boolean avoids = differentiation.offKinks() || knowledge.known(off).isPresent();
        Theorem cases = knowledge.discharge(Logic.trichotomy(g.term()));
        if (!(cases.conclusion() instanceof Prop.Or(List<Prop> parts)) || parts.size() != 3 || differentiation.depth() > MAX_DEPTH) {
            return Optional.empty();
        }
        if (!avoids && apart(c, parts.get(1), x)) {
            return Optional.empty();
        }
        Optional<Theorem> middle = avoids ? Optional.empty() : within(c, parts.get(1), x);
        if (middle.isEmpty() && !avoids) {
            return middle;
        }
        Optional<Theorem> then = within(c, parts.getFirst(), x);
        Optional<Theorem> otherwise = then.flatMap(_ -> within(c, parts.getLast(), x));
        if (otherwise.isEmpty()) {
            return otherwise;
        }
        Expr value = Terms.cases(g, then.get().derivative().value(), otherwise.get().derivative().value());
        Theorem avoided = Logic.discharge(Logic.absurd(new Prop.Derivative(c, x, value)), Logic.contradiction(Logic.assume(parts.get(1)), Logic.assume(off)));
        List<Theorem> branches = new ArrayList<>();
        for (Optional<Theorem> t : List.of(then, middle, otherwise)) {
            Knowledge inside = knowledge.inner();
            inside.assume(parts.get(branches.size()));
            boolean holds = parts.get(branches.size()) instanceof Prop.Compare p && (p.term() == g.term() || branches.size() == 1 && g.sign() == Prop.Sign.NONNEGATIVE);
            Optional<Theorem> same = t.flatMap(d -> same(d.derivative().value(), value, g, holds, inside).map(e -> inside.discharge(Derivatives.value(d, e))));
            if (same.isEmpty() && !(branches.size() == 1 && avoids)) {
                return same;
            }
            branches.add(same.orElse(avoided));
        }
        return Optional.of(Logic.split(cases, branches));
    }

    /// `branch = value`, where the guard of the piecewise value is decided.
    private static Optional<Theorem> same(Expr branch, Expr value, Prop guard, boolean holds, Knowledge inside) {
        if (value instanceof Cases v && v.guard().equals(guard)) {
            Theorem t = Equality.selected(v, holds);
            if (t.right() == branch && t.hypotheses().stream().allMatch(inside::holds)) {
                return Optional.of(Equality.symmetric(t));
            }
        }
        return new Normalizer(inside, Normalizer.Settings.DEEP).equal(branch, value);
    }

    /// Whether value or slope of the branches seem to differ at some zero of the guard.
    private boolean apart(Cases c, Prop zero, Expr x) {
        Knowledge there = knowledge.inner();
        there.assume(zero);
        return there.seemsFalse(Prop.zero(Terms.subtract(c.then(), c.otherwise())))
                || there.seemsFalse(Prop.zero(Terms.subtract(Terms.diff(c.then(), x), Terms.diff(c.otherwise(), x))));
    }

    /// The derivative where a part of the split holds.
    private Optional<Theorem> within(Cases c, Prop part, Expr x) {
        Knowledge inside = knowledge.inner();
        inside.assume(part);
        Differentiation there = differentiation.inside(inside);
        inside.differentiateBy(d -> there.derivative(d.body(), d.variable()));
        return there.derivative(c, x).map(inside::discharge);
    }

    private Optional<Theorem> branch(Cases c, boolean then, Theorem guard, Expr x) {
        return differentiation.derivative(then ? c.then() : c.otherwise(), x).map(v -> Derivatives.branch(c, then, guard, v));
    }
}
