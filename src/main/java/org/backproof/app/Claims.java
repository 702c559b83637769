package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.backproof.algebra.Budget;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Task;
import org.backproof.elaborate.Tensor;
import org.backproof.explain.Explainer;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Oversize;
import org.backproof.prove.Necessity;
import org.backproof.prove.NearestCondition;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// Answers claims: asks the prover and words its verdict.
final class Claims {
    /// The share of what is left of the work for the question what becomes of a chain without its assumptions.
    private static final double LEDGER = 0.5;
    /// The same of a condition: the search for its proof is the costlier one.
    private static final double CONDITIONS = 0.2;
    /// The share for the comparison that holds in place of a false one.
    private static final double NEAREST = 0.1;

    private final Prover prover;
    private final Limit limit;
    private final Setting setting;
    private final List<Prop> hypotheses;

    Claims(Prover prover, Limit limit, Setting setting) {
        this.prover = prover;
        this.limit = limit;
        this.setting = setting;
        this.hypotheses = setting.hypotheses();
    }

    /// `prove left = right`.
    Judgement equation(Task.Claim claim) {
        Expr left = claim.left().body();
        Expr right = claim.right().body();
        Inside inside = Inside.of(hypotheses, List.of(left, right));
        Verdict verdict = verdict(left, right);
        return Judgement.equation(verdict, left, right, inside.noted(verdict, setting),
                Wording.of(setting.scope(), List.of(left, right), Explainer.letters(claim.left(), right)));
    }

    /// `prove P`.
    Reply condition(Task.ConditionClaim claim) {
        Inside inside = Inside.of(hypotheses, Prop.terms(claim.condition()));
        Verdict verdict = bounded(() -> prover.prove(hypotheses, claim.condition()));
        Verdict shown = verdict instanceof Verdict.Refuted r ? inside.condition(r, claim.condition()) : verdict;
        Judgement judged = Judgement.condition(shown, new Task.ConditionClaim(claim.condition(), claim.compared(), inside.noted(shown, setting)));
        Reply reply = (judged.verdict() instanceof Verdict.Proved ? judged.with(new Necessity(prover.part(CONDITIONS), setting, claim.condition())) : judged).reply();
        return judged.verdict() instanceof Verdict.Refuted && claim.condition() instanceof Prop.Compare c ? corrected(reply, c, inside.domain()) : reply;
    }

    /// With the nearest comparison that holds.
    private Reply corrected(Reply reply, Prop.Compare claim, List<Prop> domain) {
        try {
            return NearestCondition.of(hypotheses, claim, domain, prover.part(NEAREST)).map(n -> reply.corrected(Truth.of(n, setting))).orElse(reply);
        } catch (Budget.Exhausted | StackOverflowError | OutOfMemoryError | Oversize _) {
            return reply;
        }
    }

    /// `check e0 = e1 = …`: a verdict for each step, and what it comes to without the assumptions that it uses; where one is not proved, also
    /// whether the ends agree.
    Derivation chain(List<Tensor> tensors) {
        List<Expr> steps = tensors.stream().map(Tensor::body).toList();
        Wording wording = Wording.of(setting.scope(), steps, Explainer.letters(tensors.getFirst(), steps.toArray(Expr[]::new)));
        List<Judgement> judged = new ArrayList<>();
        for (int k = 1; k < steps.size(); k++) {
            Expr left = steps.get(k - 1);
            Expr right = steps.get(k);
            judged.add(Judgement.equation(verdict(left, right), left, right, setting, wording));
        }
        boolean broken = judged.stream().anyMatch(j -> !(j.verdict() instanceof Verdict.Proved));
        Verdict ends = broken && steps.size() > 2 ? verdict(steps.getFirst(), steps.getLast()) : new Verdict.Undecided("");
        return new Derivation(judged, ends, conditions(judged, steps), Ledger.of(judged, prover.part(LEDGER), setting), wording, Optional.empty());
    }

    /// Under which all steps are proved; none where they are not known, or hold at no point.
    private List<Prop> conditions(List<Judgement> judged, List<Expr> steps) {
        List<Prop> all = judged.stream().flatMap(j -> j.conditions().stream()).distinct().toList();
        List<Prop> under = Stream.concat(hypotheses.stream(), all.stream()).toList();
        boolean known = judged.stream().noneMatch(j -> j.verdict() instanceof Verdict.Conditional && j.conditions().isEmpty());
        return known && !all.isEmpty() && prover.hasModel(under, steps) ? all : List.of();
    }

    private Verdict verdict(Expr left, Expr right) {
        Verdict verdict = bounded(() -> prover.prove(hypotheses, left, right));
        return verdict instanceof Verdict.Refuted r ? Inside.of(hypotheses, List.of(left, right)).equation(r, left, right) : verdict;
    }

    /// What `search` says, and `undecided` where a bound was met.
    private Verdict bounded(Supplier<Verdict> search) {
        Verdict v = decided(search);
        if (v instanceof Verdict.Undecided(String reason)) {
            if (limit.cancelled().getAsBoolean()) {
                return new Verdict.Undecided("interrupted");
            }
            if (reason.startsWith("no model")) {
                Contradiction.among(setting.assumptions(), prover).ifPresent(c -> {
                    throw c.error(setting.span());
                });
            }
        }
        return v;
    }

    private static Verdict decided(Supplier<Verdict> search) {
        try {
            return search.get();
        } catch (Budget.Exhausted | StackOverflowError | OutOfMemoryError | Oversize _) {
            return new Verdict.Undecided("budget");
        }
    }
}
