package org.backproof.prove;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.algebra.CaseSplit;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Definedness;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// What a theorem needs besides what is known, as a reader wants it: the domains of its terms in place of "is defined", conditions on
/// single factors and arguments, none that follows from the others.
public final class Requirements {
    private static final int MAX_STEPS = 60;

    private final Knowledge knowledge;
    private final int depth;

    private Requirements(Knowledge knowledge, int depth) {
        this.knowledge = knowledge;
        this.depth = depth;
    }

    /// From `H ⊢ p`: `G ⊢ p`, where what is not known of G is written so. G may say more than H: `x > 0` for the domain of `x^a`.
    public static Theorem spelled(Knowledge knowledge, Theorem t) {
        Theorem out = new Requirements(knowledge, 0).simpler(t);
        return least(knowledge, joined(knowledge, out));
    }

    /// What else the hypotheses come to.
    public static List<Prop> of(Knowledge knowledge, Collection<Prop> hypotheses) {
        return open(knowledge, spelled(knowledge, Logic.conjoin(hypotheses.stream().map(Logic::assume).toList())));
    }

    /// The hypotheses that are not known, in the order in which they are read: those about the same term together.
    public static List<Prop> open(Knowledge knowledge, Theorem t) {
        List<Prop> out = new ArrayList<>(t.hypotheses().stream().filter(h -> knowledge.known(h).isEmpty()).toList());
        out.sort(Comparator.comparing(Requirements::names).thenComparing(p -> p instanceof Prop.Compare(Expr e, _) && e instanceof Add a ? upper(a) ? 2 : 1 : 0));
        return out;
    }

    private static String names(Prop p) {
        return Free.symbols(p).stream().map(Symbol::name).sorted().findFirst().orElse("");
    }

    /// `1 - a > 0`
    private static boolean upper(Add a) {
        return a.terms().stream().noneMatch(t -> !(t instanceof Num) && !(t instanceof Mul m && m.coefficient().signum() < 0));
    }

    private Theorem simpler(Theorem t) {
        Theorem out = knowledge.discharge(t);
        Set<Prop> done = new LinkedHashSet<>();
        for (int step = 0; step < MAX_STEPS; step++) {
            Optional<Prop> next = out.hypotheses().stream().filter(h -> !done.contains(h) && knowledge.known(h).isEmpty()).findFirst();
            if (next.isEmpty()) {
                return out;
            }
            Optional<Theorem> from = from(next.get()).filter(p -> !p.hypotheses().contains(next.get()));
            // that a part is defined may be asked again by another condition
            if (from.isEmpty() || !(next.get() instanceof Prop.Defined)) {
                done.add(next.get());
            }
            if (from.isPresent()) {
                out = knowledge.discharge(Logic.discharge(out, from.get()));
            }
        }
        return out;
    }

    /// `G ⊢ p` with simpler conditions G.
    private Optional<Theorem> from(Prop p) {
        return switch (p) {
            case Prop.Defined(Diff d) -> Differentiation.offKinks(knowledge).derivative(d.body(), d.variable()).map(t -> Derivatives.defined(t, false));
            case Prop.Defined(Expr e) -> Optional.of(Definedness.intro(e));
            case Prop.ForAll all -> {
                Symbol i = Terms.symbol("#r" + depth, all.index().sort());
                Prop body = Binders.open(all, i);
                Theorem t = new Requirements(knowledge, depth + 1).simpler(Logic.assume(body));
                yield t.hypotheses().contains(body) ? Optional.empty() : Optional.of(Logic.generalise(t, i));
            }
            case Prop.Or(List<Prop> parts) when !parts.isEmpty() -> alternative((Prop.Or) p);
            case Prop.Compare c -> Simpler.candidates(c).stream().flatMap(g -> implied(g, c).stream()).findFirst();
            case Prop.And _, Prop.Or _, Prop.Equal _, Prop.Derivative _, Prop.Whole _ -> Optional.empty();
        };
    }

    /// What all alternatives follow from, else the first that is not excluded, those before that are no equations.
    private Optional<Theorem> alternative(Prop.Or o) {
        return throughZero(o).or(() -> o.parts().stream().filter(a -> !excluded(a)).min(Comparator.comparing(Requirements::hasEquation)).map(a -> Logic.weaken(Logic.assume(a), o)).map(this::parts));
    }

    private static boolean hasEquation(Prop p) {
        return conjuncts(p).stream().anyMatch(c -> c instanceof Prop.Compare(_, Prop.Sign s) && s == Prop.Sign.ZERO);
    }

