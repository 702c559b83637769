package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Pairing;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.prove.Prover;

/// The equations of a network, for one example and for a batch.
public final class Equations {
    /// The share of the work that may go to whether boundaries of pieces are kinks.
    private static final double KINKS = 0.5;

    private Equations() {
    }

    /// For one example: cotangents are derivatives of its loss.
    ///
    /// @throws NoDerivative where a function of the network has none that the language can write
    public static Backprop ofExample(Network network, Prover prover) {
        Letters letters = new Letters(network);
        List<Prop> facts = facts(letters);
        Knowledge knowledge = prover.knowledge(facts);
        Sweep sweep = new Sweep(letters, knowledge, new Kinks(facts, prover.part(KINKS)));
        sweep.run();
        List<Step> steps = new ArrayList<>(forward(letters));
        backward(sweep, network).forEach(steps::add);
        penalise(steps, letters, knowledge);
        return new Backprop(network, Optional.empty(), letters.activation(0), letters.label(), letters.parameters(), letters.data(), others(network), steps, facts, sweep.collapsed(), sweep.slopes(), network.stack().map(h -> ofExample(h.layer(), prover)), Convention.USUAL);
    }

    /// For m examples, the columns of X and Y: J is the mean of their losses.
    ///
    /// @throws NoDerivative where a function of the network has none that the language can write
    public static Backprop ofBatch(Network network, Prover prover) {
        Letters letters = new Letters(network);
        Symbol count = Terms.symbol("m", Sort.SIZE);
        List<Prop> facts = facts(letters);
        Sweep sweep = new Sweep(letters, prover.knowledge(facts), new Kinks(facts, prover.part(KINKS)));
        sweep.run();
        List<Prop> all = facts.stream().map(f -> Batch.everywhere(f, letters, count)).toList();
        Knowledge labelled = prover.knowledge(all);
        Batch batch = new Batch(letters, sweep, count, labelled);
        List<Step> steps = new ArrayList<>();
        forward(letters).forEach(s -> steps.add(batch.step(s)));
        backward(sweep, network).forEach(s -> steps.add(batch.step(s)));
        penalise(steps, letters, labelled);
        return new Backprop(network, Optional.of(count), batch.capital(letters.activation(0)), batch.capital(letters.label()), letters.parameters(),
                letters.data().stream().map(batch::capital).toList(), others(network), steps, all, sweep.collapsed(), sweep.slopes(), network.stack().map(h -> ofBatch(h.layer(), prover)), Convention.USUAL);
    }

    /// The parameters of the loss, of activations and of the decay that are letters; those of an activation that have their values by default are none.
    private static List<Symbol> others(Network network) {
        List<Symbol> all = new ArrayList<>(network.output().parameters());
        all.removeFirst();
        all.removeIf(p -> !Free.occurs(p, network.output().atPrediction()));
        network.layers().forEach(l -> Free.symbols(l.value().body()).stream().filter(x -> x != l.logit() && x.sort() instanceof Sort.Real && !all.contains(x)).forEach(all::add));
        network.decay().ifPresent(d -> Free.symbols(d).stream().filter(s -> !all.contains(s)).forEach(all::add));
        return all;
    }

    private static void penalise(List<Step> steps, Letters letters, Knowledge knowledge) {
        letters.network().decay().ifPresent(d -> {
            List<Symbol> weights = letters.parameters().stream().filter(p -> ((Sort.Tensor) p.sort()).sizes().size() == 2).toList();
            steps.replaceAll(new Decay(d, weights, letters.network().numbering().symbolic(), knowledge)::of);
        });
    }

    /// Without the cotangent that is given.
    private static List<Step> backward(Sweep sweep, Network network) {
        return sweep.steps().subList(network.role().given() ? 1 : 0, sweep.steps().size());
    }

    private static List<Step> forward(Letters letters) {
        Costs costs = new Costs(letters);
        List<Step> out = new ArrayList<>();
        for (int l = 1; l <= letters.network().depth(); l++) {
            Symbol i = letters.unit(l);
            out.add(definition(Step.Kind.LOGIT, l, letters.logit(l), List.of(i), costs.affine(l, letters.activation(l - 1), i)));
            out.add(definition(Step.Kind.ACTIVATION, l, letters.activation(l), List.of(i), costs.activation(l, i)));
        }
        int last = letters.network().depth();
        if (letters.network().role().given()) {
            return out;
        }
        out.add(definition(Step.Kind.COST, last, Terms.real("J"), List.of(), costs.ofActivation(last).body()));
        return out;
    }

    private static Step definition(Step.Kind kind, int layer, Symbol name, List<Symbol> indices, Expr body) {
        return new Step(kind, layer, new Value(name, indices, body), Equality.reflexive(body), Equality.reflexive(body), List.of());
    }

    /// What is assumed of the label, under the name that it has here.
    private static List<Prop> facts(Letters letters) {
        Pairing p = letters.network().output();
        Symbol label = p.parameters().getFirst();
        List<Prop> out = new ArrayList<>();
        for (Assumption a : letters.network().assumptions()) {
            if (letters.network().role().given()) {
                out.add(a.prop());
            } else if (label.sort() instanceof Sort.Tensor) {
                out.add(Substitution.of(label, Terms.tensor(letters.label())).apply(a.prop()));
            } else {
                Symbol i = letters.summed("#i", letters.network().depth());
                Prop unit = Substitution.of(label, Terms.entry(letters.label(), i)).apply(a.prop());
                out.add(Free.occurs(i, unit) ? Binders.forAll(i, unit) : unit);
            }
        }
        return out;
    }
}
