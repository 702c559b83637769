package org.backproof.app;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answer to one statement.
///
/// @param line        the line, from 1, on which the statement starts in its source
/// @param statement   the statement as it was typed, comments aside
/// @param kind        `define`, `declare`, `assume`, `prove`, `check`, `pair`, `derive`, `diff`, `error`, …
/// @param outcome     what the statement does to the exit code
/// @param shown       the answer for readers
/// @param diagnostics warnings and errors, each ready to print with its caret; they go to stderr
/// @param fields      the JSON members of the answer; line, statement, kind and milliseconds are filled in here
/// @param time        how long the answer took
public record Answer(int line, String statement, String kind, Outcome outcome, Rendering shown,
                     List<String> diagnostics, Map<Field, Json> fields, Duration time) {
    public Answer {
        diagnostics = List.copyOf(diagnostics);
        fields = Map.copyOf(fields);
    }

    /// The JSON object, members in the order of [Field].
    public Json json() {
        var values = new EnumMap<Field, Json>(Field.class);
        values.putAll(fields);
        values.put(Field.LINE, Json.of(line));
        values.put(Field.STATEMENT, Json.of(statement));
        values.put(Field.KIND, Json.of(kind));
        values.put(Field.MILLISECONDS, new Json.Numeral(
                BigDecimal.valueOf(time.toNanos()).divide(BigDecimal.valueOf(1_000_000), 3, RoundingMode.HALF_UP)));
        var members = new LinkedHashMap<String, Json>();
        for (Field field : Field.values()) {
            members.put(field.key(), values.getOrDefault(field, Json.NULL));
        }
        return new Json.Members(members);
    }
}
