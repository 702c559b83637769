package org.backproof.speed;

/// Runs a call that leaves its result in an array.
record Running(Call call, float[] gradient) implements Contender {
    /// A call of a method handle.
    interface Call {
        void run() throws Throwable;
    }

    @Override
    public void run() {
        try {
            call.run();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
