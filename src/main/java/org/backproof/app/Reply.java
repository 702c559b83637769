package org.backproof.app;

import java.util.List;
import java.util.Map;

import org.backproof.language.SourceError;

/// What a workspace says to a statement that is right.
///
/// @param outcome  [Outcome#DONE] or [Outcome#UNPROVED]
/// @param warnings what the user should know, with the place in the source
/// @param fields   the JSON members from `verdict` to `reason`, those that apply; with `steps` it is a derivation, which `latex` prints
public record Reply(Outcome outcome, Rendering shown, List<SourceError> warnings, Map<Field, Json> fields) {
    /// A reply with nothing but something to show.
    static Reply of(Rendering shown) {
        return new Reply(Outcome.DONE, shown, List.of(), Map.of());
    }

    /// The same in words.
    static Reply of(String text) {
        return of(new Rendering.Plain(text));
    }
}
