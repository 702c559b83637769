package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Circular;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Shares;
import org.backproof.algebra.Vanishing;
import org.backproof.algebra.Lemmas;
import org.backproof.calculus.Differentiation;
import org.backproof.calculus.Linear;
import org.backproof.evaluate.Found;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.PointSearch;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// From a claim to its verdict: a proof from the kernel, or a certified point against it.
public final class Prover {
    /// Points tried before a proof is sought: most false claims fail at one of them.
    private static final int FIRST_POINTS = 8;
    /// The points tried before a proof that may be long.
    private static final int BEFORE_LONG_PROOFS = 120;
    /// The share of the time that a search for a proof may take before points are looked for.
    private static final double PROOF = 0.6;
    /// The part of the budget for a proof that assumptions exclude another one.
    private static final double OPPOSITE = 0.2;
    /// The part of the budget for terms as they are, where there are simpler ones.
    private static final double AT_ONCE = 0.1;

    /// The part of the budget for a proof that does not need the numbers that are given for sizes.
    private static final double EVERY_SIZE = 0.3;

    private final Lemmas lemmas;
    private final Budget budget;
    /// Whether conditions are looked for under which a claim is proved that is not true everywhere.
    private final boolean conditions;

    public Prover(Lemmas lemmas, Budget budget) {
        this(lemmas, budget, true);
    }

    private Prover(Lemmas lemmas, Budget budget, boolean conditions) {
        this.lemmas = lemmas;
        this.budget = budget;
        this.conditions = conditions;
    }

    /// One that may use a share of the time that is left.
    public Prover part(double share) {
        return new Prover(lemmas, budget.part(share), conditions);
    }

    /// The same for claims with a condition: whether they are proved is all that is asked.
    Prover underConditions(double share) {
        return new Prover(lemmas, budget.part(share), false);
    }

    /// Whether the two terms agree wherever the assumptions hold.
    public Verdict prove(List<Prop> assumptions, Expr left, Expr right) {
        PointSearch search = new PointSearch(assumptions, budget::over);
        Found first = new PointSearch(assumptions, budget::over, FIRST_POINTS).compare(left, right);
        if (first.differ().isPresent()) {
            return new Verdict.Refuted(first.differ(), first.differ().get().point());
        }
        List<Prop> everySize = Relevance.forEverySize(assumptions);
        if (everySize.size() < assumptions.size() && first.model().isPresent() && part(EVERY_SIZE).prove(everySize, left, right) instanceof Verdict.Proved proved) {
            return proved;
        }
        try {
            Optional<Theorem> atConstant = new Labels(assumptions, left, right).proveAtConstant(t -> knowledge(assumptions).discharge(t), d -> derivative(assumptions, d),
                    c -> proved(c.assumptions(), c.left(), c.right()));
            if (atConstant.isPresent()) {
                return new Verdict.Proved(atConstant.get());
            }
            Knowledge knowledge = knowledge(assumptions);
            Theorem l = Linear.out(knowledge, left);
            Theorem r = Linear.out(knowledge, right);
            boolean simplified = l.right() != left || r.right() != right || CommonFactors.of(l.right(), r.right()).isPresent();
            Optional<Verdict> atOnce = simplified ? part(AT_ONCE).plain(assumptions, left, right, first, search) : Optional.empty();
            if (atOnce.isPresent() && !(atOnce.get() instanceof Verdict.Undecided)) {
                return atOnce.get();
            }
            boolean total = first.leftOnly().isEmpty() && first.rightOnly().isEmpty(); // as far as seen: then what a proof needs may follow at once
            Optional<Theorem> simpler = total && first.model().isPresent() ? simpler(assumptions, l.right(), r.right()) : Optional.empty();
            if (simpler.isPresent()) {
                return new Verdict.Proved(between(l, simpler.get(), r));
            }
            Optional<Theorem> proof = total ? Agreement.shallow(knowledge, l.right(), r.right()) : Optional.empty();
            if (proof.isEmpty()) {
                Optional<Witness> early = new PointSearch(assumptions, budget::over, BEFORE_LONG_PROOFS).compare(left, right).differ();
                if (early.isPresent()) {
                    return new Verdict.Refuted(early, early.get().point());
                }
                proof = whereDefined(knowledge, l.right(), r.right());
            }
            if (proof.isPresent()) {
                return classify(assumptions, knowledge, proof.get(), l, r, first, search);
            }
        } catch (Budget.Exhausted _) {
            // a counterexample may still be near
        }
        return refute(search, left, right);
    }

