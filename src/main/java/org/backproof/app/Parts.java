package org.backproof.app;

import java.util.ArrayList;
import java.util.List;

/// A large value as a reader sees it: its first and its last parts, a definition a line, then the conditions.
record Parts(List<String> lines, List<String> conditions, List<String> notes) implements Rendering {
    private static final int SHOWN = 20;

    Parts {
        lines = List.copyOf(lines);
        conditions = List.copyOf(conditions);
        notes = List.copyOf(notes);
    }

    @Override
    public String text() {
        List<String> out = new ArrayList<>(excerpt());
        conditions.forEach(c -> out.add("  given     " + c));
        notes.forEach(n -> out.add("  note      " + n));
        return String.join("\n", out);
    }

    @Override
    public String latex() {
        return LatexText.verbatim(String.join("\n", excerpt())) + given();
    }

    @Override
    public String markdown() {
        return "```\n" + String.join("\n", excerpt()) + "\n```" + (conditions.isEmpty() ? "" : "\n\ngiven `" + String.join("`, `", conditions) + "`");
    }

    private String given() {
        return conditions.isEmpty() ? "" : "\n\\par\\noindent given: " + LatexText.escape(String.join(", ", conditions));
    }

    private List<String> excerpt() {
        if (lines.size() <= 2 * SHOWN) {
            return lines;
        }
        List<String> out = new ArrayList<>(lines.subList(0, SHOWN));
        out.add("…  %,d more definitions, all of them in --format json".formatted(lines.size() - 2 * SHOWN));
        out.addAll(lines.subList(lines.size() - SHOWN, lines.size()));
        return out;
    }
}
