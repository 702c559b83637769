package org.backproof.evaluate;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Bound;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Symbol;

/// A scope: what some symbols and bound indices stand for, and the values already computed there.
///
/// @param <V> the numbers
final class Frame<V> {
    /// The symbol, index or tensor that an inner scope adds; null in an outermost one.
    private final Expr key;
    private final V scalar;
    private final Tensor<V> tensor;
    private final Frame<V> parent;
    private final long mask;
    private final int bound;
    private final Map<? extends Expr, V> scalars;
    private final Map<Symbol, Tensor<V>> tensors;
    private Map<Expr, V> values;
    private Map<Call, Frame<V>> calls;

    /// A function and its arguments but indices.
    record Call(Function.Defined function, List<Expr> arguments) {
    }

    private Frame(Frame<V> parent, Expr key, V scalar, Tensor<V> tensor) {
        this.parent = parent;
        this.key = key;
        this.scalar = scalar;
        this.tensor = tensor;
        this.scalars = Map.of();
        this.tensors = Map.of();
        this.mask = key instanceof Bound ? 0 : 1L << (key.hash() & 63);
        this.bound = key instanceof Bound b ? b.number() : Integer.MAX_VALUE;
    }

    private Frame(Map<? extends Expr, V> scalars, Map<Symbol, Tensor<V>> tensors) {
        this.parent = null;
        this.key = null;
        this.scalar = null;
        this.tensor = null;
        this.scalars = scalars;
        this.tensors = tensors;
        this.mask = -1;
        this.bound = 0;
    }

    /// A scope of its own: the point itself, or the call of a function.
    static <V> Frame<V> root(Map<? extends Expr, V> scalars, Map<Symbol, Tensor<V>> tensors) {
        return new Frame<>(scalars, tensors);
    }

    /// This scope with one more symbol or bound index.
    Frame<V> with(Expr symbol, V value) {
        return new Frame<>(this, symbol, value, null);
    }

    Frame<V> with(Symbol symbol, Tensor<V> value) {
        return new Frame<>(this, symbol, null, value);
    }

    /// The outermost scope in which the term means the same.
    Frame<V> home(Expr e) {
        return home(e.facts().symbols(), e.facts().binders());
    }

    /// Likewise of several terms.
    Frame<V> home(List<Expr> terms) {
        long symbols = 0;
        int binders = 0;
        for (Expr e : terms) {
            symbols |= e.facts().symbols();
            binders = Math.max(binders, e.facts().binders());
        }
        return home(symbols, binders);
    }

    private Frame<V> home(long symbols, int binders) {
        Frame<V> f = this;
        while (f.parent != null && (symbols & f.mask) == 0 && binders < f.bound) {
            f = f.parent;
        }
        return f;
    }

    /// The value computed in this very scope, or null.
    V known(Expr e) {
        return values == null ? null : values.get(e);
    }

    void learn(Expr e, V value) {
        if (values == null) {
            values = new IdentityHashMap<>(parent == null ? 32 : 8);
        }
        values.put(e, value);
    }

    /// The scope of a call that was made before in this very scope, or null.
    Frame<V> scope(Call call) {
        return calls == null ? null : calls.get(call);
    }

    void learn(Call call, Frame<V> scope) {
        if (calls == null) {
            calls = new HashMap<>();
        }
        calls.put(call, scope);
    }

    V scalar(Expr symbol) {
        Frame<V> f = this;
        while (f.parent != null) {
            if (f.key == symbol && f.scalar != null) {
                return f.scalar;
            }
            f = f.parent;
        }
        V value = f.scalars.get(symbol);
        if (value == null) {
            throw new IllegalArgumentException("no value for " + symbol);
        }
        return value;
    }

    Tensor<V> tensor(Symbol symbol) {
        Frame<V> f = this;
        while (f.parent != null) {
            if (f.key == symbol && f.tensor != null) {
                return f.tensor;
            }
            f = f.parent;
        }
        Tensor<V> value = f.tensors.get(symbol);
        if (value == null) {
            throw new IllegalArgumentException("no value for " + symbol);
        }
        return value;
    }
}
