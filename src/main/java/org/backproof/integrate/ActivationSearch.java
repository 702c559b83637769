package org.backproof.integrate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.backproof.kernel.Theorem;
import org.backproof.prove.Prover;

/// The activation f of a loss J for which ∂J(f(z), y)/∂z = f(z) − y: from f′ = (a − y)/(∂J/∂a) by integrating 1/f′ and solving for a. It is proved
/// afterwards.
public final class ActivationSearch {
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
        Proposals proposals = new Proposals(prover, assumptions, a, z);
        match = match.withIntegral(inversion.integral(match.steepness().get()));
        for (Expr f : match.integral().map(g -> inversion.solved(g, z)).orElse(List.of())) {
            Expr simple = proposals.simplified(f);
            Optional<Proposals.Proof> proof = proposals.proved(simple, Terms.diff(Substitution.of(a, simple).apply(of.cost()), z), Terms.subtract(simple, of.label()));
            if (proof.isPresent()) {
                return match.found(simple, proposals.named(simple, proof.get().given()), proof.get());
            }
        }
        return match;
    }

    private List<Prop> with(List<Prop> more) {
        return Stream.concat(assumptions.stream(), more.stream()).toList();
    }
}
