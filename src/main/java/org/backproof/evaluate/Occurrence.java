package org.backproof.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.backproof.expr.Prop;

/// Looks for a point where some propositions certainly hold and others certainly do not.
final class Occurrence implements Examiner {
    private static final int MAX_CERTIFIED = 120;

    private final List<Prop> holding;
    private final List<Prop> failing;
    private final BooleanSupplier exhausted;
    private Point found;
    private int certified;
    private long steps;

    Occurrence(List<Prop> holding, List<Prop> failing, BooleanSupplier exhausted) {
        this.holding = holding;
        this.failing = failing;
        this.exhausted = exhausted;
    }

    Optional<Point> found() {
        return Optional.ofNullable(found);
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public boolean examine(Shape shape, Exact[] values, Candidates candidates) {
        DoubleEvaluation quick = new DoubleEvaluation(shape, values, exhausted);
        boolean plausible = holding.stream().allMatch(quick::plausible)
                && (candidates.special() || failing.stream().allMatch(p -> quick.truth(p) != Truth.TRUE || !quick.plausible(p)));
        steps += quick.steps();
        if (!plausible || certified++ > MAX_CERTIFIED) {
            return false;
        }
        Point point = shape.point(values);
        CertifiedEvaluation certain = new CertifiedEvaluation(point, exhausted);
        if (certain.all(holding) == Truth.TRUE && failing.stream().allMatch(p -> certain.truth(p) == Truth.FALSE)) {
            found = point;
        }
        return found != null;
    }

    @Override
    public void finish() {
        // every plausible point has been looked at
    }
}
