package org.backproof.evaluate;

import java.util.IdentityHashMap;
import java.util.Map;
import org.backproof.expr.Bound;
import org.backproof.expr.Expr;
import org.backproof.expr.Symbol;

/// A scope: what some symbols and bound indices stand for, and the values already computed there.
///
/// @param <V> the numbers
final class Frame<V> {
    private final Frame<V> parent;
    private final Map<Expr, V> scalars;
    private final Map<Symbol, Tensor<V>> tensors;
    private final Map<Expr, V> values = new IdentityHashMap<>();
    private final long mask;
    private final int lowestBound;

    private Frame(Frame<V> parent, Map<? extends Expr, V> scalars, Map<Symbol, Tensor<V>> tensors) {
        this.parent = parent;
        this.scalars = new IdentityHashMap<>(scalars);
        this.tensors = tensors;
        long bits = 0;
        int lowest = Integer.MAX_VALUE;
        for (Expr key : scalars.keySet()) {
            bits |= key instanceof Bound ? 0 : ownBit(key);
            lowest = key instanceof Bound b ? Math.min(lowest, b.number()) : lowest;
        }
        for (Symbol key : tensors.keySet()) {
            bits |= ownBit(key);
        }
        this.mask = bits;
        this.lowestBound = lowest;
    }

    /// A scope of its own: the point itself, or the call of a function.
    static <V> Frame<V> root(Map<? extends Expr, V> scalars, Map<Symbol, Tensor<V>> tensors) {
        return new Frame<>(null, scalars, tensors);
    }

    Frame<V> with(Map<? extends Expr, V> more) {
        return new Frame<>(this, more, Map.of());
    }

    Frame<V> with(Symbol tensor, Tensor<V> value) {
        return new Frame<>(this, Map.of(), Map.of(tensor, value));
    }

    private static long ownBit(Expr symbol) {
        return 1L << (symbol.hash() & 63);
    }

    /// The outermost scope in which the term means the same.
    Frame<V> home(Expr e) {
        Frame<V> f = this;
        while (f.parent != null && (e.facts().symbols() & f.mask) == 0 && e.facts().binders() < f.lowestBound) {
            f = f.parent;
        }
        return f;
    }

    /// The value computed in this very scope, or null.
    V known(Expr e) {
        return values.get(e);
    }

    void learn(Expr e, V value) {
        values.put(e, value);
    }

    V scalar(Expr symbol) {
        for (Frame<V> f = this; f != null; f = f.parent) {
            V value = f.scalars.get(symbol);
            if (value != null) {
                return value;
            }
        }
        throw new IllegalArgumentException("no value for " + symbol);
    }

    Tensor<V> tensor(Symbol symbol) {
        for (Frame<V> f = this; f != null; f = f.parent) {
            Tensor<V> value = f.tensors.get(symbol);
            if (value != null) {
                return value;
            }
        }
        throw new IllegalArgumentException("no value for " + symbol);
    }
}
