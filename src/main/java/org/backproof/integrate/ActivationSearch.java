package org.backproof.integrate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Matching;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Theorem;
import org.backproof.prove.Prover;
import org.backproof.prove.Requirements;
import org.backproof.prove.Verdict;

/// The activation f of a loss J for which ∂J(f(z), y)/∂z = f(z) − y: from f′ = (a − y)/(∂J/∂a) by integrating 1/f′ and solving for a. It is proved
/// afterwards.
public final class ActivationSearch {
    /// Of the work that is left, for the proof of a proposal as a whole.
    private static final double SHARE = 0.3;
    private static final Symbol HOLE = Terms.real("%factor");

    private final Prover prover;
    private final Matching.OfLoss of;
    private final List<Prop> assumptions;
    private final Symbol z;

    public ActivationSearch(Prover prover, Matching.OfLoss of, Setting setting) {
        this.prover = prover;
        this.of = of;
        this.assumptions = setting.hypotheses();
        this.z = Proposals.logit(of.prediction(), List.of(of.cost()));
    }

    /// What is found; with a theorem where a match is, with a point where there is none.
    public ActivationMatch match() {
        return of.prediction().sort() instanceof Sort.Real ? number() : new VectorActivationSearch(prover, of, assumptions, z).match();
    }

    /// ∂J/∂a, off the kinks where there are some.
    static Optional<Theorem> slope(Knowledge knowledge, Expr cost, Expr prediction) {
        return new Differentiation(knowledge).derivative(cost, prediction).or(() -> Differentiation.offKinks(knowledge).derivative(cost, prediction));
    }

    private ActivationMatch number() {
        Symbol a = of.prediction();
        Knowledge knowledge = prover.knowledge(with(List.of(Prop.defined(of.cost()))));
        Optional<Theorem> slope = slope(knowledge, of.cost(), a);
        ActivationMatch match = ActivationMatch.open(z, slope.map(t -> t.derivative().value()));
        if (slope.isEmpty()) {
            return match;
        }
        Inversion inversion = new Inversion(knowledge, a, of.label());
        match = match.withSteepness(inversion.steepness(match.slope().get()));
        if (Free.occurs(of.label(), match.steepness().get())) {
            return match.refuted(new LabelTest(with(slope.get().hypotheses()), a, of.label()).numbers(match.slope().get()));
        }
        Expr steepness = match.steepness().get();
        List<Prop> needed = needed();
        Proposals proposals = new Proposals(prover, with(needed), a, z);
        match = match.withIntegral(inversion.integral(match.steepness().get()));
        for (Expr f : match.integral().map(g -> inversion.solved(g, z)).orElse(List.of())) {
            Expr simple = proposals.simplified(f);
            Optional<Proposals.Proof> proof = asAWhole(proposals, simple).or(() -> byChain(proposals, slope.get(), steepness, simple));
            if (proof.isPresent()) {
                List<Prop> given = Stream.concat(needed.stream().filter(proof.get().theorem().hypotheses()::contains), proof.get().given().stream()).toList();
                return match.found(simple, proposals.named(simple, given), new Proposals.Proof(proof.get().theorem(), given));
            }
        }
        return match;
    }

    /// What the loss needs of its parameters, such as p ≠ 1.
    private List<Prop> needed() {
        Knowledge knowledge = prover.knowledge(assumptions);
        return Requirements.of(knowledge, List.of(Prop.defined(of.cost()))).stream().filter(p -> !Free.occurs(of.prediction(), p) && !Free.occurs(of.label(), p)).toList();
    }

    /// `∂J(f(z), y)/∂z = f(z) − y`; empty where its share of the work ends before.
    private Optional<Proposals.Proof> asAWhole(Proposals proposals, Expr f) {
        try {
            return proposals.within(prover.part(SHARE)).proved(f, Terms.diff(Substitution.of(of.prediction(), f).apply(of.cost()), z), Terms.subtract(f, of.label()));
        } catch (Budget.Exhausted | Oversize _) {
            return Optional.empty();
        }
    }

    /// The same by the chain rule, from `∂J/∂a = (a − y)/h(a)` and `(f(z) − y)/h(f(z))·f′(z) = f(z) − y`.
    ///
    /// @param steepness h
    private Optional<Proposals.Proof> byChain(Proposals proposals, Theorem slope, Expr steepness, Expr f) {
        Expr written = Terms.divide(Terms.subtract(of.prediction(), of.label()), steepness);
        if (!(prover.prove(with(slope.hypotheses()), slope.derivative().value(), written) instanceof Verdict.Proved(Theorem same))) {
            return Optional.empty();
        }
        Theorem shown = Derivatives.value(slope, same);
        Expr there = Substitution.of(of.prediction(), f).apply(written);
        return proposals.proved(f, Terms.multiply(there, Terms.diff(f, z)), Terms.subtract(f, of.label())).flatMap(product -> {
            Knowledge knowledge = prover.knowledge(Stream.concat(proposals.others().stream(), product.given().stream()).toList());
            return new Differentiation(knowledge).derivative(f, z).map(inner -> {
                Theorem chain = Derivatives.equation(Derivatives.chain(shown, inner));
                Theorem factor = Equality.inContext(Derivatives.equation(inner), Terms.multiply(there, HOLE), HOLE);
                return knowledge.discharge(Equality.transitive(chain, Equality.transitive(Equality.symmetric(factor), product.theorem())));
            }).filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())).map(t -> new Proposals.Proof(t, product.given()));
        });
    }

    private List<Prop> with(List<Prop> more) {
        return Stream.concat(assumptions.stream(), more.stream()).toList();
    }
}
