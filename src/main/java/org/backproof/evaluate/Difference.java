package org.backproof.evaluate;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// Whether two sides differ at some point; which one does not matter. Doubles say where a certified evaluation is worth it.
final class Difference implements Examiner {
    private static final double CLEAR = 1e-6;
    private static final int CERTIFIED = 4;

    private final List<Prop> assumptions;
    private final Expr left;
    private final Expr right;
    private final BooleanSupplier exhausted;
    private int certified;
    private boolean found;
    private long steps;

    Difference(List<Prop> assumptions, Expr left, Expr right, BooleanSupplier exhausted) {
        this.assumptions = assumptions;
        this.left = left;
        this.right = right;
        this.exhausted = exhausted;
    }

    boolean found() {
        return found;
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public boolean examine(Shape shape, Exact[] values, Candidates candidates) {
        DoubleEvaluation quick = new DoubleEvaluation(shape, values, exhausted);
        double l = assumptions.stream().allMatch(quick::plausible) ? quick.value(left) : Double.NaN;
        double r = Double.isFinite(l) ? quick.value(right) : Double.NaN;
        steps += quick.steps();
        if (Math.abs(l - r) > CLEAR * Math.max(1, Math.max(Math.abs(l), Math.abs(r))) && certified++ < CERTIFIED) {
            CertifiedEvaluation sure = new CertifiedEvaluation(shape.point(values), exhausted);
            found = sure.all(assumptions) == Truth.TRUE && sure.differ(left, right);
        }
        return found || certified > CERTIFIED;
    }

    @Override
    public void finish() {
        // nothing is put aside
    }
}
