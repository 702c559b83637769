package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Rational;

/// The shapes in which a claim is tried: small sizes, indices equal and unequal, an instance for each unknown function.
final class Shapes {
    private static final int MAX_SHAPES = 40;
    private static final int[] SIZES = {2, 3, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final int SIZES_TRIED = 5;
    private static final int CHOICES_OF_SIZES = 9;

    private final List<Symbol> sizes = new ArrayList<>();
    private final List<Symbol> indices = new ArrayList<>();
    private final List<Symbol> reals = new ArrayList<>();
    private final List<String> functions;
    private final List<Prop> assumptions;

    Shapes(List<Prop> assumptions, List<Expr> terms, List<Prop> goals, UsedFunctions used) {
        this.functions = used.unknown();
        this.assumptions = assumptions;
        Set<Symbol> symbols = new LinkedHashSet<>();
        terms.forEach(t -> symbols.addAll(Free.symbols(t)));
        goals.forEach(p -> symbols.addAll(Free.symbols(p)));
        assumptions.forEach(p -> symbols.addAll(Free.symbols(p)));
        List<Symbol> sorted = new ArrayList<>(symbols);
        sorted.sort(Point.BY_NAME);
        for (Symbol s : sorted) {
            switch (s.sort()) {
                case Sort.Size _ -> sizes.add(s);
                case Sort.Index _ -> indices.add(s);
                case Sort.Real _, Sort.Tensor _ -> reals.add(s);
            }
        }
    }

    /// At most [#MAX_SHAPES], the plainest first.
    List<Shape> all() {
        List<Map<Symbol, Integer>> integers = List.of(new LinkedHashMap<>());
        integers = extend(integers, sizes, true);
        integers = extend(integers, indices, false);
        List<Shape> out = new ArrayList<>();
        List<Instance> instances = functions.isEmpty() ? List.of(Instance.FIRST) : List.of(Instance.values());
        for (Map<Symbol, Integer> choice : integers) {
            for (Instance instance : instances) {
                Point base = Point.EMPTY;
                for (Map.Entry<Symbol, Integer> c : choice.entrySet()) {
                    base = base.with(c.getKey(), Rational.of(c.getValue()));
                }
                int shift = instance.ordinal();
                for (String f : functions) {
                    base = base.with(f, Instance.values()[shift++ % Instance.values().length]);
                }
                out.add(Shape.of(base, Shape.slots(reals, choice)));
            }
        }
        return out.size() <= MAX_SHAPES ? out : out.subList(0, MAX_SHAPES);
    }

    /// All ways to choose more integers; of sizes those that [#distance] puts first.
    private List<Map<Symbol, Integer>> extend(List<Map<Symbol, Integer>> choices, List<Symbol> symbols, boolean areSizes) {
        List<Map<Symbol, Integer>> now = choices;
        Map<Symbol, List<Integer>> tried = new LinkedHashMap<>();
        for (Symbol s : symbols) {
            if (areSizes) {
                tried.put(s, sizes(s));
            }
            List<Map<Symbol, Integer>> next = new ArrayList<>();
            for (Map<Symbol, Integer> c : now) {
                for (int v : areSizes ? tried.get(s) : range(s, c)) {
                    Map<Symbol, Integer> more = new LinkedHashMap<>(c);
                    more.put(s, v);
                    next.add(more);
                }
            }
            if (areSizes) {
                next.sort(Comparator.comparingInt(c -> distance(c, tried)));
            }
            now = next.size() > 20 * MAX_SHAPES ? next.subList(0, 20 * MAX_SHAPES) : next;
        }
        return areSizes && now.size() > CHOICES_OF_SIZES ? now.subList(0, CHOICES_OF_SIZES) : now;
    }

    /// How far the choice is from all sizes being their first: by the steps in all of them, or in one where all are equal. So soon each size is once
    /// unlike the others.
    private static int distance(Map<Symbol, Integer> choice, Map<Symbol, List<Integer>> tried) {
        List<Integer> steps = choice.entrySet().stream().map(c -> tried.get(c.getKey()).indexOf(c.getValue())).toList();
        boolean equal = Set.copyOf(choice.values()).size() == 1;
        return steps.stream().mapToInt(Integer::intValue).reduce(0, equal ? Math::max : Integer::sum);
    }

    /// The first sizes that no assumption about this size alone excludes.
    private List<Integer> sizes(Symbol size) {
        List<Integer> out = new ArrayList<>();
        for (int n : SIZES) {
            Point p = Point.EMPTY.with(size, Rational.of(n));
            boolean fits = assumptions.stream().filter(a -> Free.symbols(a).equals(Set.of(size)))
                    .noneMatch(a -> new CertifiedEvaluation(p).truth(a) == Truth.FALSE);
            if (fits && out.size() < SIZES_TRIED) {
                out.add(n);
            }
        }
        return out;
    }

    /// The values of an index: all of a small range, else the first two and the last.
    private static List<Integer> range(Symbol index, Map<Symbol, Integer> known) {
        Sort.Index sort = (Sort.Index) index.sort();
        int lower = integer(sort.lower(), known);
        int upper = integer(sort.upper(), known);
        if (upper - lower < 3) {
            return java.util.stream.IntStream.rangeClosed(lower, upper).boxed().toList();
        }
        return List.of(lower, lower + 1, upper);
    }

    /// The value of a bound or a size; 0 where it has none.
    static int integer(Expr e, Map<Symbol, Integer> known) {
        UnivariateArithmetic arithmetic = new UnivariateArithmetic();
        Map<Symbol, Univariate> scalars = new LinkedHashMap<>();
        known.forEach((s, n) -> scalars.put(s, arithmetic.rational(Rational.of(n))));
        try {
            OptionalInt n = arithmetic.integer(new Evaluator<>(arithmetic, Map.of(), () -> false).value(e, Frame.root(scalars, Map.of())));
            return n.orElse(0);
        } catch (IllegalArgumentException unset) {
            return 0;
        }
    }
}
