package org.backproof.numeric;

import java.util.function.Supplier;

/// Counts the work that a thread does: terms made, monomials multiplied, numbers evaluated. Unlike time it is the same in every
/// run, however busy the machine is, so what a bound on it cuts off does not depend on that. A unit is about 400 ns of one core.
public final class Work {
    private static final ThreadLocal<Work> OWN = ThreadLocal.withInitial(Work::new);

    private long done;

    private Work() {
    }

    /// Adds to what this thread has done.
    public static void spend(long units) {
        OWN.get().done += units;
    }

    /// All that this thread has done.
    public static long done() {
        return OWN.get().done;
    }

    /// The value of a task that is not counted: one whose result is kept, so that it is done only the first time.
    public static <T> T uncounted(Supplier<T> task) {
        Work own = OWN.get();
        long before = own.done;
        try {
            return task.get();
        } finally {
            own.done = before;
        }
    }
}
