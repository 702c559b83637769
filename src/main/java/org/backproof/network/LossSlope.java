package org.backproof.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Pairing;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// The derivative of a loss that is summed over the units, off the kinks of one unit's loss.
final class LossSlope {
    private LossSlope() {
    }

    /// `H ⊢ ∂(Σₖ ℓ(aₖ, yₖ))/∂aⱼ = ℓ′(aⱼ, yⱼ)`, as the library states ℓ′, else simplified; empty for a loss of all units together.
    static Optional<Theorem> of(Network network, Symbol labels, Symbol a, Symbol j, Knowledge knowledge, Kinks kinks) {
        return of(network, network.output().atPrediction(), labels, a, j, knowledge, kinks);
    }

    /// The same of a loss that is a sum over the units by its definition, without weights.
    ///
    /// @return about what the definition says
    static Optional<Theorem> byDefinition(Network network, Symbol labels, Symbol a, Symbol j, Knowledge knowledge, Kinks kinks) {
        return network.weight().isEmpty() && network.output().atPrediction() instanceof Apply f && f.function() instanceof Function.Defined
                ? of(network, Equality.unfold(f).right(), labels, a, j, knowledge, kinks) : Optional.empty();
    }

    private static Optional<Theorem> of(Network network, Expr loss, Symbol labels, Symbol a, Symbol j, Knowledge knowledge, Kinks kinks) {
        Simplifier simplifier = new Simplifier(knowledge);
        return unit(network.output(), loss).flatMap(u -> kinks.stated(u.loss, u.prediction, knowledge).map(one -> summed(network, u, one, labels, a, j))
                .or(() -> Slope.derivative(u.loss, u.prediction, knowledge).or(() -> Differentiation.offKinks(knowledge).derivative(u.loss, u.prediction).map(knowledge::discharge))
                        .map(t -> kinks.joined(t, knowledge))
                        .map(one -> simplifier.shortest(summed(network, u, one, labels, a, j)))));
    }

    private static Theorem summed(Network network, UnitLoss u, Theorem one, Symbol labels, Symbol a, Symbol j) {
        Symbol k = Terms.symbol("#i", j.sort());
        Expr entry = Terms.entry(a, k);
        Theorem labelled = Logic.instantiate(one, Substitution.of(u.label, Terms.entry(labels, k)));
        Theorem unit = Derivatives.chain(labelled, Derivatives.variable(entry, Terms.entry(a, j)));
        Theorem series = Derivatives.series((Sum) Terms.sum(k, unit.derivative().body()), k, unit);
        Theorem picked = Sums.pick((Sum) series.derivative().value(), k, (Delta) Terms.delta(k, j));
        Theorem there = Logic.instantiate(Derivatives.defined(labelled, true), Substitution.of(u.prediction, entry));
        Theorem plain = Derivatives.value(series, Logic.discharge(picked, Logic.generalise(there, k)));
        return network.weight().map(w -> weighted(w, plain)).orElse(plain);
    }

    /// The loss of one unit, `ℓ(a, y)`.
    private record UnitLoss(Expr loss, Symbol prediction, Symbol label) {
    }

    /// Of a loss of one unit, itself; of `Σᵢ ℓ(aᵢ, yᵢ)`, as behind an activation of a vector, ℓ; empty for others.
    private static Optional<UnitLoss> unit(Pairing p, Expr loss) {
        Symbol label = p.parameters().getFirst();
        if (p.prediction().sort() instanceof Sort.Real) {
            return Optional.of(new UnitLoss(loss, p.prediction(), label));
        }
        if (!(loss instanceof Sum s) || !(label.sort() instanceof Sort.Tensor)) {
            return Optional.empty();
        }
        Symbol k = Terms.symbol("#i", s.index().sort());
        Symbol a = Terms.real("a'");
        Symbol y = Terms.real("y'");
        Expr opened = Binders.open(s, k);
        if (Subterms.of(opened).stream().anyMatch(e -> e instanceof Entry n && (n.tensor() == label || n.tensor() == p.prediction()) && !n.indices().equals(List.of(k)))) {
            return Optional.empty();
        }
        Symbol any = Terms.symbol("#j", s.index().sort());
        Expr body = Substitution.of(Map.of(label, Terms.lambda(List.of(any), y), p.prediction(), Terms.lambda(List.of(any), a))).apply(opened);
        return Free.occurs(k, body) || Free.occurs(p.prediction(), body) || Free.occurs(label, body) ? Optional.empty() : Optional.of(new UnitLoss(body, a, y));
    }

    /// `∂(w·J)/∂a = w·∂J/∂a`.
    private static Theorem weighted(Symbol weight, Theorem plain) {
        Expr x = plain.derivative().variable();
        Mul m = (Mul) Terms.multiply(weight, plain.derivative().body());
        return Derivatives.product(m, m.factors().stream().map(f -> f == weight ? Derivatives.constant(f, x) : plain).toList());
    }
}
