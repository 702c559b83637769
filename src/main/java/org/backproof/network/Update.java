package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.elaborate.NoteReading;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
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
        Knowledge knowledge = prover.knowledge(facts);
        Expr factor = simple(Substitution.of(Map.of(parameter, constant(parameter, Terms.ZERO), slope.symbol(), constant(slope.symbol(), Terms.ONE))).apply(body), knowledge);
        Expr own = Terms.entry(parameter, List.copyOf(slope.indices()));
        boolean multiple = Free.symbols(factor).stream().noneMatch(s -> s.sort() instanceof Sort.Tensor || slope.indices().contains(s))
                && prover.prove(facts, body, Terms.add(List.of(own, Terms.multiply(factor, slope.entry())))) instanceof Verdict.Proved;
        boolean others = program.steps().stream().anyMatch(g -> (g.kind() == Step.Kind.WEIGHT_GRADIENT || g.kind() == Step.Kind.BIAS_GRADIENT) && Free.symbols(body).contains(g.value().symbol()));
        if (!multiple && !others) {
            return spelledOut(facts, body, own);
        }
        if (!multiple) {
            boolean step = knowledge.prove(Prop.positive(Terms.negate(factor))).isPresent() && reading.rates().containsAll(Free.symbols(factor));
            return new Judgement.Mistaken(down(step ? simple(Terms.negate(factor), knowledge) : rate), parameter.name() + " changes by another thing than a multiple of " + slope.name());
        }
        if (knowledge.prove(Prop.positive(Terms.negate(factor))).isPresent()) {
            return new Judgement.Right(down(simple(Terms.negate(factor), knowledge)));
        }
        boolean up = knowledge.prove(Prop.positive(factor)).isPresent();
        return up ? new Judgement.Mistaken(down(factor), "this goes up along " + slope.name() + ": J grows")
                : new Judgement.Open(down(rate), "the sign of the factor of " + slope.name());
    }

    /// `W2 = W2 - r*dZ2 @ A1.T/m`, with what the gradient is in place of its name: r is a rate, a number of the formula, or their product.
    private Judgement spelledOut(List<Prop> facts, Expr body, Expr own) {
        Expr change = program.overLogits(program.sloped(Terms.add(List.of(body, Terms.negate(own)))));
        Set<Expr> numbers = new LinkedHashSet<>(List.of(Terms.ONE));
        numbers(body, numbers);
        List<Expr> rates = new ArrayList<>(reading.rates());
        if (rates.isEmpty()) {
            rates.add(Terms.ONE);
        }
        for (Expr rate : rates) {
            for (Expr number : numbers) {
                Expr r = Terms.multiply(number, rate);
                Expr step = program.overLogits(program.sloped(Terms.multiply(r, gradient.value().body())));
                if (prover.prove(facts, change, Terms.negate(step)) instanceof Verdict.Proved) {
                    return new Judgement.Right(down(r));
                }
                if (prover.prove(facts, change, step) instanceof Verdict.Proved) {
                    return new Judgement.Mistaken(down(r), "this goes up along " + gradient.value().name() + ": J grows");
                }
            }
        }
        Set<Symbol> alone = Free.symbols(Substitution.of(Map.of(parameter, constant(parameter, Terms.ZERO))).apply(body));
        return new Judgement.Open(down(rates.stream().filter(alone::contains).findFirst().orElse(rates.getFirst())), "whether " + parameter.name() + " changes by a multiple of " + gradient.value().name());
    }

    /// The positive numbers in it, and the sizes of the negative ones.
    private static void numbers(Expr e, Set<Expr> out) {
        switch (e) {
            case Num n -> out.add(Terms.num(n.value().abs()));
            case Mul m -> out.add(Terms.num(m.coefficient().abs()));
            case Expr _ -> { }
        }
        out.remove(Terms.ZERO);
        Children.of(e).forEach(c -> numbers(c, out));
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
