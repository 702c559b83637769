package org.backproof.evaluate;

import java.util.function.BooleanSupplier;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

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

    /// The value; NaN where there is none, or a derivative is at a kink.
    public double value(Expr e) {
        try {
            return evaluator.value(e, frame)[0];
        } catch (Exhausted | StackOverflowError beyond) {
            return Double.NaN;
        }
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
