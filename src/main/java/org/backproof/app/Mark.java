package org.backproof.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.explain.PairCell;

/// What stands in a field of a table of pairs in place of a factor, and what it means.
///
/// @param text  in a text
/// @param latex in a formula of LaTeX
enum Mark {
    NONE("none", "\\text{none}", "no short R; pair LOSS with ACTIVATION shows the gradient"),
    SHAPE("·", "\\cdot", "another shape"),
    RULE("no rule", "\\text{no rule}", "a derivative is not found"),
    PROOF("no proof", "\\text{no proof}", "whether R is constant is not shown"),
    BUDGET("budget", "\\text{budget}", "the work for one field ended before a proof"),
    TIME("time", "\\text{time}", "the time for the whole table ended before; --timeout gives it more");

    private final String text;
    private final String latex;
    private final String meaning;

    Mark(String text, String latex, String meaning) {
        this.text = text;
        this.latex = latex;
        this.meaning = meaning;
    }

    String text() {
        return text;
    }

    String latex() {
        return latex;
    }

    String meaning() {
        return meaning;
    }

    /// Empty for a field that shows its formula.
    static Optional<Mark> of(PairCell c) {
        return switch (c.verdict()) {
            case "undecided" -> Stream.of(RULE, PROOF, BUDGET, TIME).filter(m -> c.plain().equals(m.text)).findFirst();
            case "other shape" -> Optional.of(SHAPE);
            default -> c.shown().isEmpty() ? Optional.of(NONE) : Optional.empty();
        };
    }

    /// Those in the tables.
    static List<Mark> in(List<TableShown> tables) {
        List<Mark> found = tables.stream().flatMap(t -> t.cells().stream()).flatMap(List::stream).flatMap(c -> of(c).stream()).toList();
        return Stream.of(values()).filter(found::contains).toList();
    }
}
