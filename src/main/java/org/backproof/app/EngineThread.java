package org.backproof.app;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs the engine on a thread whose stack is large enough for deep terms. The stack is address space: only what is used costs memory.
final class EngineThread {
    private static final long STACK_BYTES = 1L << 30;

    private EngineThread() {
    }

    /// The value of `task`, computed on a thread of its own while the caller waits.
    ///
    /// @throws ExecutionException with what the task threw, errors such as a stack overflow included
    static <T> T call(Callable<T> task) throws ExecutionException {
        var future = new FutureTask<T>(task);
        var thread = new Thread(null, future, "engine", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return future.get();
            } catch (InterruptedException e) {
                thread.interrupt();
            }
        }
    }
}
