package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.ConstantSign;
import org.backproof.kernel.Definedness;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;

/// The search for a proof of a condition, by its shape.
final class Conditions {
    private final Knowledge knowledge;
    private final Comparisons comparisons;

    Conditions(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.comparisons = new Comparisons(knowledge);
    }

    Optional<Theorem> prove(Prop goal) {
        return switch (goal) {
            case Prop.Compare c -> comparisons.prove(c).or(() -> byAlternatives(goal));
            case Prop.Defined(Expr e) -> defined(e);
            case Prop.Whole(Expr e) -> whole(e);
            case Prop.And(List<Prop> parts) -> all(parts);
            case Prop.Or o -> or(o);
            case Prop.ForAll f -> {
                Symbol i = fresh(f);
                yield knowledge.prove(Binders.open(f, i)).map(t -> Logic.generalise(t, i));
            }
            case Prop.Equal _, Prop.Derivative _ -> Optional.empty();
        };
    }

    private static Symbol fresh(Prop.ForAll f) {
        int k = 0;
        Symbol i = Terms.symbol("#c" + k, f.index().sort());
        while (Free.occurs(i, f)) {
            i = Terms.symbol("#c" + ++k, f.index().sort());
        }
        return i;
    }

    private Optional<Theorem> all(List<Prop> parts) {
        List<Theorem> proofs = new ArrayList<>();
        for (Prop p : parts) {
            Optional<Theorem> t = knowledge.prove(p);
            if (t.isEmpty()) {
                return t;
            }
            proofs.add(t.get());
        }
        return Optional.of(Logic.conjoin(proofs));
    }

    private Optional<Theorem> or(Prop.Or o) {
        for (Prop p : o.parts()) {
            Optional<Theorem> t = knowledge.prove(p);
            if (t.isPresent()) {
                return t.map(u -> Logic.weaken(u, o));
            }
        }
        // one of the parts g ∧ … or ¬g ∧ … holds: split on the comparisons that occur
        for (Prop p : o.parts()) {
            Prop first = p instanceof Prop.And(List<Prop> ps) ? ps.getFirst() : p;
            if (first instanceof Prop.Compare c && knowledge.prove(Prop.defined(c.term())).isPresent()) {
                Optional<Theorem> t = bySign(c.term(), o);
                if (t.isPresent()) {
                    return t;
                }
            }
        }
        return byAlternatives(o);
    }

    /// A proof in each of the cases e > 0, e = 0, e < 0.
    private Optional<Theorem> bySign(Expr e, Prop goal) {
        Theorem cases = knowledge.discharge(Logic.trichotomy(e));
        return cases.conclusion() instanceof Prop.Or ? split(cases, goal, () -> knowledge.inCase(goal)) : Optional.empty();
    }

    /// A proof for each alternative of some known disjunction.
    private Optional<Theorem> byAlternatives(Prop goal) {
        for (Theorem cases : knowledge.alternatives()) {
            Supplier<Knowledge> room = listed(cases.conclusion()) ? knowledge::inner : () -> knowledge.inCase(goal);
            Optional<Theorem> t = related(cases.conclusion(), goal) ? split(cases, goal, room) : Optional.empty();
            if (t.isPresent()) {
                return t;
            }
        }
        return Optional.empty();
    }

    /// Of a list of values, `y = −1 or y = 1`, the goal is not asked again for each: that would be done for every question about a label.
    private static boolean listed(Prop cases) {
        return cases instanceof Prop.Or(List<Prop> parts) && parts.stream().allMatch(p -> p instanceof Prop.Compare c && c.sign() == Prop.Sign.ZERO);
    }

    private static boolean related(Prop cases, Prop goal) {
        return Free.symbols(cases).stream().anyMatch(s -> Free.occurs(s, goal));
    }

    private Optional<Theorem> split(Theorem cases, Prop goal, Supplier<Knowledge> room) {
        List<Theorem> branches = new ArrayList<>();
        List<Prop> parts = ((Prop.Or) cases.conclusion()).parts();
        for (Prop part : parts) {
            if (knowledge.known(part).isPresent()) {
                return Optional.empty();
            }
            Knowledge inside = room.get();
            inside.assume(part);
            // the alternative itself is spent
            Optional<Theorem> t = knowledge.refutation(part).map(f -> Logic.discharge(Logic.absurd(goal), f))
                    .or(() -> inside.withoutAlternatives().prove(goal));
            if (t.isEmpty()) {
                return t;
            }
            branches.add(t.get());
        }
        return Optional.of(Logic.split(cases, branches));
    }

