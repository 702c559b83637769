package org.backproof.elaborate;

import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// A dense layer, `z = W a + b`, then the activation; what is said of it besides comes after that, `a = d ⊙ g(z) + a₁`.
///
/// @param units      how many there are, a size
/// @param activation how it is called: `relu`, `leaky_relu(0.2)`
/// @param logit      what it is a function of: a real variable, or a vector of all units
/// @param value      the activation as a function of the logit, of the same shape
/// @param slope      `relu'(z)`, where the language has a name for it
/// @param mask       the name of a factor for each unit, given with each example
/// @param skip       the layer whose activation is added; 0 is the input
/// @param weights    where W and b come from, if not from the layer itself
/// @param biased     whether there is a b
public record Layer(Expr units, String activation, Symbol logit, Tensor value, Optional<Expr> slope, Optional<String> mask, Optional<Integer> skip,
        Optional<Shared> weights, boolean biased) {

    /// Weights of another layer.
    ///
    /// @param layer      whose they are
    /// @param transposed whether W is the transpose of that layer's, and b a vector of its own
    public record Shared(int layer, boolean transposed) {
    }

    /// Whether each unit is activated by itself.
    public boolean elementwise() {
        return logit.sort() instanceof Sort.Real;
    }

    /// Whether nothing is said of it besides its size and its activation.
    boolean plain() {
        return mask.isEmpty() && skip.isEmpty() && weights.isEmpty() && biased;
    }

    /// As the layer with a number: what it adds is the activation of the layer before, and its mask is its own.
    Layer numbered(int number) {
        return new Layer(units, activation, logit, value, slope, mask.map(m -> m + number), skip.map(_ -> number - 1), weights, biased);
    }
}
