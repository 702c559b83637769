package org.backproof.evaluate;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;

/// Quick evaluation in doubles at one point, for finding candidates; it decides nothing.
public final class DoubleEvaluation {
    private final Evaluator<double[]> evaluator;
    private final Frame<double[]> frame;

    public DoubleEvaluation(Point point) {
        this(point, () -> false);
    }

    public DoubleEvaluation(Point point, BooleanSupplier exhausted) {
        DoubleArithmetic arithmetic = new DoubleArithmetic();
        this.evaluator = new Evaluator<>(arithmetic, point.functions(), exhausted);
        this.frame = point.frame(arithmetic);
    }

    /// At the given values; unknown functions are all the first instance.
    public DoubleEvaluation(Map<Symbol, Double> scalars, Map<Symbol, Map<List<Integer>, Double>> tensors) {
        this.evaluator = new Evaluator<>(new DoubleArithmetic(), Map.of(), () -> false);
        Map<Symbol, double[]> values = new IdentityHashMap<>();
        scalars.forEach((s, v) -> values.put(s, new double[] {v}));
        Map<Symbol, Tensor<double[]>> entries = new IdentityHashMap<>();
        tensors.forEach((t, map) -> {
            Map<List<Integer>, Double> copy = Map.copyOf(map);
            entries.put(t, at -> new double[] {copy.getOrDefault(at, Double.NaN)});
        });
        this.frame = Frame.root(values, entries);
    }

    DoubleEvaluation(Shape shape, Exact[] values, BooleanSupplier exhausted) {
        DoubleArithmetic arithmetic = new DoubleArithmetic();
        this.evaluator = new Evaluator<>(arithmetic, shape.base().functions(), exhausted);
        this.frame = shape.frame(arithmetic, i -> arithmetic.exact(values[i]));
    }

    /// How many terms have been evaluated.
    int steps() {
        return evaluator.steps();
    }

    /// The value; NaN where there is none, or a derivative is at a kink.
    public double value(Expr e) {
        try {
            return evaluator.value(e, frame)[0];
        } catch (Exhausted | StackOverflowError beyond) {
            return Double.NaN;
        }
    }

    /// Whether the proposition seems to hold, equations up to rounding.
    boolean plausible(Prop p) {
        return switch (p) {
            case Prop.And(var parts) -> parts.stream().allMatch(this::plausible);
            case Prop.Or(var parts) -> parts.stream().anyMatch(this::plausible);
            case Prop.Compare(var e, var sign) -> switch (sign) {
                case ZERO -> Math.abs(value(e)) < 1e-6;
                case NONNEGATIVE -> value(e) > -1e-9;
                case POSITIVE -> value(e) >= 0;
                case NONZERO -> !Double.isNaN(value(e));
            };
            case Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.Whole _, Prop.ForAll _ -> true;
        };
    }

    /// Whether the proposition seems to hold.
    public Truth truth(Prop p) {
        try {
            return evaluator.conditions().truth(p, frame);
        } catch (Exhausted | StackOverflowError beyond) {
            return Truth.UNKNOWN;
        }
    }
}
