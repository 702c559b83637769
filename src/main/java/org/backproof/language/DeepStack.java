package org.backproof.language;

import java.util.function.Supplier;

/// Runs what recurses deeply on a thread whose stack allows it.
final class DeepStack {
    private static final long BYTES = 1L << 30;

    private DeepStack() {
    }

    static <T> T call(Supplier<T> task) {
        Object[] outcome = new Object[2];
        Thread thread = new Thread(null, () -> {
            try {
                outcome[0] = task.get();
            } catch (RuntimeException | Error failure) {
                outcome[1] = failure;
            }
        }, "deep syntax", BYTES);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return switch (outcome[1]) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> cast(outcome[0]);
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
