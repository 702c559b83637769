package org.backproof.speed;

/// One who does a piece of work again and again.
interface Contender extends AutoCloseable {
    void run();

    /// The gradient by the logits, or by the first weights, as the last run left it: all must agree.
    float[] gradient();

    @Override
    default void close() {
        // nothing is open
    }
}
