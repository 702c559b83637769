package org.backproof.print;

import java.util.List;
import java.util.Optional;

/// One step of a calculation: what the left side is equal to now.
///
/// @param value      the new right side
/// @param matrix     the same in matrix notation, beside it; empty where there is none
/// @param reason     why it is equal; may be empty
/// @param conditions what the step needs, shown after the reason
/// @param stage      the number of its stage
/// @param parts      finer lines, the last of which has the same value; empty where there are none
public record Line(Layout value, Optional<Layout> matrix, Prose reason, List<Layout> conditions, int stage, List<Line> parts) implements Grain.Part<Line> {
    /// Reasons that one line gives.
    private static final int MOST = 3;

    public Line {
        conditions = List.copyOf(conditions);
        parts = List.copyOf(parts);
    }

    public Line(Layout value, Prose reason, List<Layout> conditions) {
        this(value, Optional.empty(), reason, conditions, 0, List.of());
    }

    public Line(Layout value, String reason) {
        this(value, Prose.of(reason), List.of());
    }

    /// The last of some lines, with the different reasons of all.
    static Line merged(List<Line> lines) {
        return new Line(lines.getLast().value, lines.getLast().matrix, reasons(lines), List.of(), 0, List.of());
    }

    /// The different reasons of some lines.
    public static Prose reasons(List<Line> lines) {
        List<Prose> said = lines.stream().map(Line::why).filter(p -> !p.isEmpty()).distinct().limit(MOST).toList();
        Prose out = Prose.NONE;
        for (Prose p : said) {
            out = (out.isEmpty() ? out : out.and("; ")).and(p);
        }
        return out;
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
