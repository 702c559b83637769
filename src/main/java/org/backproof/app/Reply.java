package org.backproof.app;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.backproof.language.SourceError;

/// What a workspace says to a statement that is right.
///
/// @param outcome  [Outcome#DONE] or [Outcome#UNPROVED]
/// @param warnings what the user should know, with the place in the source
/// @param fields   the JSON members from `verdict` to `reason`, those that apply; with `steps` it is a derivation, which `latex` prints
public record Reply(Outcome outcome, Rendering shown, List<SourceError> warnings, Map<Field, Json> fields) {
    /// With what holds instead of a false claim.
    Reply corrected(Truth truth) {
        Map<Field, Json> all = new EnumMap<>(Field.class);
        all.putAll(fields);
        all.put(Field.NEAREST, truth.json());
        return new Reply(outcome, new Corrected(shown, truth), warnings, all);
    }

    /// A reply with nothing but something to show.
    static Reply of(Rendering shown) {
        return new Reply(Outcome.DONE, shown, List.of(), Map.of());
    }

    /// The same in words.
    static Reply of(String text) {
        return of(new Rendering.Plain(text));
    }
}
