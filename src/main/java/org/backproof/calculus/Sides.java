package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.OneSided;
import org.backproof.kernel.Theorem;

/// What a term is to both sides of a point where some known term is zero: where both sides meet smoothly it has a derivative, and
/// where it has one both sides agree with it.
final class Sides {
    private static final long LARGEST = 2000;
    /// Critical terms whose value at the point is larger than this are left alone.
    private static final long SMALL = 8;

    private final Knowledge knowledge;
    private final Differentiation here;
    private final Expr x;
    private Knowledge near;
    private Expr considered;

    /// @param knowledge what is known at the point
    /// @param here      derivatives at the point
    Sides(Knowledge knowledge, Differentiation here, Expr x) {
        this.knowledge = knowledge;
        this.here = here;
        this.x = x;
    }

    /// What is known also near the point: what does not mention x, what is open, and the signs that critical terms of f have.
    void consider(Expr f) {
        if (considered == f) {
            return;
        }
        considered = f;
        near = knowledge.unconditional().inner();
        for (Theorem t : knowledge.facts()) {
            if (!Free.occurs(Derivatives.held(x), t.conclusion()) || t.conclusion() instanceof Prop.Compare c && c.sign().open()
                    && (!Critical.piecewise(c.term()) || smooth(c.term()).isPresent())) {
                near.assume(t.conclusion());
            }
        }
        for (Expr g : Critical.terms(f)) {
            if (!Critical.piecewise(g)) {
                sign(g, near);
            }
        }
        Differentiation.attach(near);
    }

    /// The sign that a term has at the point, if it has one, holds near it.
    private void sign(Expr g, Knowledge there) {
        if (Free.occurs(Derivatives.held(x), g) && !Critical.bound(g)) {
            Expr value = new Normalizer(knowledge, Normalizer.Settings.DEEP).normalize(g).right();
            for (Expr side : List.of(g, Terms.negate(g))) {
                boolean likely = value instanceof Num n ? n.value().signum() == (side == g ? 1 : -1) : value.facts().size() <= SMALL;
                if (likely && Prop.positive(side) instanceof Prop.Compare sign && knowledge.holds(sign)) {
                    there.assume(sign);
                }
            }
        }
    }

