package org.backproof.prove;

import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.calculus.Lifting;
import org.backproof.expr.Cases;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// What follows from that a derivative exists: the point is inside the domain, and at no kink.
final class Smoothness {
    private Smoothness() {
    }

    /// Adds what follows from `def given`, a known fact, for every derivative that given is or needs.
    static void learn(Knowledge knowledge, Expr given) {
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Prop.Defined(Diff d)) {
                interior(knowledge, d, t);
                kinks(knowledge, d, t);
                powers(knowledge, d, t);
            }
        }
    }

    /// Conditions u ≥ 0 of the body's domain hold strictly.
    private static void interior(Knowledge knowledge, Diff d, Theorem differentiable) {
        Knowledge domain = knowledge.unconditional().inner();
        domain.assume(Prop.defined(d.body()));
        Differentiation smooth = new Differentiation(knowledge.unconditional());
        for (Theorem c : domain.facts()) {
            if (c.conclusion() instanceof Prop.Compare(Expr u, Prop.Sign sign) && sign == Prop.Sign.NONNEGATIVE
                    && Free.occurs(Derivatives.held(d.variable()), u)
                    && c.hypotheses().equals(java.util.List.of(Prop.defined(d.body())))) {
                smooth.derivative(u, d.variable()).map(knowledge::discharge)
                        .flatMap(inner -> knowledge.prove(Prop.nonzero(inner.derivative().value()))
                                .map(slope -> Derivatives.interior(d.body(), c, inner, slope)))
                        .ifPresent(t -> knowledge.add(Logic.discharge(t, differentiable)));
            }
        }
    }

    /// A power with a varying exponent has a positive base.
    private static void powers(Knowledge knowledge, Diff d, Theorem differentiable) {
        if (!(d.body() instanceof Pow p) || !Free.occurs(Derivatives.held(d.variable()), p.exponent())) {
            return;
        }
        Differentiation smooth = new Differentiation(knowledge.unconditional());
        Optional<Theorem> b = smooth.derivative(p.base(), d.variable()).map(knowledge::discharge);
        Optional<Theorem> a = smooth.derivative(p.exponent(), d.variable()).map(knowledge::discharge);
        if (a.isPresent() && b.isPresent()) {
            Optional<Theorem> slope = knowledge.prove(Prop.nonzero(b.get().derivative().value()));
            Optional<Theorem> varies = knowledge.prove(Prop.nonzero(a.get().derivative().value()));
            if (slope.isPresent() && varies.isPresent()) {
                knowledge.add(Logic.discharge(Derivatives.base(p, b.get(), slope.get(), a.get(), varies.get()), differentiable));
            }
        }
    }

    /// A piecewise body, or one with a piecewise part, is not at its kink.
    private static void kinks(Knowledge knowledge, Diff d, Theorem differentiable) {
        Theorem at = differentiable;
        for (int k = 0; k < 12 && !(((Diff) ((Prop.Defined) at.conclusion()).term()).body() instanceof Cases); k++) {
            Expr body = ((Diff) ((Prop.Defined) at.conclusion()).term()).body();
            Optional<Theorem> lifted = Lifting.outside(body).map(knowledge.unconditional()::discharge)
                    .filter(t -> t.hypotheses().stream().noneMatch(h -> Free.occurs(Derivatives.held(d.variable()), h)));
            if (lifted.isEmpty()) {
                return;
            }
            at = Equality.defined(Derivatives.congruence(lifted.get(), d.variable(), java.util.List.of()), at);
        }
        noKink(knowledge, (Cases) ((Diff) ((Prop.Defined) at.conclusion()).term()).body(), d.variable(), at);
    }

    private static void noKink(Knowledge knowledge, Cases c, Expr x, Theorem at) {
        if (!(c.guard() instanceof Prop.Compare g) || g.sign() != Prop.Sign.POSITIVE && g.sign() != Prop.Sign.NONNEGATIVE) {
            return;
        }
        Knowledge there = knowledge.inner();
        there.assume(Prop.zero(g.term()));
        Differentiation.attach(there);
        Differentiation smooth = new Differentiation(there);
        Optional<Theorem> guard = smooth.derivative(g.term(), x).map(there::discharge);
        Optional<Theorem> then = smooth.derivative(c.then(), x).map(there::discharge);
        Optional<Theorem> otherwise = smooth.derivative(c.otherwise(), x).map(there::discharge);
        if (guard.isEmpty() || then.isEmpty() || otherwise.isEmpty()) {
            return;
        }
        Optional<Theorem> slope = there.prove(Prop.nonzero(guard.get().derivative().value()));
        Prop differ = Prop.nonzero(Terms.subtract(then.get().derivative().value(), otherwise.get().derivative().value()));
        Optional<Theorem> apart = there.prove(differ);
        if (slope.isPresent() && apart.isPresent()) {
            Theorem t = Derivatives.noKink(c, guard.get(), slope.get(), then.get(), otherwise.get(), apart.get());
            if (t.hypotheses().stream().allMatch(h -> knowledge.holds(h) || h.equals(at.conclusion()))) {
                knowledge.add(Logic.discharge(knowledge.discharge(t), at));
            }
        }
    }
}
