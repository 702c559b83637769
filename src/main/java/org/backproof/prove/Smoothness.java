package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.FactorFacts;
import org.backproof.algebra.Circular;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Alone;
import org.backproof.calculus.Critical;
import org.backproof.calculus.Differentiation;
import org.backproof.calculus.Meeting;
import org.backproof.calculus.Peeling;
import org.backproof.calculus.Singled;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Definedness;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Edges;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// What follows from that a derivative exists: the point is inside the domain, and at no kink.
final class Smoothness {
    /// Kinks that are looked at in one term.
    private static final int MAX_KINKS = 6;
    /// The largest term with a derivative whose value is looked for among the assumptions.
    private static final int LARGEST = 60;

    private Smoothness() {
    }

    /// Adds what follows from the known existence of derivatives.
    static void learn(Knowledge knowledge) {
        FactorFacts.learn(knowledge);
        differentiable(knowledge).forEach(t -> unfold(knowledge, t));
        singled(knowledge);
        Alone.learn(knowledge);
        Peeling.learn(knowledge);
        int before = knowledge.facts().size();
        for (Theorem t : differentiable(knowledge)) {
            roots(knowledge, (Diff) ((Prop.Defined) t.conclusion()).term(), t);
        }
        boolean bent = knowledge.facts().size() > before;
        for (Theorem t : differentiable(knowledge)) {
            Diff d = (Diff) ((Prop.Defined) t.conclusion()).term();
            interior(knowledge, d, t, bent);
            powers(knowledge, d, t);
        }
        for (Theorem t : differentiable(knowledge)) {
            kinks(knowledge, t);
        }
    }

