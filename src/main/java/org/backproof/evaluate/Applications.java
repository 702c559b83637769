package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Apply;
import org.backproof.expr.Bound;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// Functions at their arguments.
///
/// @param <V> the numbers
final class Applications<V> {
    private final Evaluator<V> evaluator;
    private final Arithmetic<V> arithmetic;
    private final Map<String, Instance> instances;

    Applications(Evaluator<V> evaluator, Arithmetic<V> arithmetic, Map<String, Instance> instances) {
        this.evaluator = evaluator;
        this.arithmetic = arithmetic;
        this.instances = instances;
    }

    V value(Apply a, Frame<V> frame) {
        return switch (a.function()) {
            case Function.Primitive p -> arithmetic.primitive(p, a.arguments().stream().map(x -> evaluator.value(x, frame)).toList());
            case Function.Opaque o -> {
                Map<Symbol, V> arguments = new IdentityHashMap<>();
                for (int i = 0; i < o.arity(); i++) {
                    arguments.put(Instance.parameter(i), evaluator.value(a.arguments().get(i), frame));
                }
                yield evaluator.value(instances.getOrDefault(o.name(), Instance.FIRST).body(o), Frame.root(arguments, Map.of()));
            }
            case Function.Largest _ -> {
                List<V> entries = new ArrayList<>();
                for (Expr argument : a.arguments()) {
                    entries((Lambda) argument, 0, frame, entries);
                }
                yield entries.isEmpty() ? arithmetic.undefined("the maximum of nothing") : arithmetic.largest(entries);
            }
            case Function.Defined f -> call(f, a.arguments(), frame);
        };
    }

    /// All entries of a tensor, the first index outermost.
    private void entries(Lambda l, int position, Frame<V> frame, List<V> out) {
        if (position == l.indices().size()) {
            out.add(evaluator.value(l.body(), frame));
            return;
        }
        Bound index = l.indices().get(position);
        int[] range = evaluator.range(index.sort(), frame);
        for (int i = range[0]; i <= range[1]; i++) {
            entries(l, position + 1, frame.with(index, evaluator.integer(i)), out);
        }
    }

    /// The body where the parameters have the arguments' values. Calls that differ in their indices only share a scope, and
    /// in it what does not depend on those.
    private V call(Function.Defined f, List<Expr> arguments, Frame<V> frame) {
        List<Expr> others = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (!isIndex(f.symbols().get(i))) {
                others.add(arguments.get(i));
            }
        }
        Frame<V> home = frame.home(others);
        Frame.Call call = new Frame.Call(f, others);
        Frame<V> scope = home.scope(call);
        if (scope == null) {
            scope = scope(f, arguments, home);
            home.learn(call, scope);
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (isIndex(f.symbols().get(i))) {
                scope = scope.with(f.symbols().get(i), evaluator.value(arguments.get(i), frame));
            }
        }
        return evaluator.value(f.body(), scope);
    }

    private static boolean isIndex(Symbol parameter) {
        return parameter.sort() instanceof Sort.Index;
    }

    /// All parameters but the indices; sizes are read off the ranges of tensor arguments.
    private Frame<V> scope(Function.Defined f, List<Expr> arguments, Frame<V> frame) {
        Map<Symbol, V> scalars = new IdentityHashMap<>();
        Map<Symbol, Tensor<V>> tensors = new IdentityHashMap<>();
        for (int i = 0; i < f.symbols().size(); i++) {
            Symbol p = f.symbols().get(i);
            if (p.sort() instanceof Sort.Tensor(List<Expr> sizes)) {
                Lambda l = (Lambda) arguments.get(i);
                for (int k = 0; k < sizes.size(); k++) {
                    if (sizes.get(k) instanceof Symbol size && !scalars.containsKey(size)) {
                        scalars.put(size, evaluator.integer(evaluator.range(l.indices().get(k).sort(), frame)[1]));
                    }
                }
                tensors.put(p, closure(l, frame));
            } else if (!isIndex(p)) {
                scalars.put(p, evaluator.value(arguments.get(i), frame));
            }
        }
        return Frame.root(scalars, tensors);
    }

    private Tensor<V> closure(Lambda l, Frame<V> frame) {
        Map<List<Integer>, V> known = new HashMap<>();
        return at -> {
            V entry = known.get(at);
            if (entry == null) {
                entry = entry(l, at, frame);
                known.put(at, entry);
            }
            return entry;
        };
    }

    private V entry(Lambda l, List<Integer> at, Frame<V> frame) {
        Frame<V> inner = frame;
        for (int i = 0; i < at.size(); i++) {
            int[] range = evaluator.range(l.indices().get(i).sort(), frame);
            if (at.get(i) < range[0] || at.get(i) > range[1]) {
                return arithmetic.undefined("an index out of range");
            }
            inner = inner.with(l.indices().get(i), evaluator.integer(at.get(i)));
        }
        return evaluator.value(l.body(), inner);
    }
}
