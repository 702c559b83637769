package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Undefined;

/// Compares two sides at points: doubles say which points are worth a certified evaluation, and that one decides.
final class Comparison implements Examiner {
    private static final double CLEAR = 1e-6;
    private static final double ROUNDING = 1e-13;
    private static final int MODELS = 30;
    private static final int MISMATCHES = 24;
    private static final int STRANGE = 8;
    private static final int SPECIAL = 24;
    private static final int SUSPECTS = 4;
    /// Points where the doubles are equal that are put aside all the same: tanh(31) is 1 up to 1e-26.
    private static final int EQUAL = 30;
    /// Points that are looked at with a thousand digits, and the largest sides for which that is quick.
    private static final int DEEP = 2;
    private static final int LARGEST = 60;

    /// A point put aside, and by how much the doubles differ there.
    private record Suspect(Shape shape, Exact[] values, double difference) {
        double size() {
            return Math.ceil(Arrays.stream(values).mapToDouble(v -> Math.abs(v.near().doubleValue())).sum());
        }
    }

    private final List<Prop> assumptions;
    private final Expr left;
    private final Expr right;
    private final BooleanSupplier exhausted;
    private final boolean thorough;
    /// Without symbols there is one point only.
    private final boolean constants;
    private final List<Suspect> suspects = new ArrayList<>();
    private Witness differ;
    private Witness leftOnly;
    private Witness rightOnly;
    private Witness model;
    private int models;
    private int mismatches;
    private int strange;
    private int special;
    private int equal;
    private long steps;

    /// @param thorough whether points where the doubles differ by little more than rounding are looked at
    Comparison(List<Prop> assumptions, Expr left, Expr right, BooleanSupplier exhausted, boolean thorough) {
        this.assumptions = assumptions;
        this.left = left;
        this.right = right;
        this.exhausted = exhausted;
        this.thorough = thorough;
        this.constants = (left.facts().symbols() | right.facts().symbols()) == 0;
    }

    Found found() {
        return new Found(Optional.ofNullable(differ), Optional.ofNullable(leftOnly), Optional.ofNullable(rightOnly), Optional.ofNullable(model));
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public boolean examine(Shape shape, Exact[] values, Candidates candidates) {
        DoubleEvaluation quick = new DoubleEvaluation(shape, values, exhausted);
        boolean plausible = assumptions.stream().allMatch(quick::plausible);
        double l = plausible ? quick.value(left) : Double.NaN;
        double r = plausible ? quick.value(right) : Double.NaN;
        steps += quick.steps();
        if (!plausible) {
            return false;
        }
        boolean close = Math.abs(l - r) <= ROUNDING * Math.max(Math.abs(l), Math.abs(r));
        boolean look = candidates.special() && special++ < SPECIAL || worthwhile(shape, values, l, r);
        if (look && certify(shape.point(values), candidates.special() || !close || constants) && differ != null) {
            new Simplification(this::certifiedDifference, shape, candidates).from(values).ifPresent(w -> differ = w);
        }
        return differ != null;
    }

    private boolean worthwhile(Shape shape, Exact[] values, double l, double r) {
        boolean numbers = Double.isFinite(l) && Double.isFinite(r);
        if (numbers) {
            double difference = Math.abs(l - r);
            double size = Math.max(Math.abs(l), Math.abs(r));
            if (difference > CLEAR * Math.max(1, size)) {
                return true;
            }
            if (thorough && (difference > ROUNDING * size || equal++ < EQUAL)) {
                suspects.add(new Suspect(shape, values.clone(), difference <= ROUNDING * size ? 0 : difference / size));
            }
            return model == null && models++ < MODELS;
        }
        boolean one = Double.isFinite(l) || Double.isFinite(r);
        if (one && thorough && equal++ < EQUAL) {
            suspects.add(new Suspect(shape, values.clone(), 0)); // one side may be beyond the doubles: log(1 + exp(1000))
        }
        return one ? (leftOnly == null || rightOnly == null || mismatches < MISMATCHES) && mismatches++ < 2 * MISMATCHES : strange++ < STRANGE;
    }

    /// Whether the point shows anything.
    ///
    /// @param far whether higher precisions are worth a try where the first can't tell the sides apart
    private boolean certify(Point point, boolean far) {
        CertifiedEvaluation certified = new CertifiedEvaluation(point, exhausted);
        if (certified.all(assumptions) != Truth.TRUE) {
            return false;
        }
        Enclosure l = certified.value(left);
        Enclosure r = certified.value(right);
        Witness witness = new Witness(point, l, r);
        if (l instanceof Interval && r instanceof Interval) {
            model = model == null ? witness : model;
            if (Enclosure.certainlyDiffers(l, r) || far && certified.differ(left, right)) {
                differ = witness;
            }
        } else if (l instanceof Interval && r instanceof Undefined && leftOnly == null) {
            leftOnly = witness;
        } else if (l instanceof Undefined && r instanceof Interval && rightOnly == null) {
            rightOnly = witness;
        }
        return true;
    }

    /// The witness that the two sides differ at a point, if they certainly do.
    private Optional<Witness> certifiedDifference(Point point) {
        CertifiedEvaluation certified = new CertifiedEvaluation(point, exhausted);
        return certified.all(assumptions) == Truth.TRUE && certified.differ(left, right)
                ? Optional.of(new Witness(point, certified.value(left), certified.value(right)))
                : Optional.empty();
    }

    /// The points where the doubles differ most; where they do not, the smallest, since functions are furthest from their limits there.
    @Override
    public void finish() {
        suspects.sort(Comparator.comparingDouble(Suspect::difference).reversed().thenComparingDouble(Suspect::size));
        List<Point> seen = new ArrayList<>();
        for (Suspect s : suspects) {
            if (differ == null && seen.size() < SUSPECTS && !exhausted.getAsBoolean()) {
                Point point = s.shape.point(s.values);
                if (certify(point, true)) {
                    seen.add(point);
                }
            }
        }
        boolean small = left.facts().size() + right.facts().size() < LARGEST && !left.hasDiff() && !right.hasDiff();
        for (Point point : small && model != null ? seen.subList(0, Math.min(DEEP, seen.size())) : List.<Point>of()) {
            CertifiedEvaluation certified = new CertifiedEvaluation(point, exhausted);
            if (differ == null && certified.differDeeply(left, right)) {
                differ = new Witness(point, certified.deepValue(left), certified.deepValue(right));
            }
        }
    }
}
