package org.backproof.evaluate;

import java.util.List;

/// The entries of a tensor by their 1-based indices; out of range there is no value.
///
/// @param <V> the numbers
interface Tensor<V> {
    V at(List<Integer> indices);
}
