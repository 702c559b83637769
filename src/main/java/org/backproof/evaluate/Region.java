package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backproof.expr.Prop;
import org.backproof.numeric.Rational;

/// Where one slot may lie by comparisons about it alone that are not linear, as `|x - 1| < 1/100`: known only value by value.
final class Region {
    /// Steps from a notable value are 1/2, 1/20, … down to this power of ten.
    private static final int SMALLEST = 15;
    /// Steps that are kept on each side of a notable value.
    private static final int KEPT = 2;

    private final Shape shape;
    private final int slot;
    private final List<Prop> conditions = new ArrayList<>();

    Region(Shape shape, int slot) {
        this.shape = shape;
        this.slot = slot;
    }

    /// @param condition reads no other slot
    void restrict(Prop condition) {
        conditions.add(condition);
    }

    /// Whether the conditions seem to hold of the value.
    boolean contains(Exact value) {
        return conditions.isEmpty() || conditions.stream().allMatch(evaluation(value)::plausible);
    }

    private DoubleEvaluation evaluation(Exact value) {
        Exact[] values = new Exact[shape.slots().size()];
        Arrays.fill(values, Exact.of(Rational.ZERO));
        values[slot] = value;
        return new DoubleEvaluation(shape, values, () -> false);
    }

    /// The candidates of the domain that are in the region, and others beside its notable values, so close that they are; all of the
    /// domain where none seems to be.
    List<Exact> within(SlotDomain domain) {
        List<Exact> all = domain.candidates();
        if (conditions.isEmpty()) {
            return all;
        }
        Set<Exact> out = new LinkedHashSet<>(all.stream().filter(this::contains).toList());
        for (Exact notable : domain.notable()) {
            for (int side : List.of(1, -1)) {
                int kept = 0;
                Rational step = Rational.of(side, 2);
                for (int k = 0; k <= SMALLEST && kept < KEPT; k++) {
                    Exact near = Exact.of(notable.near().add(step));
                    if (domain.admits(near) && conditions.stream().allMatch(c -> evaluation(near).truth(c) == Truth.TRUE)) {
                        out.add(near);
                        kept++;
                    }
                    step = step.divide(Rational.of(10));
                }
            }
        }
        return out.isEmpty() ? all : List.copyOf(out);
    }
}
