package org.backproof.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Runs the engine on a thread whose stack is large enough for deep terms. The stack is address space: only what is used costs memory.
final class EngineThread {
    private static final long STACK_BYTES = 1L << 30;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private EngineThread() {
    }

    /// The value of `task`, computed on a thread of its own while the caller waits, however long it takes.
    ///
    /// @throws ExecutionException with what the task threw, errors such as a stack overflow included
    static <T> T call(Callable<T> task) throws ExecutionException {
        return call(task, () -> Duration.ZERO, Duration.ofDays(1));
    }

    /// The value of `task`, which gives a sign of life at least each `timeout`.
    ///
    /// @param silence for how long there was none
    /// @throws ExecutionException with what the task threw; or because it was silent for much longer and is abandoned
    static <T> T call(Callable<T> task, Supplier<Duration> silence, Duration timeout) throws ExecutionException {
        Duration limit = timeout.multipliedBy(Limit.TABLE + 1).plus(GRACE);
        var future = new FutureTask<T>(task);
        var thread = new Thread(null, future, "engine", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return future.get(Math.max(1, limit.minus(silence.get()).toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (silence.get().compareTo(limit) >= 0) {
                    throw new ExecutionException(new IllegalStateException("a statement did not stop at its time limit", e));
                }
            } catch (InterruptedException e) {
                thread.interrupt();
            }
        }
    }
}
