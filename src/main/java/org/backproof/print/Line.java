package org.backproof.print;

import java.util.List;

/// One step of a calculation: what the left side is equal to now.
///
/// @param value      the new right side
/// @param reason     why it is equal; may be empty
/// @param conditions what the step needs, shown after the reason
/// @param fine       whether only a finer derivation shows it
public record Line(Layout value, Prose reason, List<Layout> conditions, boolean fine) {
    public Line {
        conditions = List.copyOf(conditions);
    }

    public Line(Layout value, Prose reason, List<Layout> conditions) {
        this(value, reason, conditions, false);
    }

    public Line(Layout value, String reason) {
        this(value, Prose.of(reason), List.of());
    }

    /// The reason with its conditions.
    public Prose why() {
        Prose out = reason;
        for (int k = 0; k < conditions.size(); k++) {
            out = (k > 0 ? out.and(", ") : out.isEmpty() ? out : out.and(" ")).and(conditions.get(k));
        }
        return out;
    }
}
