package org.backproof.app;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// How long a statement may take.
///
/// @param time      from its start
/// @param cancelled whether the user has given up waiting; asked from the engine's thread
public record Limit(Duration time, BooleanSupplier cancelled) {
}
