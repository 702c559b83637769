package org.backproof.app;

import java.util.ArrayList;
import java.util.List;

/// A large value as a reader sees it: its first and its last parts, a definition a line.
record Parts(List<String> lines, List<String> notes) implements Rendering {
    private static final int SHOWN = 20;

    Parts {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    @Override
    public String text() {
        List<String> out = new ArrayList<>(excerpt());
        notes.forEach(n -> out.add("  note      " + n));
        return String.join("\n", out);
    }

    @Override
    public String latex() {
        return LatexText.verbatim(String.join("\n", excerpt()));
    }

    @Override
    public String markdown() {
        return "```\n" + String.join("\n", excerpt()) + "\n```";
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
