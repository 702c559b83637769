package org.backproof.integrate;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.expr.Expr;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// From the slope of a loss of a number to the activations that may belong to it: f′ = (a − y)/(∂J/∂a), z = ∫ da/f′, solved for a.
record Inversion(Knowledge knowledge, Symbol prediction, Symbol label) {

    /// f′ in terms of a; it may depend on the label.
    Expr steepness(Expr slope) {
        return new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(Terms.divide(Terms.subtract(prediction, label), slope)).right();
    }

    /// z in terms of a.
    Optional<Expr> integral(Expr steepness) {
        return new Integration(knowledge).of(Terms.power(steepness, -1), prediction);
    }

    List<Expr> solved(Expr integral, Expr logit) {
        return new Solving(knowledge, prediction).of(integral, logit);
    }
}
