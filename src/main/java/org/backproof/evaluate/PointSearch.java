package org.backproof.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// The search for points that decide a claim. It is deterministic, and bounded by a number of points and of steps.
public final class PointSearch {
    /// The points tried for one claim.
    public static final int DEFAULT_POINTS = 600;
    private static final long MAX_STEPS = 600_000;

    private final List<Prop> assumptions;
    private final BooleanSupplier exhausted;
    private final int maxPoints;

    /// @param assumptions declared domains and assumptions; the points keep all of them
    /// @param exhausted   polled in every loop; once it says so, the search ends with what it has
    public PointSearch(List<Prop> assumptions, BooleanSupplier exhausted) {
        this(assumptions, exhausted, DEFAULT_POINTS);
    }

    public PointSearch(List<Prop> assumptions, BooleanSupplier exhausted, int maxPoints) {
        this.assumptions = List.copyOf(assumptions);
        this.exhausted = exhausted;
        this.maxPoints = maxPoints;
    }

    /// Points that show how the two sides of an equation compare. It ends at the first point where they differ.
    public Found compare(Expr left, Expr right) {
        Comparison comparison = new Comparison(assumptions, left, right, exhausted, maxPoints >= DEFAULT_POINTS);
        run(comparison, List.of(left, right), List.of(), true);
        return comparison.found();
    }

    /// Whether both sides are defined and certainly differ at an ordinary point: edges and kinks are not tried.
    public boolean differs(Expr left, Expr right) {
        Difference difference = new Difference(assumptions, left, right, exhausted);
        run(difference, List.of(left, right), List.of(), false);
        return difference.found();
    }

    /// A point where the assumptions certainly hold, and each of the terms has a value.
    public Optional<Point> model(List<Expr> defined) {
        return where(defined.stream().map(Prop::defined).toList());
    }

    /// A point where the assumptions and the proposition certainly hold.
    public Optional<Point> holding(Prop goal) {
        return where(List.of(goal));
    }

    private Optional<Point> where(List<Prop> goals) {
        List<Prop> all = new ArrayList<>(assumptions);
        all.addAll(goals);
        Occurrence occurrence = new Occurrence(all, List.of(), exhausted);
        run(occurrence, List.of(), goals, true);
        return occurrence.found();
    }

    /// A point where the assumptions certainly hold and the proposition certainly does not.
    public Optional<Point> failing(Prop goal) {
        Occurrence occurrence = new Occurrence(assumptions, List.of(goal), exhausted);
        run(occurrence, List.of(), List.of(goal), true);
        return occurrence.found();
    }

    private void run(Examiner examiner, List<Expr> sides, List<Prop> goals, boolean edges) {
        ArrayDeque<Stream> streams = new ArrayDeque<>();
        try {
            List<Prop> props = new ArrayList<>(assumptions);
            props.addAll(goals);
            UsedFunctions used = UsedFunctions.of(sides, props);
            for (Shape s : new Shapes(assumptions, sides, goals, used).all()) {
                streams.add(new Stream(s, new Candidates(s, new Constraints(s, assumptions, used.circular()), sides, goals, edges)));
            }
        } catch (Exhausted | StackOverflowError tooLarge) {
            return;
        }
        int[] points = {0};
        BooleanSupplier over = () -> points[0] >= maxPoints || examiner.steps() > MAX_STEPS || exhausted.getAsBoolean();
        while (!streams.isEmpty() && !over.getAsBoolean()) {
            Stream s = streams.removeFirst();
            if (s.candidates.hasNext() && offer(s, examiner, points, over)) {
                break;
            }
            if (s.candidates.hasNext()) {
                streams.addLast(s);
            }
        }
        examiner.finish();
    }

    private static boolean offer(Stream s, Examiner examiner, int[] points, BooleanSupplier over) {
        try {
            return s.candidates.offer(values -> {
                points[0]++;
                return examiner.examine(s.shape, values, s.candidates) || over.getAsBoolean();
            });
        } catch (Exhausted | ArithmeticException | StackOverflowError beyond) {
            return false;
        }
    }

    private record Stream(Shape shape, Candidates candidates) {
    }
}
