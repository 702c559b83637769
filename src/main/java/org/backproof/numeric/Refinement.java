package org.backproof.numeric;

import java.util.function.IntFunction;

/// A value at a point, taken again with more bits where a cancellation has eaten too many.
final class Refinement {
    private Refinement() {
    }

    /// A cancellation is hardly larger than the size of the point squared.
    static Interval of(Interval point, int bits, IntFunction<Interval> value) {
        int last = point.isExact() ? bits + Math.min(2 * point.rational().bitLength() + 64, 4 * bits + 512) : bits;
        Interval best = value.apply(bits);
        for (int w = bits; w < last && !best.isNarrow(bits);) {
            w = Math.min(2 * w + 64, last);
            best = value.apply(w);
        }
        return best;
    }
}
