package org.backproof.app;

import java.time.Duration;
import org.backproof.network.Orientation;

/// What a session is opened with.
///
/// @param timeout     the time budget of one statement; positive
/// @param orientation how the examples of a batch lie in its matrices
public record Settings(Duration timeout, Orientation orientation) {
    public static final Settings DEFAULT = new Settings(Duration.ofSeconds(20));

    public Settings(Duration timeout) {
        this(timeout, Orientation.COLUMN);
    }
}