    /// `H ⊢ D_x e = v` with H among the assumptions, which say nothing of x near the point.
    private Optional<Theorem> derivative(List<Prop> assumptions, Diff d) {
        Knowledge knowledge = knowledge(assumptions);
        return new Differentiation(knowledge.unconditional()).derivative(d.body(), d.variable()).map(knowledge::discharge)
                .filter(t -> !t.derivative().value().hasDiff() && t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    /// With the terms as they are, which derivations follow; empty where that takes long.
    private Optional<Verdict> plain(List<Prop> assumptions, Expr left, Expr right, Found first, PointSearch search) {
        try {
            Knowledge knowledge = knowledge(assumptions);
            return whereDefined(knowledge, left, right).map(t -> classify(assumptions, knowledge, t, Equality.reflexive(left), Equality.reflexive(right), first, search));
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }

    /// A proof from those of claims that are simpler: without a common factor, or with the values of a label put in.
    private Optional<Theorem> simpler(List<Prop> assumptions, Expr left, Expr right) {
        Optional<CommonFactors> common = CommonFactors.of(left, right);
        return common.isPresent() ? common.flatMap(c -> proved(assumptions, c.left(), c.right()).map(c::times))
                : new Labels(assumptions, left, right).prove(c -> proved(c.assumptions(), c.left(), c.right()));
    }

    private Optional<Theorem> proved(List<Prop> assumptions, Expr left, Expr right) {
        return prove(Relevance.about(new Prop.Equal(left, right), assumptions), left, right) instanceof Verdict.Proved(Theorem t) ? Optional.of(t) : Optional.empty();
    }

    /// Whether the condition holds wherever the assumptions do.
    public Verdict prove(List<Prop> assumptions, Prop goal) {
        return new ConditionProof(this, budget, assumptions, goal).verdict();
    }

    /// The verdict by a point against the condition; empty if none is found.
    Optional<Verdict> against(List<Prop> assumptions, Prop goal) {
        return new ConditionProof(this, budget, assumptions, goal).against();
    }

    /// `assumptions ⊢ false`; empty if no contradiction is found.
    public Optional<Theorem> contradiction(List<Prop> assumptions) {
        return Consistency.ofEntries(knowledge(assumptions)).or(() -> Consistency.exclusion(this, assumptions));
    }

    /// Whether a point is found where the assumptions hold and the terms are defined.
    public boolean hasModel(List<Prop> assumptions, List<Expr> terms) {
        return new PointSearch(assumptions, budget::over).model(terms).isPresent();
    }

    /// What is known at the start.
    public Knowledge knowledge(List<Prop> assumptions) {
        Knowledge knowledge = new Knowledge(budget.part(PROOF));
        knowledge.use(lemmas);
        Differentiation.attach(knowledge);
        Differentiation.attachBoth(knowledge.unconditional());
        assumptions.forEach(knowledge::assume);
        Shares.learn(knowledge);
        Smoothness.evaluate(knowledge);
        return knowledge;
    }

    /// What else is known where the terms are defined: a derivative's point is inside the domain.
    public static Knowledge whereDefined(Knowledge knowledge, List<Expr> terms) {
        Knowledge inside = knowledge.inner();
        terms.stream().filter(e -> !e.total()).forEach(e -> inside.assume(Prop.defined(e)));
        Differentiation.attach(inside);
        Smoothness.learn(inside);
        Differentiation.attach(inside);
        return inside;
    }

    /// A proof that may use that both sides are defined.
    static Optional<Theorem> whereDefined(Knowledge knowledge, Expr left, Expr right) {
        Knowledge inside = knowledge.inner();
        for (Expr side : List.of(left, right)) {
            if (!side.total()) {
                inside.assume(Prop.defined(side));
            }
        }
        Differentiation.attach(inside);
        Optional<Theorem> atOnce = Agreement.shallow(inside, left, right);
        if (atOnce.isPresent()) {
            return atOnce;
        }
        Smoothness.learn(inside);
        Vanishing.learn(inside);
        Circular.learn(inside);
        Alternatives.narrow(inside);
        Differentiation.attach(inside);
        Optional<Theorem> contradiction = Consistency.contradiction(inside);
        return contradiction.isPresent() ? contradiction.map(f -> Logic.discharge(Logic.absurd(new Prop.Equal(left, right)), f))
                : Agreement.prove(inside, left, right);
    }

    /// @param proof between the right sides of l and r
    /// @param first what the first points have shown
    private Verdict classify(List<Prop> assumptions, Knowledge knowledge, Theorem proof, Theorem l, Theorem r, Found first, PointSearch search) {
        Expr left = l.left();
        Expr right = r.left();
        Optional<Theorem> everywhere = everywhere(knowledge, proof, l, r, false);
        if (everywhere.isPresent() && first.model().isPresent()) {
            return new Verdict.Proved(everywhere.get());
        }
        Found found = search.compare(left, right);
        if (found.differ().isPresent()) {
            throw new IllegalStateException("proved, and refuted at " + found.differ().get().point());
        }
        if (found.model().isEmpty() && first.model().isEmpty() && search.model(List.of(left, right)).isEmpty()) {
            return new Verdict.Undecided(budget.over() ? "budget" : "no model found: no point where the assumptions hold and both sides are defined");
        }
        Optional<Witness> one = found.leftOnly().or(found::rightOnly);
        if (everywhere.isPresent()) {
            if (one.isPresent()) {
                throw new IllegalStateException("proved, and only one side is defined at " + one.get().point());
            }
            return new Verdict.Proved(everywhere.get());
        }
        return one.<Verdict>map(w -> conditional(assumptions, knowledge, whereDefined(l, proof, r), left, right, w))
                .or(() -> everywhere(knowledge, proof, l, r, true).map(Verdict.Proved::new))
                .orElseGet(() -> new Verdict.Undecided("equal where both sides are defined; open whether they are defined at the same points"));
    }

    private static Optional<Theorem> everywhere(Knowledge knowledge, Theorem proof, Theorem l, Theorem r, boolean slopes) {
        try {
            return Agreement.everywhere(knowledge, proof, l.right(), r.right(), slopes).map(t -> between(l, t, r));
        } catch (Budget.Exhausted _) {
            return Optional.empty(); // points may still decide
        }
    }

    private static Theorem between(Theorem l, Theorem middle, Theorem r) {
        return Equality.transitive(l, r.left() == r.right() ? middle : Equality.transitive(middle, Equality.symmetric(r)));
    }

    /// The same where the left sides are defined: the right sides are, too.
    private static Theorem whereDefined(Theorem l, Theorem middle, Theorem r) {
        Theorem t = middle;
        for (Theorem side : List.of(l, r)) {
            t = side.left() == side.right() ? t : Logic.discharge(t, Equality.defined(side, Logic.assume(Prop.defined(side.left()))));
        }
        return between(l, t, r);
    }

    private Verdict conditional(List<Prop> assumptions, Knowledge knowledge, Theorem proof, Expr left, Expr right, Witness witness) {
        if (!conditions) {
            return new Verdict.Conditional(proof, Optional.of(witness), witness.point(), List.of());
        }
        Verdict v = conditional(knowledge, proof, List.of(left, right), Optional.of(witness), witness.point());
        return v instanceof Verdict.Conditional c ? new LeastConditions(this, budget, assumptions, left, right).of(c) : v;
    }

    /// With the conditions under which the terms are defined, where such are found that hold at some point.
    Verdict conditional(Knowledge knowledge, Theorem proof, List<Expr> terms, Optional<Witness> witness, Point point) {
        try {
            Theorem t = Requirements.spelled(knowledge, proof);
            List<Prop> open = Requirements.open(knowledge, t);
            List<Prop> all = new ArrayList<>(knowledge.facts().stream().map(Theorem::conclusion).toList());
            all.addAll(open);
            boolean said = !open.isEmpty() && open.stream().noneMatch(p -> p instanceof Prop.Defined);
            if (said && new PointSearch(all, budget::over).model(terms).isPresent()) {
                return new Verdict.Conditional(t, witness, point, open);
            }
        } catch (Budget.Exhausted _) {
            // no condition is found in time
        }
        return new Verdict.Conditional(proof, witness, point, List.of());
    }

    private Verdict refute(PointSearch search, Expr left, Expr right) {
        Found found = search.compare(left, right);
        if (found.differ().isPresent()) {
            Point p = found.differ().get().point();
            return new Verdict.Refuted(found.differ(), p);
        }
        if (budget.over()) {
            return new Verdict.Undecided("budget");
        }
        return new Verdict.Undecided(found.model().isEmpty() ? "no model found: no point where the assumptions hold and both sides are defined"
                : "no proof and no counterexample was found");
    }
}
