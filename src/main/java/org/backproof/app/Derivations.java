package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.backproof.algebra.Budget;
import org.backproof.elaborate.Note;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Task;
import org.backproof.evaluate.Witness;
import org.backproof.explain.Chain;
import org.backproof.explain.Explainer;
import org.backproof.explain.Explanation;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Theorem;
import org.backproof.language.SourceError;
import org.backproof.print.Grain;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Necessity;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// Answers with a derivation.
final class Derivations {
    /// A claim with a larger side is answered without a derivation.
    private static final long LARGEST = 1_500;
    /// The share of what is left of the budget for the derivation of a claim whose verdict is there already.
    private static final double DERIVATION = 0.7;
    /// The share of what is left of the budget for matrix notation of a claim without a derivation.
    private static final double NOTATION = 0.1;

    private final Budget budget;
    private final Limit limit;
    private final Setting setting;
    private final List<SourceError> failures = new ArrayList<>();

    /// @param budget of the statement
    Derivations(Budget budget, Limit limit, Setting setting) {
        this.budget = budget;
        this.limit = limit;
        this.setting = setting;
    }

    /// The reply to a claim: with its derivation if it is proved, with what holds instead if it is false.
    Reply claim(Task.Claim task, Judgement judged) {
        return switch (judged.verdict()) {
            case Verdict.Proved _ -> proved(task, judged);
            case Verdict.Refuted(Optional<Witness> witness, _) -> corrected(task, written(task, judged).reply(), witness);
            case Verdict.Conditional c -> c.conditions().isEmpty() ? written(task, judged).reply() : conditional(task, written(task, judged));
            case Verdict.Undecided _ -> written(task, judged).reply();
        };
    }

    /// In matrix notation, too, where there is one.
    private Judgement written(Task.Claim task, Judgement judged) {
        return judged.inMatrices(found(budget.part(NOTATION), e -> e.inMatrices(task).stream().toList()).stream().findFirst());
    }

    /// The reply to a chain of equations, with what holds instead of its first false step.
    Reply chain(Task.Check task, Derivation verdicts) {
        Derivation judged = reasoned(task, verdicts);
        int step = judged.decisive();
        return judged.steps().get(step).verdict() instanceof Verdict.Refuted(Optional<Witness> witness, _)
                ? corrected(new Task.Claim(task.steps().get(step), task.steps().get(step + 1), setting), judged.reply(), witness) : judged.reply();
    }

    /// With the reasons of the steps that are proved.
    private Derivation reasoned(Task.Check task, Derivation judged) {
        if (task.steps().stream().anyMatch(s -> s.body().facts().size() > LARGEST)) {
            return judged;
        }
        List<Chain.Judged> lines = judged.steps().stream().map(j -> new Chain.Judged(j.verdict() instanceof Verdict.Proved(Theorem t) ? Optional.of(t) : Optional.empty(),
                j.verdict().word(), j.conditions())).toList();
        List<Chain> chain = found(budget.part(DERIVATION), e -> List.of(e.chain(task, lines)));
        return chain.isEmpty() ? judged : judged.with(new Finer(limit).than(chain.getFirst(), e -> Optional.of(e.chain(task, lines))));
    }

    private Reply corrected(Task.Claim task, Reply judged, Optional<Witness> witness) {
        if (task.left().body().facts().size() > LARGEST) {
            return judged;
        }
        return witness.flatMap(w -> new Correction(task, budget, limit).of(w)).map(judged::corrected).orElse(judged);
    }

    /// With the calculation under the conditions.
    private Reply conditional(Task.Claim task, Judgement judged) {
        Task.Claim under = new Task.Claim(task.left(), task.right(), judged.given());
        List<Explanation> all = derived(under, judged.theorem());
        Reply reply = judged.reply();
        if (all.isEmpty()) {
            return failed(reply);
        }
        Map<Field, Json> fields = new EnumMap<>(Field.class);
        fields.putAll(reply.fields());
        fields.put(Field.STEPS, Explained.stepsOf(all));
        return new Reply(reply.outcome(), new Conditioned(judged, new Finer(limit).than(all.getFirst(), e -> e.claim(under, judged.theorem())), Grain.TEXTBOOK), reply.warnings(), fields);
    }

    private List<Explanation> derived(Task.Claim task, Optional<Theorem> proof) {
        return Math.max(task.left().body().facts().size(), task.right().body().facts().size()) > LARGEST ? List.of()
                : found(budget.part(DERIVATION), e -> e.claim(task, proof).stream().toList());
    }

    private Reply proved(Task.Claim task, Judgement judged) {
        Reply proved = judged.reply();
        List<Explanation> all = derived(task, judged.theorem());
        if (all.isEmpty()) {
            Prover prover = new Prover(LemmaBook.library(), budget);
            return failed(judged.with(new Necessity(prover, setting, task.left().body(), task.right().body())).reply());
        }
        Map<Field, Json> fields = new EnumMap<>(Field.class);
        fields.putAll(proved.fields());
        fields.put(Field.LEDGER, Explained.ledger(all));
        fields.put(Field.STEPS, Explained.stepsOf(all));
        return new Reply(proved.outcome(), shown(all, e -> e.claim(task, judged.theorem()).stream().toList()), proved.warnings(), fields);
    }

    /// `pair`, `derive` and `match`.
    Reply question(Task task) {
        List<Explanation> all = found(budget, e -> answers(e, task));
        if (all.isEmpty()) {
            String reason = limit.cancelled().getAsBoolean() ? "interrupted" : budget.over() ? "budget" : "no derivative was found";
            return failed(new Reply(Outcome.UNPROVED, new Rendering.Plain("undecided\n  reason    " + reason), List.of(),
                    new EnumMap<>(Map.of(Field.VERDICT, Json.of("undecided"), Field.REASON, Json.of(reason)))));
        }
        boolean open = all.stream().anyMatch(e -> List.of("undecided", "refuted").contains(e.verdict()));
        return new Reply(open ? Outcome.UNPROVED : Outcome.DONE, shown(all, e -> answers(e, task)), List.of(), Explained.fields(all));
    }

    private static List<Explanation> answers(Explainer e, Task task) {
        return switch (task) {
            case Task.Pair p -> e.pair(p).stream().toList();
            case Task.DerivePair p -> e.derive(p).stream().toList();
            case Task.Derive d -> e.derive(d);
            case Task.Match m -> List.of(e.match(m));
            case Task _ -> List.of();
        };
    }

    /// The reply with what went wrong on the way: each a bug.
    private Reply failed(Reply reply) {
        return failures.isEmpty() ? reply : new Reply(Outcome.BROKEN, reply.shown(), failures, reply.fields());
    }

    private Rendering shown(List<Explanation> all, Function<Explainer, List<Explanation>> question) {
        return new Explained(new Finer(limit).than(all, e -> Optional.of(question.apply(e)).filter(a -> a.size() == all.size())), setting.notes().stream().filter(n -> !n.warning()).map(Note::text).toList());
    }

    private <T> List<T> found(Budget within, Function<Explainer, List<T>> question) {
        try {
            return question.apply(new Explainer(new Prover(LemmaBook.library(), within)));
        } catch (Budget.Exhausted | Oversize | StackOverflowError | OutOfMemoryError _) {
            return List.of(); // a verdict stands without its derivation
        } catch (RuntimeException e) {
            failures.add(new SourceError("no derivation: " + BugReport.of(e), setting.span()));
            return List.of();
        }
    }
}
