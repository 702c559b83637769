package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Rational;

/// What the free symbols of a claim stand for: exact numbers, integers for sizes and indices, concrete functions for
/// unknown ones. All maps are sorted by name.
///
/// @param scalars   real variables, sizes and indices
/// @param tensors   the entries of each tensor by their 1-based indices, the first index outermost
/// @param functions the instance of each unknown function
public record Point(SortedMap<Symbol, Exact> scalars, SortedMap<Symbol, SortedMap<List<Integer>, Rational>> tensors,
        SortedMap<String, Instance> functions) {
    static final Comparator<Symbol> BY_NAME = Comparator.comparing(Symbol::name).thenComparing(s -> s.sort().toString());
    private static final Comparator<List<Integer>> BY_INDEX = (a, b) -> {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return Integer.compare(a.get(i), b.get(i));
            }
        }
        return Integer.compare(a.size(), b.size());
    };

    /// The point of a claim without free symbols.
    public static final Point EMPTY = new Point(new TreeMap<>(BY_NAME), new TreeMap<>(BY_NAME), new TreeMap<>());

    public Point {
        scalars = Collections.unmodifiableSortedMap(scalars);
        tensors = Collections.unmodifiableSortedMap(tensors);
        functions = Collections.unmodifiableSortedMap(functions);
    }

    /// The point with a real variable, size or index set.
    public Point with(Symbol symbol, Rational value) {
        return with(symbol, Exact.of(value));
    }

    /// The point with a real variable set.
    public Point with(Symbol symbol, Exact value) {
        SortedMap<Symbol, Exact> more = new TreeMap<>(scalars);
        more.put(symbol, value);
        return new Point(more, tensors, functions);
    }

    /// The point with one entry of a tensor set.
    public Point with(Symbol tensor, List<Integer> indices, Rational value) {
        SortedMap<Symbol, SortedMap<List<Integer>, Rational>> more = new TreeMap<>(tensors);
        SortedMap<List<Integer>, Rational> entries = new TreeMap<>(BY_INDEX);
        entries.putAll(tensors.getOrDefault(tensor, Collections.emptySortedMap()));
        entries.put(List.copyOf(indices), value);
        more.put(tensor, Collections.unmodifiableSortedMap(entries));
        return new Point(scalars, more, functions);
    }

    /// The point with a column vector set.
    public Point with(Symbol vector, List<Rational> values) {
        Point p = this;
        for (int i = 0; i < values.size(); i++) {
            p = p.with(vector, List.of(i + 1), values.get(i));
        }
        return p;
    }

    /// The point with whole tensors set.
    Point withTensors(Map<Symbol, Map<List<Integer>, Rational>> values) {
        SortedMap<Symbol, SortedMap<List<Integer>, Rational>> more = new TreeMap<>(tensors);
        values.forEach((t, map) -> {
            SortedMap<List<Integer>, Rational> entries = new TreeMap<>(BY_INDEX);
            entries.putAll(map);
            more.put(t, Collections.unmodifiableSortedMap(entries));
        });
        return new Point(scalars, more, functions);
    }

    /// The point with a concrete function for an unknown one.
    public Point with(String function, Instance instance) {
        SortedMap<String, Instance> more = new TreeMap<>(functions);
        more.put(function, instance);
        return new Point(scalars, tensors, more);
    }

    /// Whether the point sets every free symbol of the term.
    public boolean covers(Expr e) {
        return Free.symbols(e).stream().allMatch(s -> scalars.containsKey(s) || tensors.containsKey(s));
    }

    /// The scope that the point makes for an evaluation.
    <V> Frame<V> frame(Arithmetic<V> arithmetic) {
        Map<Symbol, V> values = new IdentityHashMap<>();
        scalars.forEach((s, q) -> values.put(s, arithmetic.exact(q)));
        Map<Symbol, Tensor<V>> entries = new IdentityHashMap<>();
        tensors.forEach((t, map) -> entries.put(t, at -> {
            Rational q = map.get(at);
            return q == null ? arithmetic.undefined("an index out of range") : arithmetic.rational(q);
        }));
        return Frame.root(values, entries);
    }

    /// `K = 2, v[1] = 1, v[2] = 0, x = -1/2, g(x) = …`
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        scalars.forEach((s, q) -> parts.add(s.name() + " = " + q));
        tensors.forEach((t, map) -> map.forEach((i, q) -> parts.add(t.name() + i + " = " + q)));
        functions.forEach((f, instance) -> parts.add(f + "(x) = " + instance.formula(1)));
        return String.join(", ", parts);
    }
}
