package org.backproof.network;

import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Replacement;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Pairing;
import org.backproof.expr.Binders;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// The derivative of a loss that is summed over the units, off the kinks of one unit's loss.
final class LossSlope {
    private LossSlope() {
    }

    /// `H ⊢ ∂(Σₖ ℓ(aₖ, yₖ))/∂aⱼ = ℓ′(aⱼ, yⱼ)`, as the library states ℓ′, else simplified; empty for a loss of all units together.
    static Optional<Theorem> of(Network network, Symbol labels, Symbol a, Symbol j, Knowledge knowledge, Kinks kinks) {
        Simplifier simplifier = new Simplifier(knowledge);
        return unit(network.output()).flatMap(u -> kinks.stated(u.loss, u.prediction, knowledge).map(one -> summed(network, u, one, labels, a, j))
                .or(() -> Slope.derivative(u.loss, u.prediction, knowledge).map(t -> kinks.joined(t, knowledge))
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
    private static Optional<UnitLoss> unit(Pairing p) {
        Symbol label = p.parameters().getFirst();
        if (p.prediction().sort() instanceof Sort.Real) {
            return Optional.of(new UnitLoss(p.atPrediction(), p.prediction(), label));
        }
        if (!(p.atPrediction() instanceof Sum s) || !(label.sort() instanceof Sort.Tensor)) {
            return Optional.empty();
        }
        Symbol k = Terms.symbol("#i", s.index().sort());
        Symbol a = Terms.real("a'");
        Symbol y = Terms.real("y'");
        Expr body = Replacement.of(Terms.entry(label, k), y, Replacement.of(Terms.entry(p.prediction(), k), a, Binders.open(s, k)));
        return Free.occurs(k, body) || Free.occurs(p.prediction(), body) || Free.occurs(label, body) ? Optional.empty() : Optional.of(new UnitLoss(body, a, y));
    }

    /// `∂(w·J)/∂a = w·∂J/∂a`.
    private static Theorem weighted(Symbol weight, Theorem plain) {
        Expr x = plain.derivative().variable();
        Mul m = (Mul) Terms.multiply(weight, plain.derivative().body());
        return Derivatives.product(m, m.factors().stream().map(f -> f == weight ? Derivatives.constant(f, x) : plain).toList());
    }
}
