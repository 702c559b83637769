package org.backproof.elaborate;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Symbol;

/// A formula for one layer.
///
/// @param layer  what l stands for
/// @param target the name that it is for
/// @param value  empty where the shapes do not go together
/// @param misfit why
/// @param array  what is wrong with it as code, though as a formula its shapes go together
/// @param rates  names that are none of the network, in `W1 = W1 - alpha*dW1`
/// @param mean   whether it is for ∂J/∂Z where dZ is m times as much
/// @param classes whether the labels are classes there: then they are one-hot
public record NoteReading(int layer, String target, Optional<Tensor> value, String misfit, Optional<String> array, List<Symbol> rates, boolean mean, boolean classes) {
}
