package org.backproof.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.elaborate.Notes;
import org.backproof.elaborate.Tensor;
import org.backproof.evaluate.Found;
import org.backproof.evaluate.PointSearch;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// What is said of a formula about a network.
///
/// @param step what the program has for the name
public sealed interface Judgement {
    Step step();

    /// It is what the program has, at every point.
    record Right(Step step) implements Judgement {
    }

    /// Its shape is another, or its parts do not go together.
    record Misshapen(Step step, String why) implements Judgement {
    }

    /// At a point of the network it has another value.
    record Wrong(Step step, Witness witness) implements Judgement {
    }

    /// Neither is shown.
    record Open(Step step, String reason) implements Judgement {
    }

    /// @param reading of a formula whose target is a value of the program
    static Judgement of(Backprop program, Step step, Notes.Reading reading, Prover prover) {
        Value value = step.value();
        List<Expr> wanted = value.sizes();
        if (reading.value().isEmpty()) {
            return new Misshapen(step, reading.misfit());
        }
        Tensor given = reading.value().get();
        if (given.rank() == wanted.size() + 1 && given.sizes().getLast() == Terms.ONE) {
            given = new Tensor(given.indices().subList(0, given.rank() - 1), Substitution.of(given.indices().getLast(), Terms.ONE).apply(given.body()));
        }
        if (given.rank() == wanted.size() + 1 && given.sizes().getFirst() == Terms.ONE) {
            Symbol i = Tensor.index(1, given.sizes().getLast());
            given = new Tensor(List.of(i), Substitution.of(Map.of(given.indices().getFirst(), Terms.ONE, given.indices().getLast(), i)).apply(given.body()));
        }
        boolean one = given.isScalar() && wanted.stream().allMatch(Terms.ONE::equals);
        boolean number = one || given.isScalar() && given.body() instanceof Num;
        if (!number && !given.sizes().equals(wanted)) {
            return new Misshapen(step, "this is " + given.shape() + ", " + value.name() + " is " + new Tensor(value.indices(), value.body()).shape());
        }
        if (reading.array().isPresent()) {
            return new Misshapen(step, reading.array().get());
        }
        Map<Expr, Expr> first = new LinkedHashMap<>();
        value.indices().stream().filter(i -> i.sort().equals(Sort.upTo(Terms.ONE))).forEach(i -> first.put(i, Terms.ONE));
        Substitution single = Substitution.of(first);
        Expr claimed = program.sloped(single.apply(given.at(number ? List.of() : value.indices())));
        Expr right = program.sloped(single.apply(value.body()));
        Verdict v = prover.prove(program.facts(), program.overLogits(claimed), program.overLogits(right));
        return switch (v) {
            case Verdict.Proved _, Verdict.Conditional _ -> new Right(step);
            case Verdict.Refuted _ -> {
                // the logits are not free: the point must be one of the network
                Expr l = program.overInputs(claimed);
                Expr r = program.overInputs(right);
                Found found = new PointSearch(program.facts(), () -> false).compare(l, r);
                yield found.differ().<Judgement>map(w -> new Wrong(step, w)).orElseGet(() -> switch (prover.prove(program.facts(), l, r)) {
                    case Verdict.Proved _, Verdict.Conditional _ -> new Right(step);
                    case Verdict.Refuted(var w, _) when w.isPresent() -> new Wrong(step, w.get());
                    case Verdict.Refuted _, Verdict.Undecided _ -> new Open(step, "no counterexample in the network was found");
                });
            }
            case Verdict.Undecided(String reason) -> new Open(step, reason);
        };
    }
}
