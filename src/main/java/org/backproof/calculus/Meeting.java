package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.OneSided;
import org.backproof.kernel.Theorem;

/// What follows from that a derivative exists where some term is zero: value and slope are those of either side.
public final class Meeting {
    private static final long LARGEST = 2000;

    private final Knowledge knowledge;
    private final Differentiation here;
    private final Expr x;
    private final Sides sides;
    private final Theorem guard;
    private final Theorem zero;
    private final Theorem slope;
    private final List<Theorem> out;

    private Meeting(Knowledge knowledge, Differentiation here, Sides sides, Theorem guard, Theorem zero, Theorem slope, List<Theorem> out) {
        this.knowledge = knowledge;
        this.here = here;
        this.sides = sides;
        this.x = guard.derivative().variable();
        this.guard = guard;
        this.zero = zero;
        this.slope = slope;
        this.out = out;
    }

    /// Equations `… = 0`, at each known zero of a guard that changes its sign there.
    ///
    /// @param differentiable `def (D_x f)`
    public static List<Theorem> consequences(Knowledge knowledge, Theorem differentiable) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        List<Theorem> out = new ArrayList<>();
        if (d.body().facts().size() > LARGEST) {
            return out;
        }
        Differentiation here = new Differentiation(knowledge);
        Sides sides = new Sides(knowledge, here, d.variable());
        if (here.smooth(d.body(), d.variable())) {
            return out; // no kink
        }
        for (Expr g : sides.zeros()) {
            sides.provable(here.derivative(g, d.variable())).ifPresent(guard -> knowledge.prove(Prop.zero(g)).ifPresent(zero ->
                    knowledge.prove(Prop.nonzero(guard.derivative().value())).ifPresent(slope ->
                            new Meeting(knowledge, here, sides, guard, zero, slope, out).both(d.body(), differentiable))));
        }
        return out;
    }

    private void both(Expr f, Theorem differentiable) {
        sides.consider(f);
        List<Theorem> slopes = new ArrayList<>();
        List<Theorem> values = new ArrayList<>();
        Sides.equation(knowledge, f).filter(t -> t.right() != f).ifPresent(values::add);
        for (boolean positive : new boolean[] { true, false }) {
            if (!proper(f, differentiable, positive, slopes, values)) {
                limit(f, differentiable, positive).ifPresentOrElse(slopes::add, () -> improper(f, differentiable, positive));
                sides.consider(f);
            }
        }
        equate(slopes, values);
    }

    /// The side has a value and a slope at the point itself.
    private boolean proper(Expr f, Theorem differentiable, boolean positive, List<Theorem> slopes, List<Theorem> values) {
        return sides.side(f, guard.derivative().body(), positive).flatMap(s -> sides.continuous(s.equation().hypotheses()).map(c -> {
            slopes.add(OneSided.derivative(differentiable, guard, zero, slope, s, c));
            values.add(OneSided.value(differentiable, guard, zero, slope, s, c));
            return true;
        })).orElse(false);
    }

    /// The derivative on the side goes to a limit.
    private Optional<Theorem> limit(Expr f, Theorem differentiable, boolean positive) {
        Knowledge side = sides.beside(f, guard.derivative().body(), positive);
        return new Differentiation(side).derivative(f, x).map(side::discharge)
                .map(t -> Derivatives.value(t, new Normalizer(side, Normalizer.Settings.DEEP).normalize(t.derivative().value())))
                .map(side::discharge).filter(t -> Sides.known(side, t))
                .flatMap(t -> sides.continuous(t.hypotheses()).flatMap(c -> sides.smooth(t.derivative().value())
                        .map(smooth -> OneSided.limit(differentiable, guard, zero, slope, positive, t, smooth, c))));
    }

    /// A pole or a vertical tangent on the side: another function of f, which has a derivative if f has one, is smooth there.
    private void improper(Expr f, Theorem differentiable, boolean positive) {
        Knowledge side = sides.beside(f, guard.derivative().body(), positive);
        Sides.equation(side, f).flatMap(a -> new Straightening(knowledge, here, x).of(differentiable, a.right())).ifPresent(t -> {
            Expr straight = t.derivative().body();
            List<Theorem> slopes = new ArrayList<>(List.of(t));
            List<Theorem> values = new ArrayList<>();
            Sides.equation(knowledge, straight).ifPresent(values::add);
            sides.consider(straight);
            proper(straight, Derivatives.defined(t, false), positive, slopes, values);
            equate(slopes, values);
        });
    }

    private void equate(List<Theorem> slopes, List<Theorem> values) {
        for (Theorem t : slopes.subList(Math.min(1, slopes.size()), slopes.size())) {
            out.add(difference(Derivatives.equation(slopes.getFirst()), Derivatives.equation(t), Derivatives.defined(slopes.getFirst(), true)));
        }
        for (Theorem t : values.subList(Math.min(1, values.size()), values.size())) {
            knowledge.prove(Prop.defined(values.getFirst().right())).ifPresent(def -> out.add(difference(values.getFirst(), t, def)));
        }
    }

    /// From `f = a` and `f = b`: `a − b = 0`, in normal form.
    private Theorem difference(Theorem fa, Theorem fb, Theorem defined) {
        Theorem t = Logic.discharge(Equality.difference(Equality.transitive(Equality.symmetric(fa), fb)), defined);
        return knowledge.discharge(t.conclusion() instanceof Prop.Compare(Expr e, _)
                ? Sides.equation(knowledge, e).map(nf -> Equality.compared(nf, t)).orElse(t) : t);
    }
}
