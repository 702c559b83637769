package org.backproof.algebra;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.backproof.numeric.Work;

/// The bound on one statement's work, polled in every loop.
///
/// It counts [Work], not time, so that a search ends at the same place however busy the machine is. A budget belongs to the thread
/// that makes it.
public final class Budget {
    /// Units of work that take about a millisecond.
    private static final double UNITS = 2_500;
    /// Milliseconds of work for a statement; at most a part of its time, so that a busy machine gets it done, too, and at least a
    /// part, so that more time is for more work.
    private static final long STATEMENT = 2_500;
    private static final int AT_MOST = 4;
    private static final int AT_LEAST = 8;
    /// What a step costs beside the terms it makes.
    private static final int STEP = 4;

    /// The work ended before an answer was found.
    public static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Exhausted() {
            super("budget", null, false, false);
        }
    }

    private final long end;
    private final BooleanSupplier stopped;
    private int calls;

    private Budget(double units, BooleanSupplier stopped) {
        this.end = Work.done() + (long) units;
        this.stopped = stopped;
    }

    /// @param milliseconds of work on a machine with nothing else to do; it may take longer on another
    /// @param cancelled    asked now and then
    public Budget(long milliseconds, BooleanSupplier cancelled) {
        this(milliseconds * UNITS, cancelled);
    }

    /// Of a statement: so much work as is done well within the time, and the time as a net below it.
    public static Budget within(Duration time, BooleanSupplier cancelled) {
        long deadline = System.nanoTime() + time.toNanos();
        long milliseconds = Math.clamp(STATEMENT, time.toMillis() / AT_LEAST, time.toMillis() / AT_MOST);
        return new Budget(milliseconds * UNITS, () -> System.nanoTime() - deadline > 0 || cancelled.getAsBoolean());
    }

    /// A budget that ends when a share of what is left of this one is spent.
    public Budget part(double share) {
        return new Budget(left() * share, stopped);
    }

    /// A budget for one of several questions that a statement asks: with its own work, and the statement's time.
    public Budget another(long milliseconds) {
        return new Budget(milliseconds * UNITS, stopped);
    }

    /// Whether the statement's time is over.
    public boolean late() {
        return stopped.getAsBoolean();
    }

    private long left() {
        return Math.max(0, end - Work.done());
    }

    /// @throws Exhausted when the work is done
    public void spend() {
        Work.spend(STEP);
        if (left() == 0 || (++calls & 15) == 0 && stopped.getAsBoolean()) {
            throw new Exhausted();
        }
    }

    public boolean over() {
        return left() == 0 || stopped.getAsBoolean();
    }
}
