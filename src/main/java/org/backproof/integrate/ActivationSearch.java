package org.backproof.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Definition;
import org.backproof.elaborate.Matching;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.evaluate.Found;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.PointSearch;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.library.Descriptor;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// The activation f of a loss J for which ∂J(f(z), y)/∂z = f(z) − y: from f′ = (a − y)/(∂J/∂a) by integrating 1/f′ and solving for a; for
/// vectors among the library's activations. It is proved afterwards.
public final class ActivationSearch {
    private static final int POINTS = 200;

    private final Prover prover;
    private final Matching.OfLoss of;
    private final List<Prop> assumptions;
    private final Symbol z;
    private final Proposals proposals;

    public ActivationSearch(Prover prover, Matching.OfLoss of, Setting setting) {
        this.prover = prover;
        this.of = of;
        this.assumptions = setting.hypotheses();
        this.z = Proposals.logit(of.prediction(), List.of(of.cost()));
        this.proposals = new Proposals(prover, assumptions, of.prediction(), z);
    }

    /// What is found; with a theorem where a match is.
    public ActivationMatch match() {
        return of.prediction().sort() instanceof Sort.Real ? scalar() : inLibrary();
    }

    private ActivationMatch scalar() {
        List<Prop> facts = new ArrayList<>(assumptions);
        facts.add(Prop.defined(of.cost()));
        Knowledge knowledge = prover.knowledge(facts);
        Normalizer normalizer = new Normalizer(knowledge, Normalizer.Settings.SHALLOW);
        Optional<Expr> slope = new Differentiation(knowledge).derivative(of.cost(), of.prediction()).map(t -> t.derivative().value());
        Expr error = Terms.subtract(of.prediction(), of.label());
        Optional<Expr> steepness = slope.map(d -> normalizer.normalize(Terms.divide(error, d)).right());
        if (steepness.isEmpty()) {
            return new ActivationMatch(slope, steepness, Optional.empty(), z, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        }
        if (Free.occurs(of.label(), steepness.get())) {
            return new ActivationMatch(slope, steepness, Optional.empty(), z, Optional.empty(), Optional.empty(), List.of(), Optional.empty(),
                    varies(steepness.get()));
        }
        Optional<Expr> integral = new Integration(knowledge).of(Terms.power(steepness.get(), -1), of.prediction());
        for (Expr f : integral.map(g -> new Solving(knowledge, of.prediction()).of(g, z)).orElse(List.of())) {
            Expr simple = proposals.simplified(f);
            Expr left = Terms.diff(Substitution.of(of.prediction(), simple).apply(of.cost()), z);
            Optional<ActivationMatch> found = proposals.proved(simple, left, Terms.subtract(simple, of.label()))
                    .map(p -> new ActivationMatch(slope, steepness, integral, z, Optional.of(simple),
                            proposals.named(simple, p.given()), p.given(), Optional.of(p.theorem()), Optional.empty()));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new ActivationMatch(slope, steepness, integral, z, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /// Where the steepness has another value for another label: its derivative by the label is not 0.
    private Optional<Point> varies(Expr steepness) {
        Found found = new PointSearch(assumptions, () -> false, POINTS).compare(Terms.diff(steepness, of.label()), Terms.ZERO);
        return found.differ().map(Witness::point);
    }

    /// An activation of a vector whose pair with the loss is canonical.
    private ActivationMatch inLibrary() {
        Symbol j = Terms.symbol("j", Tensor.index(1, ((Sort.Tensor) z.sort()).sizes().getFirst()).sort());
        for (Descriptor d : Library.descriptors()) {
            Definition g = d.definition();
            if (d.kind() != Kind.ACTIVATION || g.formals().size() != 1) {
                continue;
            }
            boolean vector = g.formals().getFirst().rank() == 1 && g.function().rank() == 1;
            Expr entry = vector ? Terms.apply(g.function(), List.of(Terms.tensor(z), j)) : Terms.apply(g.function(), Terms.entry(z, j));
            Expr value = Terms.lambda(List.of(j), entry);
            Expr left = Terms.diff(Substitution.of(of.prediction(), value).apply(of.cost()), Terms.entry(z, j));
            Expr right = Terms.subtract(entry, Terms.entry(of.label(), j));
            if ((vector || g.formals().getFirst().isReal()) && prover.prove(proposals.others(), left, right) instanceof Verdict.Proved(Theorem t)) {
                return new ActivationMatch(Optional.empty(), Optional.empty(), Optional.empty(), z, Optional.of(entry), Optional.of(entry), List.of(),
                        Optional.of(t), Optional.empty());
            }
        }
        return new ActivationMatch(Optional.empty(), Optional.empty(), Optional.empty(), z, Optional.empty(), Optional.empty(), List.of(), Optional.empty(),
                Optional.empty());
    }
}
