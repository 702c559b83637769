package org.backproof.app;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What bounds a statement, and who hears of it before its answer is there.
///
/// @param time      from its start
/// @param cancelled whether the user has given up waiting; asked from the engine's thread
/// @param begun     takes text with which the answer begins, piece by piece
public record Limit(Duration time, BooleanSupplier cancelled, Consumer<String> begun) {
    /// The equations of a network, a block of formulas or a table of pairs may take so many times what a statement may.
    static final int TABLE = 6;

    /// The limit for what asks many questions.
    Limit table() {
        return new Limit(time.multipliedBy(TABLE), cancelled, begun);
    }
}
