package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.backproof.evaluate.DoubleEvaluation;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// A point in the making: random values of the symbols, changed one at a time until the equations hold that are linear in one.
final class Draft {
    /// What sizes are; and where every range has one index, at which much that seems positive is 0.
    static final int SIZE = 2;
    static final int SINGLE = 1;

    /// Which numbers are 0: half of the symbols, since squares add up to 0 at few other points.
    enum Zeros { NONE, HALF, ALL }

    private final int size;
    private final Zeros zeros;
    private final Map<Symbol, Double> scalars = new LinkedHashMap<>();
    private final Map<Symbol, Map<List<Integer>, Double>> tensors = new LinkedHashMap<>();

    /// @param size the value of every size
    Draft(Set<Symbol> symbols, Random random, Zeros zeros, int size) {
        this.size = size;
        this.zeros = zeros;
        for (Symbol s : symbols) {
            boolean zero = zeros == Zeros.ALL || zeros == Zeros.HALF && random.nextBoolean();
            switch (s.sort()) {
                case Sort.Real _ -> scalars.put(s, zero ? 0 : real(random));
                case Sort.Size _ -> scalars.put(s, (double) size);
                case Sort.Index(Expr lower, _) -> scalars.put(s, (lower instanceof Num n ? n.value().doubleValue() : 1) + random.nextInt(size));
                case Sort.Tensor(List<Expr> sizes) -> {
                    Map<List<Integer>, Double> entries = new LinkedHashMap<>();
                    indices(sizes).forEach(i -> entries.put(i, zero ? 0 : real(random)));
                    tensors.put(s, entries);
                }
            }
        }
    }

    private List<List<Integer>> indices(List<Expr> sizes) {
        List<List<Integer>> indices = List.of(List.of());
        for (Expr length : sizes) {
            int n = length instanceof Num k && k.value().isInt() ? k.value().intValueExact() : size;
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> i : indices) {
                for (int k = 1; k <= n; k++) {
                    List<Integer> j = new ArrayList<>(i);
                    j.add(k);
                    longer.add(List.copyOf(j));
                }
            }
            indices = longer;
        }
        return indices;
    }

    private static double real(Random random) {
        return random.nextInt(-49, 50) / 20.0;
    }

    /// Whether every size is 1, or every number that no equation changes is 0.
    boolean isSimple() {
        return size == SINGLE || zeros == Zeros.ALL;
    }

    /// Makes the term zero by the first value that it is linear in, as the secant through 0 and 1 gives it.
    void solve(Expr zero) {
        for (Symbol s : Free.symbols(zero)) {
            if (s.sort() instanceof Sort.Real && solve(zero, scalars, s)
                    || tensors.containsKey(s) && !tensors.get(s).isEmpty() && solve(zero, tensors.get(s), tensors.get(s).keySet().iterator().next())) {
                return;
            }
        }
    }

    private <K> boolean solve(Expr zero, Map<K, Double> values, K slot) {
        double old = values.get(slot);
        double at0 = at(zero, values, slot, 0);
        double root = at0 / (at0 - at(zero, values, slot, 1));
        if (Double.isFinite(root) && Math.abs(at(zero, values, slot, root)) < 1e-9) {
            return true;
        }
        values.put(slot, old);
        return false;
    }

    private <K> double at(Expr e, Map<K, Double> values, K slot, double value) {
        values.put(slot, value);
        return evaluation().value(e);
    }

    /// Whether each index has a value in its range.
    boolean inRange() {
        DoubleEvaluation p = evaluation();
        return scalars.entrySet().stream().allMatch(e -> !(e.getKey().sort() instanceof Sort.Index(Expr lower, Expr upper))
                || p.value(lower) <= e.getValue() && e.getValue() <= p.value(upper));
    }

    DoubleEvaluation evaluation() {
        return new DoubleEvaluation(scalars, tensors);
    }
}
