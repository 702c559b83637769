package org.backproof.algebra;

import java.util.function.BooleanSupplier;

/// The bound on one statement's work, polled in every loop.
public final class Budget {

    /// The work ended before an answer was found.
    public static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Exhausted() {
            super("budget", null, false, false);
        }
    }

    private final long deadline;
    private final BooleanSupplier cancelled;
    private int calls;

    /// @param milliseconds from now
    /// @param cancelled    asked now and then
    public Budget(long milliseconds, BooleanSupplier cancelled) {
        this.deadline = System.nanoTime() + milliseconds * 1_000_000;
        this.cancelled = cancelled;
    }

    /// A budget that ends when a share of what is left of this one is spent.
    public Budget part(double share) {
        return new Budget((long) Math.max(1, (deadline - System.nanoTime()) / 1e6 * share), cancelled);
    }

    /// @throws Exhausted when the time is over
    public void spend() {
        if ((++calls & 15) == 0 && over()) {
            throw new Exhausted();
        }
    }

    public boolean over() {
        return System.nanoTime() - deadline > 0 || cancelled.getAsBoolean();
    }
}
