package org.backproof.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the command line asks for.
public sealed interface Command {
    /// `--help`.
    record Help() implements Command {
    }

    /// `--version`.
    record Version() implements Command {
    }

    /// Run the inputs in order in one session; without inputs, talk.
    record Run(List<Input> inputs, Format format, Optional<Path> output, boolean keepGoing, Settings settings)
            implements Command {
        /// The last part of an output that is a folder, to be made if there is none.
        static final String FOLDER = ".";

        public Run {
            inputs = List.copyOf(inputs);
        }
    }
}
