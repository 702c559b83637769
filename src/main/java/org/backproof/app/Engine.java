package org.backproof.app;

/// Opens sessions.
@FunctionalInterface
public interface Engine {
    Session open(Settings settings);

    /// The engine itself: sessions over the library.
    static Engine standard() {
        return settings -> new WorkspaceSession(settings, ScopeWorkspace.standard(settings.orientation()));
    }
}
