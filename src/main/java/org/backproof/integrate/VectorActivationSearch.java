package org.backproof.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.Definition;
import org.backproof.elaborate.Matching;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Theorem;
import org.backproof.library.Descriptor;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// The activation of a loss of a vector: entry by entry where ∂J/∂aⱼ is about the entry j alone, else among those of the library.
final class VectorActivationSearch {
    /// Of the time that is left, for one activation of the library.
    private static final double SHARE = 0.25;
    private static final double HALF = 0.5;
    private static final double BRIEF = 0.1;

    private final Prover prover;
    private final Matching.OfLoss of;
    private final List<Prop> assumptions;
    private final Symbol z;
    private final Symbol j;
    private final Expr size;
    private final Expr target;

    VectorActivationSearch(Prover prover, Matching.OfLoss of, List<Prop> assumptions, Symbol z) {
        this.prover = prover;
        this.of = of;
        this.assumptions = assumptions;
        this.z = z;
        this.size = ((Sort.Tensor) z.sort()).sizes().getFirst();
        this.j = Terms.symbol("j", Sort.upTo(size));
        this.target = of.target(j);
    }

    /// Labels for which there is none are found soonest.
    ActivationMatch match() {
        Optional<Obstacle> obstacle = tried(p -> new LabelTest(assumptions, of.prediction(), of.label()).vectors(p, of.cost(), size));
        Optional<Theorem> derivative = slope(obstacle.isPresent() ? BRIEF : HALF);
        ActivationMatch open = ActivationMatch.open(z, derivative.map(t -> t.derivative().value()));
        if (obstacle.isPresent()) {
            return open.refuted(derivative.flatMap(t -> stationary(t.derivative().value(), t.hypotheses())).or(() -> obstacle));
        }
        Optional<ActivationMatch> found = open.slope().flatMap(s -> entrywise(open, s)).or(() -> inLibrary(open));
        return found.or(() -> derivative.flatMap(t -> stationary(t.derivative().value(), t.hypotheses())).map(o -> open.refuted(Optional.of(o)))).orElse(open);
    }

    /// ∂J/∂aⱼ in its normal form, if it is found in a share of the time: the activations of the library are tried without it, too.
    private Optional<Theorem> slope(double share) {
        return tried(share, p -> {
            Knowledge knowledge = p.knowledge(Stream.concat(assumptions.stream(), Stream.of(Prop.defined(of.cost()))).toList());
            return ActivationSearch.slope(knowledge, of.cost(), Terms.entry(of.prediction(), j))
                    .map(t -> Derivatives.value(t, new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(t.derivative().value())));
        });
    }

    private List<Prop> others() {
        return new Proposals(prover, assumptions, of.prediction(), z).others();
    }

    /// The theorem for an activation with the entry j.
    private Optional<Theorem> proved(Prover prover, Expr entry) {
        Expr cost = Substitution.of(of.prediction(), Terms.lambda(List.of(j), entry)).apply(of.cost());
        return prover.prove(others(), Terms.diff(cost, Terms.entry(z, j)), Terms.subtract(entry, target)) instanceof Verdict.Proved(Theorem t) ? Optional.of(t) : Optional.empty();
    }

    private <T> Optional<T> tried(Function<Prover, Optional<T>> stage) {
        return tried(SHARE, stage);
    }

    /// One stage of the search, in a share of the time that is left.
    private <T> Optional<T> tried(double share, Function<Prover, Optional<T>> stage) {
        try {
            return stage.apply(prover.part(share));
        } catch (Budget.Exhausted | Oversize _) {
            return Optional.empty();
        }
    }

    private Optional<ActivationMatch> entrywise(ActivationMatch open, Expr slope) {
        Symbol a = Terms.real("'a");
        Symbol y = Terms.real("'y");
        Expr alone = Replacement.of(target, y, Replacement.of(Terms.entry(of.prediction(), j), a, slope));
        if (Free.occurs(of.prediction(), alone) || Free.occurs(of.label(), alone) || Free.occurs(j, alone)) {
            return Optional.empty();
        }
        Inversion inversion = new Inversion(prover.knowledge(letters(a, y)), a, y);
        Expr steepness = inversion.steepness(alone);
        if (Free.occurs(y, steepness)) {
            return Optional.empty();
        }
        Substitution back = Substitution.of(a, Terms.entry(of.prediction(), j));
        Optional<Expr> integral = inversion.integral(steepness);
        for (Expr f : integral.map(g -> inversion.solved(g, Terms.entry(z, j))).orElse(List.of())) {
            Expr simple = new Normalizer(prover.knowledge(List.of()), Normalizer.Settings.SHALLOW).normalize(f).right();
            Optional<Theorem> theorem = proved(prover, simple);
            if (theorem.isPresent()) {
                return Optional.of(open.withSteepness(back.apply(steepness)).withIntegral(integral.map(back::apply))
                        .found(simple, Optional.empty(), new Proposals.Proof(theorem.get(), List.of())));
            }
        }
        return Optional.empty();
    }

    /// What holds of each entry, said of letters.
    private List<Prop> letters(Symbol a, Symbol y) {
        Symbol k = Terms.symbol("k", Sort.upTo(size));
        List<Prop> out = new ArrayList<>();
        for (Prop p : assumptions) {
            if (Prop.terms(p).stream().noneMatch(e -> Subterms.of(e).stream().anyMatch(Sum.class::isInstance))) {
                Prop one = Substitution.of(of.prediction(), Terms.lambda(List.of(k), a)).apply(p);
                one = of.label().sort() instanceof Sort.Tensor ? Substitution.of(of.label(), Terms.lambda(List.of(k), y)).apply(one) : one;
                out.add(one instanceof Prop.ForAll all ? Binders.open(all, j) : one);
            }
        }
        return out.stream().filter(p -> !Free.occurs(j, p)).toList();
    }

    /// An activation whose pair with the loss is canonical.
    private Optional<ActivationMatch> inLibrary(ActivationMatch open) {
        for (Descriptor d : Library.descriptors()) {
            Definition g = d.definition();
            if (d.kind() != Kind.ACTIVATION || g.formals().size() != 1) {
                continue;
            }
            boolean vector = g.formals().getFirst().rank() == 1 && g.function().rank() == 1;
            Expr entry = vector ? Terms.apply(g.function(), List.of(Terms.tensor(z), j)) : Terms.apply(g.function(), Terms.entry(z, j));
            Optional<Theorem> theorem = vector || g.formals().getFirst().isReal() ? tried(p -> proved(p, entry)) : Optional.empty();
            if (theorem.isPresent()) {
                return Optional.of(open.found(entry, Optional.of(entry), new Proposals.Proof(theorem.get(), List.of())));
            }
        }
        return Optional.empty();
    }

    /// The label at which ∂J/∂aⱼ is 0.
    private Optional<Obstacle> stationary(Expr slope, List<Prop> hypotheses) {
        if (!(of.label().sort() instanceof Sort.Tensor)) {
            return Optional.empty();
        }
        LabelTest test = new LabelTest(Stream.concat(assumptions.stream(), hypotheses.stream()).toList(), of.prediction(), of.label());
        Symbol letter = Terms.real("'y");
        Expr alone = Replacement.of(target, letter, slope);
        return Free.occurs(of.label(), alone) ? Optional.empty()
                : new Solving(prover.knowledge(assumptions), letter).of(alone, Terms.ZERO).stream().flatMap(zero -> test.zero(zero, j).stream()).findFirst();
    }
}
