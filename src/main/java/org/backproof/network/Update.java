package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.elaborate.NoteReading;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// `W2 = W2 - alpha*dW2`, a step of training: it goes down where W changes by −r·dW with r > 0. Names that the network does not have are taken as
/// positive numbers.
final class Update {
    private final Backprop program;
    private final Symbol parameter;
    private final Step gradient;
    private final NoteReading reading;
    private final Prover prover;

    private Update(Backprop program, Symbol parameter, Step gradient, NoteReading reading, Prover prover) {
        this.program = program;
        this.parameter = parameter;
        this.gradient = gradient;
        this.reading = reading;
        this.prover = prover;
    }

    /// What is said of a formula for a parameter; empty of one for another value.
    static Optional<Judgement> of(Backprop program, NoteReading reading, Prover prover) {
        return program.parameters().stream().filter(p -> p.name().equals(reading.target())).findFirst()
                .flatMap(p -> program.steps().stream().filter(s -> s.value().name().equals("d" + p.name())).findFirst().map(g -> Judgement.within(g, () -> new Update(program, p, g, reading, prover).judgement())));
    }

    private Judgement judgement() {
        Value slope = gradient.value();
        Expr rate = reading.rates().isEmpty() ? Terms.real("alpha") : reading.rates().getFirst();
        if (reading.value().isEmpty()) {
            return new Judgement.Misshapen(down(rate), reading.misfit());
        }
        Tensor given = reading.value().get();
        if (given.rank() == 2 && slope.sizes().size() == 1 && given.sizes().getFirst() == Terms.ONE) {
            given = new Tensor(List.of(Tensor.index(1, given.sizes().getLast())), given.at(List.of(Terms.ONE, Tensor.index(1, given.sizes().getLast()))));
        }
        if (!given.sizes().equals(slope.sizes())) {
            return new Judgement.Misshapen(down(rate), "this is " + given.shape() + ", " + parameter.name() + " is " + new Tensor(slope.indices(), slope.body()).shape());
        }
        Expr body = given.at(List.copyOf(slope.indices()));
        List<Prop> facts = new ArrayList<>(program.facts());
        reading.rates().forEach(r -> facts.add(Prop.positive(r)));
        boolean classes = reading.classes() || program.network().classes().isPresent();
        return multiple(facts, body, rate).orElseGet(() -> new SpelledOut(program, parameter, gradient, reading.rates(), prover, facts, body, classes ? Optional.of(OneHot.of(program)) : Optional.empty()).judgement());
    }

    /// With dW by its name: W changes by a multiple of it, and of what the decay adds where that is not in dW.
    private Optional<Judgement> multiple(List<Prop> facts, Expr body, Expr rate) {
        Value slope = gradient.value();
        if (!Free.occurs(slope.symbol(), body)) {
            return Optional.empty();
        }
        Knowledge knowledge = prover.knowledge(facts);
        Expr factor = Substitution.of(Map.of(parameter, constant(parameter, Terms.ZERO), slope.symbol(), constant(slope.symbol(), Terms.ONE))).apply(body);
        Expr r = simple(Terms.divide(Terms.negate(factor), program.convention().share(program.examples())), knowledge);
        if (Free.symbols(r).stream().anyMatch(s -> s.sort() instanceof Sort.Tensor || slope.indices().contains(s))
                || !(prover.prove(facts, body, Descent.of(program, parameter, gradient, r, false)) instanceof Verdict.Proved)) {
            return Optional.empty();
        }
        Optional<Symbol> foreign = Free.symbols(r).stream().filter(s -> !reading.rates().contains(s)).findFirst();
        if (foreign.isPresent()) {
            boolean twice = foreign.equals(program.examples()) && !Free.occurs(foreign.get(), simple(Terms.multiply(r, foreign.get()), knowledge));
            return Optional.of(new Judgement.Mistaken(down(rate), twice ? "1/" + foreign.get().name() + " is in " + slope.name() + " already"
                    : foreign.get().name() + " belongs to the network: the rate depends on it here"));
        }
        if (knowledge.prove(Prop.positive(r)).isPresent()) {
            return Optional.of(new Judgement.Right(down(r)));
        }
        Expr up = simple(Terms.negate(r), knowledge);
        return Optional.of(knowledge.prove(Prop.positive(up)).isPresent() ? new Judgement.Mistaken(down(up), "this goes up along " + slope.name() + ": J grows")
                : new Judgement.Open(down(rate), "the sign of the factor of " + slope.name()));
    }

    private Step down(Expr rate) {
        return Descent.step(program, parameter, gradient, rate, false);
    }

    private static Expr simple(Expr e, Knowledge knowledge) {
        return e instanceof Num ? e : new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(e).right();
    }

    private static Expr constant(Symbol tensor, Expr value) {
        List<Symbol> at = new ArrayList<>();
        ((Sort.Tensor) tensor.sort()).sizes().forEach(size -> at.add(Tensor.index(at.size() + 1, size)));
        return Terms.lambda(at, value);
    }
}
