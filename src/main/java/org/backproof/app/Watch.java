package org.backproof.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Waits for an answer no longer than it may take. The search polls its budget; what does not, because it is deep in one long
/// multiplication, is left behind on its own thread.
final class Watch {
    private static final long STACK_BYTES = 1L << 30;
    private static final Duration GRACE = Duration.ofMillis(1500);
    private static final long SLICE_MILLISECONDS = 50;

    private Watch() {
    }

    /// The value of `task`; empty if it is not there some time after the limit, or after the user has given up.
    static <T> Optional<T> call(Supplier<T> task, Limit limit) {
        var future = new FutureTask<>(task::get);
        var thread = new Thread(null, future, "statement", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        long end = System.nanoTime() + limit.time().plus(GRACE).toNanos();
        boolean cancelled = false;
        while (true) {
            try {
                return Optional.of(future.get(SLICE_MILLISECONDS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException _) {
                if (!cancelled && limit.cancelled().getAsBoolean()) {
                    cancelled = true;
                    end = Math.min(end, System.nanoTime() + GRACE.toNanos());
                }
                if (System.nanoTime() - end > 0) {
                    thread.interrupt();
                    return Optional.empty();
                }
            } catch (InterruptedException _) {
                end = System.nanoTime();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException r -> throw r;
                    case Error r -> throw r;
                    case Throwable t -> throw new IllegalStateException(t);
                }
            }
        }
    }
}
