package org.backproof.app;

import java.util.Optional;
import java.util.function.Predicate;

import org.backproof.language.Source;

/// Collects lines until they are whole statements. Asking whether a text is whole costs its length, so a long one is asked
/// only each time that it has grown by an eighth: the cost of a text of n characters stays O(n).
final class PendingText {
    private static final int SHORT = 4096;

    private final String name;
    private final Predicate<String> incomplete;
    private final StringBuilder text = new StringBuilder();
    private int firstLine = 1;
    private int lines;
    private int askAt;

    /// @param name       of the sources
    /// @param incomplete whether a text ends inside a statement
    PendingText(String name, Predicate<String> incomplete) {
        this.name = name;
        this.incomplete = incomplete;
    }

    /// Adds a line without its newline.
    ///
    /// @return the text that became whole by it, if one did
    Optional<Source> add(String line) {
        text.append(line).append('\n');
        lines++;
        if (text.length() < askAt) {
            return Optional.empty();
        }
        if (incomplete.test(text.toString())) {
            askAt = text.length() < SHORT ? 0 : text.length() + text.length() / 8;
            return Optional.empty();
        }
        return rest();
    }

    /// What is left at the end of the input.
    Optional<Source> rest() {
        var whole = new Source(name, firstLine, text.toString());
        text.setLength(0);
        firstLine += lines;
        lines = 0;
        askAt = 0;
        return Optional.of(whole).filter(s -> !s.text().isBlank());
    }
}
