package org.backproof.app;

import java.time.Duration;

/// What a session is opened with.
///
/// @param timeout the time budget of one statement; positive
public record Settings(Duration timeout) {
    public static final Settings DEFAULT = new Settings(Duration.ofSeconds(10));
}