    /// Terms known to be 0 that vary with x.
    List<Expr> zeros() {
        List<Expr> out = new ArrayList<>();
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Prop.Compare(Expr g, Prop.Sign s) && s == Prop.Sign.ZERO && Free.occurs(Derivatives.held(x), g)
                    && !g.hasDiff()) {
                out.add(g);
            }
        }
        return out;
    }

    /// `H ⊢ D_x f = …` from what f is near the point, or to both sides of it.
    Optional<Theorem> derivative(Expr f) {
        if (f.facts().size() > LARGEST) {
            return Optional.empty();
        }
        consider(f);
        Optional<Theorem> simpler = equation(near, f).filter(t -> t.right() != f)
                .flatMap(t -> provable(here.derivative(t.right(), x)).flatMap(d -> continuous(t.hypotheses())
                        .map(c -> Derivatives.transport(t, d, c))));
        for (Expr g : simpler.isPresent() ? List.<Expr>of() : zeros()) {
            Optional<Theorem> t = smooth(g).flatMap(guard -> glue(f, guard));
            if (t.isPresent()) {
                return t;
            }
        }
        return simpler;
    }

    private Optional<Theorem> glue(Expr f, Theorem guard) {
        Expr g = guard.derivative().body();
        Optional<OneSided.Side> right = side(f, g, true);
        Optional<OneSided.Side> left = right.flatMap(_ -> side(f, g, false));
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Prop.Derivative a = right.get().derivative().derivative();
        Prop.Derivative b = left.get().derivative().derivative();
        Optional<Theorem> meet = equal(knowledge, a.body(), b.body());
        Optional<Theorem> slopes = meet.flatMap(_ -> equal(knowledge, a.value(), b.value()));
        if (slopes.isEmpty()) {
            return Optional.empty();
        }
        Optional<Theorem> slope = knowledge.prove(Prop.nonzero(guard.derivative().value()));
        Knowledge boundary = slope.isPresent() ? knowledge : near.inner();
        if (slope.isEmpty()) {
            boundary.assume(Prop.zero(g));
            Differentiation.attach(boundary);
        }
        Optional<Theorem> middle = equal(boundary, f, a.body()).or(() -> equal(boundary, f, b.body()));
        if (middle.isEmpty()) {
            return Optional.empty();
        }
        OneSided.Side sloped = new OneSided.Side(true, right.get().equation(), Derivatives.value(right.get().derivative(), slopes.get()));
        List<Prop> open = new ArrayList<>(right.get().equation().hypotheses());
        open.addAll(left.get().equation().hypotheses());
        if (slope.isEmpty()) {
            open.addAll(middle.get().hypotheses());
        }
        return continuous(open).map(c -> OneSided.glue(guard, sloped, left.get(), middle.get(), slope.orElse(null), meet.get(), c));
    }

    /// What f is where g > 0, or where −g > 0, with its derivative at the point.
    Optional<OneSided.Side> side(Expr f, Expr g, boolean positive) {
        Knowledge side = beside(f, g, positive);
        return equation(side, f).flatMap(t -> smooth(t.right()).map(d -> new OneSided.Side(positive, t, d))
                .or(() -> Vanishing.form(t.right(), side, knowledge).flatMap(v -> smooth(v.right())
                        .map(d -> new OneSided.Side(positive, Equality.transitive(t, v), d)))));
    }

    /// What is known on one side near the point.
    Knowledge beside(Expr f, Expr g, boolean positive) {
        Knowledge side = near.inner();
        side.assume(Prop.positive(positive ? g : Terms.negate(g)));
        for (Expr h : Critical.terms(f)) {
            if (Critical.piecewise(h) && !Critical.bound(h)) {
                Expr there = new Normalizer(side, Normalizer.Settings.DEEP).normalize(h).right();
                if (!Critical.piecewise(there)) {
                    sign(there, side);
                }
            }
        }
        Differentiation.attach(side);
        return side;
    }

    /// `H ⊢ f = its normal form`, with known hypotheses only.
    static Optional<Theorem> equation(Knowledge knowledge, Expr f) {
        return Optional.of(knowledge.discharge(new Normalizer(knowledge, Normalizer.Settings.DEEP).normalize(f)))
                .filter(t -> known(knowledge, t));
    }

    private static Optional<Theorem> equal(Knowledge knowledge, Expr l, Expr r) {
        return new Normalizer(knowledge, Normalizer.Settings.DEEP).equal(l, r).map(knowledge::discharge).filter(t -> known(knowledge, t));
    }

    static boolean known(Knowledge knowledge, Theorem t) {
        return t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent());
    }

    /// The derivative of a form that f has on a side.
    Optional<Theorem> smooth(Expr e) {
        return provable(Critical.piecewise(e) ? here.derivative(e, x) : here.part(e, x));
    }

    Optional<Theorem> provable(Optional<Theorem> t) {
        return t.map(knowledge::discharge).filter(u -> known(knowledge, u));
    }

    /// For each open hypothesis that varies with x, that its term is continuous.
    Optional<List<Theorem>> continuous(List<Prop> hypotheses) {
        List<Theorem> out = new ArrayList<>();
        for (Prop h : hypotheses) {
            if (Free.occurs(Derivatives.held(x), h) && h instanceof Prop.Compare(Expr e, Prop.Sign s) && s.open()) {
                Optional<Theorem> smooth = smooth(e);
                if (smooth.isEmpty()) {
                    return Optional.empty();
                }
                out.add(smooth.get());
            }
        }
        return Optional.of(out);
    }
}
