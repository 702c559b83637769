package org.backproof.app;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// How long a statement may take.
///
/// @param time      from its start
/// @param cancelled whether the user has given up waiting; asked from the engine's thread
public record Limit(Duration time, BooleanSupplier cancelled) {
    /// A table of pairs or a block of formulas may take so many times what a statement may.
    static final int TABLE = 6;

    /// The limit for what asks many questions.
    Limit table() {
        return new Limit(time.multipliedBy(TABLE), cancelled);
    }
}
