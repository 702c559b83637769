package org.backproof.app;

import java.nio.file.Path;

/// Where statements come from.
public sealed interface Input {
    /// A script.
    record Script(Path path) implements Input {
    }

    /// `-`: a script on standard input.
    record StandardInput() implements Input {
    }

    /// `-e`: the statements themselves.
    record Statement(String text) implements Input {
    }
}
