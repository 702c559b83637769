package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.NoteReading;
import org.backproof.elaborate.Tensor;
import org.backproof.evaluate.Found;
import org.backproof.evaluate.PointSearch;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
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

    /// It is another thing, for a reason.
    record Mistaken(Step step, String why) implements Judgement {
    }

    /// At a point of the network it has another value.
    record Wrong(Step step, Witness witness) implements Judgement {
    }

    /// Neither is shown.
    record Open(Step step, String reason) implements Judgement {
    }

    /// What is said of a formula for a value that the program computes, or for a parameter that it changes; empty of one for another value.
    static Optional<Judgement> of(Backprop program, NoteReading reading, Prover prover) {
        return program.steps().stream().filter(s -> s.value().name().equals(reading.target())).findFirst()
                .map(s -> reading.mean() ? s.divided(program.examples().orElseThrow()) : s).map(s -> within(s, () -> of(program, s, reading, prover)))
                .or(() -> Update.of(program, reading, prover));
    }

    /// What is found with the work that there is.
    static Judgement within(Step step, Supplier<Judgement> search) {
        try {
            return search.get();
        } catch (Budget.Exhausted _) {
            return new Open(step, "budget");
        }
    }

    /// Whether it is so.
    default boolean right() {
        return this instanceof Right;
    }

    private static Judgement of(Backprop program, Step step, NoteReading reading, Prover prover) {
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
        Expr claimed = program.sloped(new Guards(program, prover).overLogits(written(single.apply(given.at(number ? List.of() : value.indices())))));
        Expr right = program.sloped(written(single.apply(value.body())));
        Verdict v = prover.prove(offKinks(program.facts(), program.overLogits(right)), program.overLogits(claimed), program.overLogits(right));
        return switch (v) {
            case Verdict.Proved _, Verdict.Conditional _ -> new Right(step);
            case Verdict.Refuted _ -> {
                // the logits are not free: the point must be one of the network
                Expr l = program.overInputs(claimed);
                Expr r = program.overInputs(right);
                if (reading.classes() || program.network().classes().isPresent()) {
                    yield ofClasses(program, step, l, r);
                }
                List<Prop> facts = offKinks(program.facts(), r);
                Found found = new PointSearch(facts, () -> false).compare(l, r);
                yield found.differ().<Judgement>map(w -> new Wrong(step, w)).orElseGet(() -> switch (prover.prove(facts, l, r)) {
                    case Verdict.Proved _, Verdict.Conditional _ -> new Right(step);
                    case Verdict.Refuted(var w, _) when w.isPresent() -> new Wrong(step, w.get());
                    case Verdict.Refuted _, Verdict.Undecided _ -> new Open(step, "no counterexample in the network was found");
                });
            }
            case Verdict.Undecided(String reason) -> new Open(step, reason);
        };
    }

    /// Whether they differ where labels are one-hot: a formula with classes, or a loss of them, says nothing of other labels.
    private static Judgement ofClasses(Backprop program, Step step, Expr left, Expr right) {
        for (OneHot labels : OneHot.all(program)) {
            Optional<Witness> apart = labels.search(offKinks(program.facts(), right)).compare(labels.apply(left), labels.apply(right)).differ();
            if (apart.isPresent()) {
                return new Wrong(step, labels.shown(apart.get()));
            }
        }
        return new Open(step, "no counterexample with one-hot labels was found");
    }

    /// With sums over one number written out, as over the row of a single output.
    private static Expr written(Expr e) {
        return switch (e) {
            case Sum s when s.index().sort().equals(Sort.upTo(Terms.ONE)) -> written(Binders.open(s, Terms.ONE));
            case Sum s -> {
                Symbol i = Terms.symbol("%1" + s.index().number(), s.index().sort());
                yield Terms.sum(i, written(Binders.open(s, i)));
            }
            case Lambda _, Diff _ -> e;
            case Expr _ -> Children.map(e, Judgement::written);
        };
    }

    /// The facts, and that the entry is at no kink: there `Z1 >= 0` is as good a slope of relu as `Z1 > 0`.
    private static List<Prop> offKinks(List<Prop> facts, Expr right) {
        Set<Prop> all = new LinkedHashSet<>(facts);
        borders(right, all);
        return List.copyOf(all);
    }

    private static void borders(Expr e, Set<Prop> out) {
        if (e instanceof Cases c && c.guard() instanceof Prop.Compare(Expr term, Prop.Sign sign) && (sign == Prop.Sign.POSITIVE || sign == Prop.Sign.NONNEGATIVE)) {
            out.add(Prop.nonzero(term));
        }
        if (!(e instanceof Sum || e instanceof Lambda || e instanceof Diff)) {
            Children.of(e).forEach(c -> borders(c, out));
        }
    }
}
