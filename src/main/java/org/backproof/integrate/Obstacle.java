package org.backproof.integrate;

import java.util.Optional;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;

/// Why no activation belongs to a loss.
///
/// @param point where: a value that no such activation takes, and labels
/// @param label of [Reason#STATIONARY], the label in terms of the prediction, where it is solved for
public record Obstacle(Reason reason, Point point, Optional<Expr> label) {
    /// What M = ∂f/∂z, with Mᵀ ∂J/∂a = a − y for all labels y, would have to be.
    public enum Reason {
        /// It would depend on the label.
        LABEL,
        /// ∂J/∂a is 0, but a is not y.
        STATIONARY,
        /// Its derivatives, ∂²f/∂z₁∂z₂ and ∂²f/∂z₂∂z₁, would differ.
        MIXED
    }

    static Obstacle of(Reason reason, Point point) {
        return new Obstacle(reason, point, Optional.empty());
    }
}