    /// From `e ≥ 0` or `e ≤ 0`, where one alternative has `e = 0`: `xlogy(y, y/a)` is defined for y = 0, and for y > 0.
    private Optional<Theorem> throughZero(Prop.Or o) {
        for (Prop c : o.parts().stream().flatMap(p -> conjuncts(p).stream()).toList()) {
            if (c instanceof Prop.Compare(Expr e, Prop.Sign s) && s == Prop.Sign.ZERO) {
                Optional<Theorem> found = Stream.of(Prop.nonnegative(e), Prop.nonnegative(Terms.negate(e))).flatMap(side -> throughZero(o, e, side).stream()).findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Theorem> throughZero(Prop.Or o, Expr e, Prop side) {
        return CaseSplit.of(knowledge.discharge(Logic.dichotomy(e)), branch -> {
            Knowledge inside = knowledge.inner();
            inside.assume(side);
            inside.assume(branch);
            return o.parts().stream().flatMap(p -> all(inside, p).stream()).findFirst().map(one -> Logic.weaken(one, o));
        }).filter(t -> t.hypotheses().stream().allMatch(h -> h.equals(side) || knowledge.known(h).isPresent()));
    }

    /// `⊢ p₁ ∧ … ∧ pₙ` from each; empty where one is not proved.
    private static Optional<Theorem> all(Knowledge inside, Prop p) {
        List<Theorem> out = new ArrayList<>();
        for (Prop c : conjuncts(p)) {
            inside.prove(c).ifPresent(out::add);
        }
        return out.size() < conjuncts(p).size() ? Optional.empty() : Optional.of(p instanceof Prop.And ? Logic.conjoin(out) : out.getFirst());
    }

    private static List<Prop> conjuncts(Prop p) {
        return p instanceof Prop.And(List<Prop> parts) ? parts : List.of(p);
    }

    /// A hypothesis `a ∧ b` as two.
    private Theorem parts(Theorem t) {
        Theorem out = t;
        for (Prop h : t.hypotheses()) {
            if (h instanceof Prop.And(List<Prop> parts)) {
                out = Logic.discharge(out, Logic.conjoin(parts.stream().map(Logic::assume).toList()));
            }
        }
        return out;
    }

    private boolean excluded(Prop p) {
        return conjuncts(p).stream()
                .anyMatch(q -> q instanceof Prop.Compare c && knowledge.holds(Prop.negate(c)));
    }

    private Optional<Theorem> implied(List<Prop> given, Prop goal) {
        Knowledge inside = knowledge.inner();
        given.forEach(inside::assume);
        return inside.prove(goal).filter(t -> t.hypotheses().stream().allMatch(h -> given.contains(h) || knowledge.known(h).isPresent()));
    }

    /// `u ≥ 0` and `u ≠ 0` as `u > 0`.
    private static Theorem joined(Knowledge knowledge, Theorem t) {
        Theorem out = t;
        for (Prop h : t.hypotheses()) {
            if (h instanceof Prop.Compare(Expr e, Prop.Sign s) && s == Prop.Sign.NONNEGATIVE && out.hypotheses().contains(Prop.nonzero(e))) {
                Theorem positive = Logic.assume(Prop.positive(e));
                for (Prop.Sign weaker : List.of(Prop.Sign.NONNEGATIVE, Prop.Sign.NONZERO)) {
                    out = Logic.discharge(out, org.backproof.kernel.Signs.weaken(positive, weaker));
                }
            }
        }
        return knowledge.discharge(out);
    }

    /// Without the conditions that follow from the others, larger ones first.
    private static Theorem least(Knowledge knowledge, Theorem t) {
        Theorem out = t;
        List<Prop> conditions = new ArrayList<>(open(knowledge, t));
        conditions.sort(Comparator.comparingLong((Prop p) -> Prop.terms(p).stream().mapToLong(e -> e.facts().size()).sum()).reversed());
        for (Prop c : conditions) {
            List<Prop> others = out.hypotheses().stream().filter(h -> !h.equals(c) && knowledge.known(h).isEmpty()).toList();
            if (!others.isEmpty() && out.hypotheses().contains(c)) {
                Optional<Theorem> follows = new Requirements(knowledge, 0).implied(others, c);
                out = follows.isPresent() ? Logic.discharge(out, follows.get()) : out;
            }
        }
        return out;
    }
}
