package org.backproof.app;

import java.util.Objects;

/// The program's name and version.
final class Version {
    /// `backproof 0.1.0 (Java 25.0.1)`; outside a jar the version is `development`.
    static final String TEXT = "backproof "
            + Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development")
            + " (Java " + Runtime.version().toString().replaceAll("[+-].*", "") + ")";

    private Version() {
    }
}
