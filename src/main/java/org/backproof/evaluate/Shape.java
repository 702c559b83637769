package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Rational;

/// A choice of all sizes, indices and functions, with the real numbers left to choose.
///
/// @param base  sizes, indices and functions
/// @param slots   in order; a point of the shape is an array of as many numbers
/// @param numbers the numbers of the slots of each tensor, by their indices
record Shape(Point base, List<Slot> slots, Map<Symbol, Map<List<Integer>, Integer>> numbers) {
    /// Larger claims are not searched.
    static final int MAX_SLOTS = 4000;

    static Shape of(Point base, List<Slot> slots) {
        Map<Symbol, Map<List<Integer>, Integer>> numbers = new IdentityHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (!slot.indices().isEmpty()) {
                numbers.computeIfAbsent(slot.symbol(), _ -> new HashMap<>()).put(slot.indices(), i);
            }
        }
        return new Shape(base, slots, numbers);
    }

    Point point(Exact[] values) {
        Point p = base;
        for (int i = 0; i < values.length; i++) {
            if (slots.get(i).indices().isEmpty()) {
                p = p.with(slots.get(i).symbol(), values[i]);
            }
        }
        Map<Symbol, Map<List<Integer>, Rational>> entries = new IdentityHashMap<>();
        numbers.forEach((t, map) -> {
            Map<List<Integer>, Rational> of = new HashMap<>();
            map.forEach((at, i) -> of.put(at, values[i].near()));
            entries.put(t, of);
        });
        return p.withTensors(entries);
    }

    /// The scope in which slot i has the value `value.apply(i)`.
    <V> Frame<V> frame(Arithmetic<V> arithmetic, IntFunction<V> value) {
        Map<Symbol, V> scalars = new IdentityHashMap<>();
        base.scalars().forEach((s, q) -> scalars.put(s, arithmetic.exact(q)));
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).indices().isEmpty()) {
                scalars.put(slots.get(i).symbol(), value.apply(i));
            }
        }
        Map<Symbol, Tensor<V>> tensors = new IdentityHashMap<>();
        numbers.forEach((t, map) -> tensors.put(t, at -> {
            Integer i = map.get(at);
            return i == null ? arithmetic.undefined("an index out of range") : value.apply(i);
        }));
        return Frame.root(scalars, tensors);
    }

    /// The slots of real variables and of all entries of tensors, the first index outermost.
    static List<Slot> slots(Iterable<Symbol> symbols, Map<Symbol, Integer> integers) {
        List<Slot> slots = new ArrayList<>();
        for (Symbol s : symbols) {
            switch (s.sort()) {
                case Sort.Real _ -> slots.add(new Slot(s, List.of()));
                case Sort.Tensor(List<Expr> sizes) -> entries(s, sizes, integers, List.of(), slots);
                case Sort.Size _, Sort.Index _ -> {
                }
            }
        }
        return slots;
    }

    private static void entries(Symbol tensor, List<Expr> sizes, Map<Symbol, Integer> integers, List<Integer> indices, List<Slot> out) {
        if (out.size() > MAX_SLOTS) {
            throw new Exhausted();
        }
        if (indices.size() == sizes.size()) {
            out.add(new Slot(tensor, indices));
            return;
        }
        int size = Shapes.integer(sizes.get(indices.size()), integers);
        for (int i = 1; i <= size; i++) {
            List<Integer> longer = new ArrayList<>(indices);
            longer.add(i);
            entries(tensor, sizes, integers, List.copyOf(longer), out);
        }
    }
}
