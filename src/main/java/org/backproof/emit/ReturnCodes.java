package org.backproof.emit;

import java.util.List;
import java.util.Locale;

/// What functions in C return.
///
/// @param program the name that stands before each
record ReturnCodes(String program) {
    /// The enumeration, for the header.
    List<String> declared() {
        return List.of("enum {", "    " + ok() + " = 0,", "    " + noMemory() + " = 1,", "    " + badData() + " = 2", "};");
    }

    /// `NAME_OK, or NAME_NO_MEMORY if there is no memory`.
    String returned(List<String> errors) {
        String first = errors.isEmpty() ? "" : String.join(", ", errors.subList(0, errors.size() - 1));
        return ok() + (first.isEmpty() ? "" : ", " + first) + (errors.isEmpty() ? "" : ", or " + errors.getLast());
    }

    String ok() {
        return named("OK");
    }

    String noMemory() {
        return named("NO_MEMORY");
    }

    String badData() {
        return named("BAD_DATA");
    }

    private String named(String word) {
        return program.toUpperCase(Locale.ROOT) + "_" + word;
    }
}
