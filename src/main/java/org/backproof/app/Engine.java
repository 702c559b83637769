package org.backproof.app;

/// Opens sessions.
@FunctionalInterface
public interface Engine {
    Session open(Settings settings);
}