    private Optional<Theorem> defined(Expr e) {
        switch (e) {
            case Diff d -> {
                return knowledge.derivative(d).map(knowledge::discharge).filter(this::fromKnown)
                        .map(t -> Derivatives.defined(t, false));
            }
            case Lambda l when l.body().total() -> {
                return Optional.of(Definedness.intro(e));
            }
            case Apply a when a.function() instanceof Function.Defined f -> {
                Optional<Theorem> lemma = knowledge.lemmas().definedness(f)
                        .map(t -> knowledge.discharge(Logic.instantiate(t, Binders.instantiation(f.symbols(), a.arguments()))))
                        .filter(this::fromKnown);
                if (lemma.isPresent()) {
                    return lemma;
                }
                if (Definitions.differentiates(a)) {
                    Theorem t = knowledge.discharge(Definitions.unfold(a, knowledge));
                    return t.right() == a || !fromKnown(t) ? Optional.empty() : knowledge.prove(Prop.defined(t.right()))
                            .map(d -> Equality.defined(Equality.symmetric(t), d));
                }
            }
            case Expr _ -> {
            }
        }
        Theorem intro = Definedness.intro(e);
        for (Prop c : intro.hypotheses()) {
            Optional<Theorem> t = knowledge.prove(c);
            if (t.isEmpty()) {
                return t;
            }
            intro = Logic.discharge(intro, t.get());
        }
        return Optional.of(intro);
    }

    private boolean fromKnown(Theorem t) {
        return t.hypotheses().stream().allMatch(h -> knowledge.prove(h).isPresent());
    }

    private Optional<Theorem> whole(Expr e) {
        Optional<Theorem> byShape = Signs.whole(e);
        if (byShape.isPresent()) {
            return byShape;
        }
        List<Theorem> parts = knowledge.facts().stream().filter(t -> t.conclusion() instanceof Prop.Whole).toList();
        return parts.isEmpty() ? Optional.empty() : Signs.whole(e, parts);
    }

    /// A comparison of a piecewise term, in each branch.
    static Optional<Theorem> inBranches(Knowledge knowledge, Cases c, Prop.Sign sign) {
        Prop goal = Prop.compare(c, sign);
        if (!(c.guard() instanceof Prop.Compare g) || !knowledge.holds(Prop.defined(g.term()))) {
            return Optional.empty();
        }
        List<Theorem> branches = new ArrayList<>();
        Theorem cases = knowledge.discharge(g.sign() == Prop.Sign.NONZERO || g.sign() == Prop.Sign.ZERO ? Logic.dichotomy(g.term())
                : Logic.trichotomy(g.term()));
        if (!(cases.conclusion() instanceof Prop.Or(List<Prop> parts))) {
            return Optional.empty();
        }
        for (Prop part : parts) {
            Knowledge inside = knowledge.inner();
            inside.assume(part);
            Optional<Theorem> branch = selected(inside, c, sign).or(() -> Refutation.of(knowledge, part).map(f -> Logic.discharge(Logic.absurd(goal), f)));
            if (branch.isEmpty() || !branch.get().conclusion().equals(goal)) {
                return Optional.empty();
            }
            branches.add(branch.get());
        }
        return Optional.of(Logic.split(cases, branches));
    }

    private static Optional<Theorem> selected(Knowledge inside, Cases c, Prop.Sign sign) {
        for (boolean then : new boolean[] { true, false }) {
            Theorem s = inside.discharge(Equality.selected(c, then));
            if (s.hypotheses().stream().allMatch(inside::holds)) {
                if (Prop.compare(s.right(), sign).equals(Prop.TRUE)) {
                    return inside.prove(Prop.defined(c)).map(d -> ConstantSign.fromValue(s, d, new Prop.Compare(c, sign)));
                }
                return inside.prove(Prop.compare(s.right(), sign))
                        .filter(t -> t.conclusion() instanceof Prop.Compare)
                        .map(t -> Equality.compared(Equality.symmetric(s), t));
            }
        }
        return Optional.empty();
    }

    /// A comparison of a sum, from that of its terms.
    static Optional<Theorem> inSum(Knowledge knowledge, Sum s, Prop.Sign sign) {
        Symbol i = Terms.symbol("#s" + s.index().number(), s.index().sort());
        if (Free.occurs(i, s)) {
            return Optional.empty();
        }
        Expr body = Binders.open(s, i);
        return knowledge.prove(Prop.compare(body, sign)).filter(t -> t.conclusion() instanceof Prop.Compare)
                .map(t -> knowledge.discharge(Signs.sum(t, i, body)))
                .filter(t -> t.conclusion().equals(Prop.compare(s, sign))
                        && t.hypotheses().stream().allMatch(knowledge::holds));
    }
}
