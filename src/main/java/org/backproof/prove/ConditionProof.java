package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.PointSearch;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;

/// From a condition to its verdict, as of an equation: proved where it holds everywhere; conditional where it holds wherever its terms
/// are defined, but at some point one is not; refuted where at some point they are defined and it fails.
final class ConditionProof {
    /// Points tried before a proof is sought: many false claims fail at the end of a range.
    private static final int FIRST_POINTS = 8;

    private final Prover prover;
    private final Budget budget;
    private final List<Prop> assumptions;
    private final Prop goal;

    ConditionProof(Prover prover, Budget budget, List<Prop> assumptions, Prop goal) {
        this.prover = prover;
        this.budget = budget;
        this.assumptions = assumptions;
        this.goal = goal;
    }

    Verdict verdict() {
        Optional<Verdict> first = against(all -> new PointSearch(all, budget::over, FIRST_POINTS));
        if (first.isPresent()) {
            return first.get();
        }
        Prop defined = defined(goal);
        Knowledge knowledge = prover.knowledge(assumptions);
        Optional<Theorem> proof = Optional.empty();
        Optional<Theorem> inside = Optional.empty();
        try {
            proof = Condition.prove(knowledge, goal);
            if (proof.isEmpty()) {
                Knowledge there = knowledge.inner();
                there.assume(defined);
                Differentiation.attach(there);
                inside = Condition.search(there, goal);
                proof = inside.map(knowledge::discharge).filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
            }
        } catch (Budget.Exhausted _) {
            // a counterexample may still be near
        }
        PointSearch search = new PointSearch(assumptions, budget::over);
        if (proof.isPresent()) {
            Theorem proved = proof.get();
            return search.model(Prop.terms(goal)).<Verdict>map(_ -> new Verdict.Proved(proved))
                    .orElseGet(() -> new Verdict.Undecided("no model found: no point satisfies the assumptions"));
        }
        if (inside.isEmpty()) {
            return against().orElseGet(() -> new Verdict.Undecided(budget.over() ? "budget" : "no proof and no counterexample was found"));
        }
        // of several conditions one may fail where another is not defined
        Theorem where = inside.get();
        return (goal instanceof Prop.And ? against() : Optional.<Verdict>empty()).orElseGet(() -> conditional(knowledge, where, search));
    }

    private Verdict conditional(Knowledge knowledge, Theorem proof, PointSearch search) {
        Optional<Point> undefined = search.failing(goal);
        if (undefined.isEmpty()) {
            return new Verdict.Undecided("true where its terms are defined; open whether they are defined everywhere");
        }
        return search.model(List.of()).isEmpty() || search.holding(defined(goal)).isEmpty() ? new Verdict.Undecided("no model found: no point where the assumptions hold and both sides are defined")
                : prover.conditional(knowledge, proof, Prop.terms(goal), Optional.empty(), undefined.get());
    }

    /// A point where one of the conditions fails and its terms are defined.
    Optional<Verdict> against() {
        return against(all -> new PointSearch(all, budget::over));
    }

    private Optional<Verdict> against(Function<List<Prop>, PointSearch> search) {
        return (goal instanceof Prop.And(List<Prop> parts) ? parts : List.of(goal)).stream().flatMap(p -> {
            List<Prop> all = new ArrayList<>(assumptions);
            all.add(defined(p));
            return search.apply(all).failing(p).stream();
        }).findFirst().map(p -> new Verdict.Refuted(Optional.empty(), p));
    }

    /// That the terms of the condition are.
    private static Prop defined(Prop p) {
        return switch (p) {
            case Prop.ForAll all -> {
                Symbol i = Terms.symbol("%d", all.index().sort());
                Prop body = defined(Binders.open(all, i));
                yield body.equals(Prop.TRUE) ? body : Binders.forAll(i, body);
            }
            case Prop.And(List<Prop> parts) -> Prop.and(parts.stream().map(ConditionProof::defined).toList());
            case Prop.Or(List<Prop> parts) -> Prop.and(parts.stream().map(ConditionProof::defined).toList());
            case Prop.Compare _, Prop.Whole _, Prop.Equal _ -> Prop.and(Prop.terms(p).stream().map((Expr e) -> Prop.defined(e)).toList());
            case Prop.Defined _, Prop.Derivative _ -> Prop.TRUE;
        };
    }
}
