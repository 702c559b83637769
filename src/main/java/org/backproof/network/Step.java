package org.backproof.network;

import java.util.List;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;

/// One equation of the forward or the backward pass.
///
/// @param kind    what it defines
/// @param layer   of which layer, from 1 on
/// @param value   the equation: a name and what it is, in names defined before
/// @param theorem what is proved, where names stand for what they are: of a gradient `∂J/∂W = …`, of a cotangent the equation
/// @param meaning of a cotangent what it is: `∂J/∂z = dz`, of a batch `∂J/∂Z = dZ/m`; of others the theorem itself
/// @param moves   the calculation, in the names
public record Step(Kind kind, int layer, Value value, Theorem theorem, Theorem meaning, List<Move> moves) {
    public Step {
        moves = List.copyOf(moves);
    }

    /// Of a cotangent dZ = m·∂J/∂Z the equation for ∂J/∂Z.
    Step divided(Symbol examples) {
        String name = "∂J/∂" + value.name().substring(1);
        return new Step(kind, layer, new Value(Terms.symbol(name, value.symbol().sort()), value.indices(), Terms.multiply(Terms.power(examples, -1), value.body())), theorem, meaning, moves);
    }

    /// What a step defines.
    public enum Kind {
        /// Z = W A + b
        LOGIT,
        /// A = g(Z)
        ACTIVATION,
        /// J
        COST,
        /// dA
        ACTIVATION_COTANGENT,
        /// dZ
        LOGIT_COTANGENT,
        /// dW
        WEIGHT_GRADIENT,
        /// db
        BIAS_GRADIENT;

        /// Whether it belongs to the forward pass.
        public boolean forward() {
            return this == LOGIT || this == ACTIVATION || this == COST;
        }

        /// Whether it is what is passed from layer to layer backwards.
        public boolean cotangent() {
            return this == ACTIVATION_COTANGENT || this == LOGIT_COTANGENT;
        }
    }
}
