package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.elaborate.Notes;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// `W2 = W2 - alpha*dW2`, a step of training: it goes down where W changes by −r·dW with r > 0. Names that the network does not have are taken as
/// positive numbers.
final class Update {
    private final Backprop program;
    private final Symbol parameter;
    private final Step gradient;
    private final Notes.Reading reading;
    private final Prover prover;

    private Update(Backprop program, Symbol parameter, Step gradient, Notes.Reading reading, Prover prover) {
        this.program = program;
        this.parameter = parameter;
        this.gradient = gradient;
        this.reading = reading;
        this.prover = prover;
    }

    /// What is said of a formula for a parameter; empty of one for another value.
    static Optional<Judgement> of(Backprop program, Notes.Reading reading, Prover prover) {
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
        if (!given.sizes().equals(slope.sizes())) {
            return new Judgement.Misshapen(down(rate), "this is " + given.shape() + ", " + parameter.name() + " is " + new Tensor(slope.indices(), slope.body()).shape());
        }
        Expr body = given.at(List.copyOf(slope.indices()));
        List<Prop> facts = new ArrayList<>(program.facts());
        reading.rates().forEach(r -> facts.add(Prop.positive(r)));
        Knowledge knowledge = prover.knowledge(facts);
        Expr factor = simple(Substitution.of(Map.of(parameter, constant(parameter, Terms.ZERO), slope.symbol(), constant(slope.symbol(), Terms.ONE))).apply(body), knowledge);
        Expr own = Terms.entry(parameter, List.copyOf(slope.indices()));
        boolean multiple = Free.symbols(factor).stream().noneMatch(s -> s.sort() instanceof Sort.Tensor || slope.indices().contains(s))
                && prover.prove(facts, body, Terms.add(List.of(own, Terms.multiply(factor, slope.entry())))) instanceof Verdict.Proved;
        if (!multiple) {
            return new Judgement.Mistaken(down(rate), parameter.name() + " changes by another thing than a multiple of " + slope.name());
        }
        if (knowledge.prove(Prop.positive(Terms.negate(factor))).isPresent()) {
            return new Judgement.Right(down(simple(Terms.negate(factor), knowledge)));
        }
        boolean up = knowledge.prove(Prop.positive(factor)).isPresent();
        return up ? new Judgement.Mistaken(down(factor), "this goes up along " + slope.name() + ": J grows")
                : new Judgement.Open(down(rate), "the sign of the factor of " + slope.name());
    }

    private static Expr simple(Expr e, Knowledge knowledge) {
        return e instanceof Num ? e : new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(e).right();
    }

    private static Expr constant(Symbol tensor, Expr value) {
        List<Symbol> at = new ArrayList<>();
        ((Sort.Tensor) tensor.sort()).sizes().forEach(size -> at.add(Tensor.index(at.size() + 1, size)));
        return Terms.lambda(at, value);
    }

    /// `W = W − r dW`.
    private Step down(Expr rate) {
        Value slope = gradient.value();
        Expr body = Terms.add(List.of(Terms.entry(parameter, List.copyOf(slope.indices())), Terms.negate(Terms.multiply(rate, slope.entry()))));
        return new Step(gradient.kind(), gradient.layer(), new Value(parameter, slope.indices(), body), Equality.reflexive(body), Equality.reflexive(body), List.of());
    }
}