    /// What is differentiable by an entry is so as a sum out of which that entry's term is taken.
    private static void singled(Knowledge knowledge) {
        for (Theorem t : knowledge.facts()) {
            if (!(t.conclusion() instanceof Prop.Defined(Diff d))) {
                continue;
            }
            Theorem out = knowledge.discharge(Singled.out(d.body(), d.variable()));
            if (out.right() != d.body() && out.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())) {
                continuous(knowledge, out.hypotheses(), d.variable())
                        .ifPresent(c -> knowledge.add(Equality.defined(Derivatives.congruence(out, d.variable(), c), t)));
            }
        }
    }

    /// That the terms of hypotheses which vary with x are continuous, as `def v[3]` where x is `v[3]`; empty where one is not open.
    private static Optional<List<Theorem>> continuous(Knowledge knowledge, List<Prop> hypotheses, Expr x) {
        List<Theorem> out = new ArrayList<>();
        for (Prop h : hypotheses) {
            if (Free.occurs(Derivatives.held(x), h)) {
                Optional<Theorem> smooth = switch (h) {
                    case Prop.Compare(Expr e, Prop.Sign s) when s.open() -> derivative(knowledge, e, x);
                    case Prop.Defined(Expr e) when !(e instanceof Lambda) -> derivative(knowledge, e, x);
                    case Prop _ -> Optional.empty();
                };
                if (smooth.isEmpty()) {
                    return Optional.empty();
                }
                out.add(smooth.get());
            }
        }
        return Optional.of(out);
    }

    /// Adds what is known of derivatives as said of their values: `D_x x² > 0` gives `2·x > 0`.
    static void evaluate(Knowledge knowledge) {
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Prop.Compare(Expr e, _) && e.hasDiff() && e.facts().size() < LARGEST) {
                Theorem value = knowledge.discharge(new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(e));
                if (!value.right().hasDiff() && value.hypotheses().stream().allMatch(knowledge::holds)) {
                    knowledge.add(Equality.compared(value, t));
                }
            }
        }
    }

    /// The same with one more assumption, and what follows from it at once: at a zero of a guard both sides agree.
    static Knowledge where(Knowledge knowledge, Prop part) {
        Knowledge inside = knowledge.inner();
        inside.assume(part);
        Alternatives.narrow(inside);
        Differentiation.attach(inside);
        Circular.learn(inside);
        if (inside.hasEquations()) {
            meet(inside);
        }
        return inside;
    }

    private static void meet(Knowledge knowledge) {
        for (Theorem t : differentiable(knowledge)) {
            List<Theorem> out = new ArrayList<>(Meeting.consequences(knowledge, t));
            out.addAll(root(knowledge, t));
            whole(knowledge, t).ifPresent(out::add);
            roots(knowledge, (Diff) ((Prop.Defined) t.conclusion()).term(), t);
            out.stream().filter(c -> !knowledge.holds(c.conclusion())).forEach(knowledge::add);
        }
    }

    private static List<Theorem> differentiable(Knowledge knowledge) {
        return knowledge.facts().stream().filter(t -> t.conclusion() instanceof Prop.Defined(Diff d) && !Alone.spent(knowledge, d)).toList();
    }

    /// A function that is differentiable is so as what it is defined to be.
    private static void unfold(Knowledge knowledge, Theorem differentiable) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        if (d.body() instanceof Apply a && a.function() instanceof Function.Defined f && !f.body().hasDiff()) {
            Theorem same = knowledge.unconditional().discharge(Equality.unfold(a));
            if (same.hypotheses().isEmpty() && !(same.right() instanceof Cases)) {
                knowledge.add(Equality.defined(Derivatives.congruence(same, d.variable(), List.of()), differentiable));
            }
        }
    }

    /// Conditions u ≥ 0 of the body's domain hold strictly.
    ///
    /// @param bent whether that may be known of some of them
    private static void interior(Knowledge knowledge, Diff d, Theorem differentiable, boolean bent) {
        Knowledge domain = knowledge.unconditional().inner();
        domain.assume(Prop.defined(d.body()));
        for (Theorem c : edges(domain)) {
            if (c.conclusion() instanceof Prop.Compare(Expr u, Prop.Sign sign) && sign == Prop.Sign.NONNEGATIVE
                    && Free.occurs(Derivatives.held(d.variable()), u) && !(bent && knowledge.holds(Prop.nonzero(u)))
                    && c.hypotheses().equals(List.of(Prop.defined(d.body())))) {
                Knowledge edge = atZero(knowledge, u);
                derivative(edge, u, d.variable())
                        .flatMap(inner -> edge.prove(Prop.nonzero(inner.derivative().value()))
                                .map(slope -> Edges.interior(d.body(), c, inner, slope)))
                        .ifPresent(t -> knowledge.add(Logic.discharge(knowledge.discharge(t), differentiable)));
            }
        }
    }

    /// What holds in the whole domain, also by each of its alternatives: `x·log x`, and 0 at 0, needs x ≥ 0.
    private static List<Theorem> edges(Knowledge domain) {
        List<Theorem> out = new ArrayList<>(domain.facts());
        for (Theorem cases : domain.alternatives()) {
            Subterms.of(cases.conclusion()).stream().filter(e -> !e.total()).flatMap(e -> Definedness.conditions(e).stream())
                    .filter(c -> c instanceof Prop.Compare(_, Prop.Sign sign) && (sign == Prop.Sign.POSITIVE || sign == Prop.Sign.NONNEGATIVE)).distinct()
                    .flatMap(c -> domain.prove(Prop.nonnegative(((Prop.Compare) c).term())).stream()).forEach(out::add);
        }
        return out;
    }

    private static Knowledge atZero(Knowledge knowledge, Expr u) {
        Knowledge edge = knowledge.inner();
        edge.assume(Prop.zero(u));
        Differentiation.attach(edge);
        Circular.learn(edge);
        return edge;
    }

    /// With hypotheses that are known only.
    private static Optional<Theorem> derivative(Knowledge knowledge, Expr e, Expr x) {
        return new Differentiation(knowledge).derivative(e, x).map(knowledge::discharge)
                .filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    /// A power with a varying exponent has a positive base.
    private static void powers(Knowledge knowledge, Diff d, Theorem differentiable) {
        if (!(d.body() instanceof Pow p) || !Free.occurs(Derivatives.held(d.variable()), p.exponent())) {
            return;
        }
        Knowledge edge = atZero(knowledge, p.base());
        Differentiation smooth = new Differentiation(knowledge.unconditional());
        smooth.derivative(p.base(), d.variable()).map(knowledge::discharge)
                .ifPresent(b -> edge.prove(Prop.nonzero(b.derivative().value()))
                        .flatMap(slope -> varying(knowledge, smooth, p, b, slope))
                        .ifPresent(t -> knowledge.add(Logic.discharge(knowledge.discharge(t), differentiable))));
    }

    /// By the first derivative of the exponent, or by the first two: they are not both 0.
    private static Optional<Theorem> varying(Knowledge knowledge, Differentiation smooth, Pow p, Theorem base, Theorem slope) {
        Expr x = base.derivative().variable();
        return smooth.derivative(p.exponent(), x).flatMap(first -> {
            Expr w = first.derivative().value();
            Theorem here = knowledge.discharge(first);
            return knowledge.prove(Prop.nonzero(w)).map(varies -> Edges.base(p, base, slope, List.of(here), varies, List.of()))
                    .or(() -> !knowledge.unconditional().discharge(first).hypotheses().isEmpty() ? Optional.empty()
                            : smooth.derivative(w, x).map(knowledge::discharge).flatMap(second -> knowledge
                                    .prove(Prop.nonzero(Terms.add(Terms.power(w, 2), Terms.power(second.derivative().value(), 2))))
                                    .map(varies -> Edges.base(p, base, slope, List.of(knowledge.unconditional().discharge(first), second), varies, List.of()))));
        });
    }

    /// The base of a square root is not 0 where its second derivative is not.
    private static void roots(Knowledge knowledge, Diff d, Theorem differentiable) {
        if (!(d.body() instanceof Pow p) || !isRoot(p) || knowledge.known(Prop.positive(p.base())).isPresent()) {
            return;
        }
        Knowledge edge = atZero(knowledge, p.base());
        Knowledge near = knowledge.unconditional();
        if (((Num) p.exponent()).value().compareTo(org.backproof.numeric.Rational.HALF) > 0) {
            return;
        }
        new Differentiation(near).derivative(p.base(), d.variable()).map(near::discharge)
                .ifPresent(first -> continuous(knowledge, first.hypotheses(), d.variable())
                        .ifPresent(c -> derivative(edge, first.derivative().value(), d.variable())
                                .ifPresent(second -> edge.prove(Prop.nonzero(second.derivative().value()))
                                        .map(bend -> Edges.curved(differentiable, first, second, bend, c))
                                        .ifPresent(t -> knowledge.add(knowledge.discharge(t))))));
    }

    /// The base of a root that is differentiable at a zero has the derivative 0.
    private static List<Theorem> root(Knowledge knowledge, Theorem differentiable) {
        List<Theorem> out = new ArrayList<>();
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        if (d.body() instanceof Pow p && isRoot(p)) {
            knowledge.prove(Prop.zero(p.base())).map(zero -> Edges.root(differentiable, zero)).ifPresent(t -> {
                derivative(knowledge, p.base(), d.variable()).ifPresent(v -> out.add(difference(knowledge, v, t)));
                out.addAll(Meeting.consequences(knowledge, Derivatives.defined(t, false)));
            });
        }
        return out;
    }

    /// The exponent of a power that is differentiable where its base changes sign is an integer.
    private static Optional<Theorem> whole(Knowledge knowledge, Theorem differentiable) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        if (!(d.body() instanceof Pow p) || p.exponent() instanceof Num || Free.occurs(Derivatives.held(d.variable()), p.exponent())) {
            return Optional.empty();
        }
        return knowledge.prove(Prop.zero(p.base())).flatMap(zero -> derivative(knowledge, p.base(), d.variable())
                .flatMap(b -> knowledge.prove(Prop.nonzero(b.derivative().value())).map(slope -> Edges.whole(p, b, slope, zero))))
                .map(t -> knowledge.discharge(Logic.discharge(t, differentiable)));
    }

    private static Theorem difference(Knowledge knowledge, Theorem a, Theorem b) {
        Theorem same = Equality.transitive(Equality.symmetric(Derivatives.equation(a)), Derivatives.equation(b));
        return knowledge.discharge(Logic.discharge(Equality.difference(same), Derivatives.defined(a, true)));
    }

    private static boolean isRoot(Pow p) {
        return p.exponent() instanceof Num n && n.value().signum() > 0 && n.value().compareTo(org.backproof.numeric.Rational.ONE) < 0;
    }

    /// The point is not where the two sides of a guard's zero disagree.
    private static void kinks(Knowledge knowledge, Theorem differentiable) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        if (new Differentiation(knowledge).smooth(d.body(), d.variable())) {
            return;
        }
        int looked = 0;
        for (Expr g : Critical.terms(d.body())) {
            if (!Free.occurs(Derivatives.held(d.variable()), g) || Critical.bound(g) || Critical.piecewise(g) || knowledge.holds(Prop.nonzero(g)) || ++looked > MAX_KINKS) {
                continue;
            }
            Knowledge there = atZero(knowledge, g);
            List<Theorem> out = new ArrayList<>(Meeting.consequences(there, differentiable));
            out.addAll(root(there, differentiable));
            out.forEach(there::add);
            Theorem cases = knowledge.discharge(Logic.dichotomy(g));
            if (cases.conclusion() instanceof Prop.Or && cases.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())) {
                Consistency.contradiction(there, out).ifPresent(f -> knowledge.add(knowledge.discharge(
                        Logic.split(cases, List.of(Logic.assume(Prop.nonzero(g)), Logic.discharge(Logic.absurd(Prop.nonzero(g)), f))))));
            }
        }
    }
}
