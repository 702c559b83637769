package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.backproof.algebra.Budget;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Task;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Oversize;
import org.backproof.language.SourceError;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// Answers claims: asks the prover and words its verdict.
final class Claims {
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
    Judgement equation(Expr left, Expr right) {
        return Judgement.equation(verdict(left, right), left, right, setting);
    }

    /// `prove P`.
    Reply condition(Task.ConditionClaim claim) {
        return Judgement.condition(bounded(() -> prover.prove(hypotheses, claim.condition())), claim).reply();
    }

    /// `check e0 = e1 = …`: a verdict for each step; where one is not proved, also whether the ends agree.
    Derivation chain(List<Expr> steps) {
        List<Judgement> judged = new ArrayList<>();
        for (int k = 1; k < steps.size(); k++) {
            judged.add(Judgement.equation(verdict(steps.get(k - 1), steps.get(k)), steps.get(k - 1), steps.get(k), setting));
        }
        boolean broken = judged.stream().anyMatch(j -> !(j.verdict() instanceof Verdict.Proved));
        Verdict ends = broken && steps.size() > 2 ? verdict(steps.getFirst(), steps.getLast()) : new Verdict.Undecided("");
        return new Derivation(judged, ends, Wording.of(setting.scope(), steps), Optional.empty());
    }

    private Verdict verdict(Expr left, Expr right) {
        return bounded(() -> prover.prove(hypotheses, left, right));
    }

    /// What `search` says, and `undecided` where a bound was met.
    private Verdict bounded(Supplier<Verdict> search) {
        Verdict v = decided(search);
        if (v instanceof Verdict.Undecided(String reason)) {
            if (limit.cancelled().getAsBoolean()) {
                return new Verdict.Undecided("interrupted");
            }
            if (reason.startsWith("no model") && prover.contradiction(hypotheses).isPresent()) {
                throw new SourceError("the assumptions contradict each other: no point satisfies them", setting.span());
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
