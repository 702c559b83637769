package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Precision;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Unclear;

/// What is certain about terms and propositions at one point, at rising precision until it is decided.
public final class CertifiedEvaluation {
    private static final List<Precision> PRECISIONS = List.of(new Precision(20), new Precision(40), new Precision(80), new Precision(160), new Precision(1000));
    /// The last precision is for what is asked for by name: tanh(1000) is 1 up to e^-2000.
    private static final int USUAL = PRECISIONS.size() - 1;
    /// Enough for a value that is only shown.
    private static final double SHOWN = 1e-15;

    private final Point point;
    private final BooleanSupplier exhausted;
    private final List<AtPrecision> levels = new ArrayList<>();

    private record AtPrecision(Evaluator<Germ> evaluator, Frame<Germ> frame) {
    }

    /// @param exhausted polled in every loop; once it says so, the answers are unclear
    public CertifiedEvaluation(Point point, BooleanSupplier exhausted) {
        this.point = point;
        this.exhausted = exhausted;
    }

    public CertifiedEvaluation(Point point) {
        this(point, () -> false);
    }

    private AtPrecision level(int i) {
        while (i >= levels.size()) {
            GermArithmetic arithmetic = new GermArithmetic(PRECISIONS.get(levels.size()));
            levels.add(new AtPrecision(new Evaluator<>(arithmetic, point.functions(), exhausted), point.frame(arithmetic)));
        }
        return levels.get(i);
    }

    /// The value, to about 15 digits at least where that can be reached.
    ///
    /// @throws IllegalArgumentException for a free symbol that the point does not set
    public Enclosure value(Expr e) {
        Enclosure best = new Unclear("nothing tried");
        for (int i = 0; i < USUAL; i++) {
            Enclosure v = value(e, i);
            if (!(v instanceof Interval x)) {
                best = best instanceof Interval ? best : v;
                if (!(v instanceof Unclear)) {
                    return v;
                }
            } else {
                best = x;
                if (x.width() <= SHOWN * Math.max(1e-300, Math.abs(x.midpoint()))) {
                    return x;
                }
            }
        }
        return best;
    }

    /// The value to that many digits; empty if it has none there, or so many are not reached.
    public Optional<Interval> value(Expr e, Rational relative) {
        for (int i = 0; i < USUAL; i++) {
            if (value(e, i) instanceof Interval x && x.upper().subtract(x.lower()).compareTo(relative.multiply(x.lower().abs())) <= 0) {
                return Optional.of(x);
            }
        }
        return Optional.empty();
    }

    /// Whether the proposition holds.
    public Truth truth(Prop p) {
        for (int i = 0; i < USUAL; i++) {
            AtPrecision at = level(i);
            Truth t = guarded(() -> at.evaluator.conditions().truth(p, at.frame), Truth.UNKNOWN);
            if (t != Truth.UNKNOWN) {
                return t;
            }
        }
        return Truth.UNKNOWN;
    }

    /// Whether all hold.
    public Truth all(List<Prop> props) {
        return truth(new Prop.And(props));
    }

    /// Whether both are defined and certainly not equal.
    public boolean differ(Expr left, Expr right) {
        return differ(left, right, 0, USUAL);
    }

    /// The same at the precision that is beyond the usual ones.
    boolean differDeeply(Expr left, Expr right) {
        return differ(left, right, USUAL, PRECISIONS.size());
    }

    Enclosure deepValue(Expr e) {
        return value(e, USUAL);
    }

    private boolean differ(Expr left, Expr right, int from, int to) {
        for (int i = from; i < to; i++) {
            Enclosure l = value(left, i);
            Enclosure r = value(right, i);
            if (Enclosure.certainlyDiffers(l, r)) {
                return true;
            }
            boolean settled = l instanceof Interval x && r instanceof Interval y && x.exact().isPresent() && y.exact().isPresent();
            if (settled || !(l instanceof Interval || l instanceof Unclear) || !(r instanceof Interval || r instanceof Unclear)) {
                return false;
            }
        }
        return false;
    }

    /// The value at the precision of that number, from 20 digits on.
    Enclosure value(Expr e, int precision) {
        AtPrecision at = level(precision);
        return guarded(() -> {
            Germ g = at.evaluator.value(e, at.frame);
            return g instanceof Germ.Constant c ? c.value() : new Unclear("an infinitesimal");
        }, new Unclear("beyond the budget"));
    }

    private static <T> T guarded(Supplier<T> evaluation, T unclear) {
        try {
            return evaluation.get();
        } catch (Exhausted | ArithmeticException | StackOverflowError beyond) {
            return unclear;
        }
    }
}
