package org.backproof.elaborate;

import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// A dense layer, `z = W a + b`, then the activation.
///
/// @param units      how many there are, a size
/// @param activation how it is called: `relu`, `leaky_relu(0.2)`
/// @param logit      what it is a function of: a real variable, or a vector of all units
/// @param value      the activation as a function of the logit, of the same shape
/// @param slope      `relu'(z)`, where the language has a name for it
public record Layer(Expr units, String activation, Symbol logit, Tensor value, Optional<Expr> slope) {
    /// Whether each unit is activated by itself.
    public boolean elementwise() {
        return logit.sort() instanceof Sort.Real;
    }
}
