package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.backproof.explain.PairCell;
import org.backproof.print.Latex;
import org.backproof.print.Unicode;

/// A table of pairs as a reader sees it: a row a loss, a column an activation, in each field R of ∂J/∂z = R·(a − y).
///
/// @param caption what the table is of, beside others; empty for a table by itself
record TableShown(List<String> losses, List<String> activations, List<List<PairCell>> cells, String caption) implements Rendering {
    private static final int WIDTH = 110;
    /// Of a page of LaTeX, in small type, and the rows that stand on it.
    private static final int PAGE = 88;
    private static final int ROWS = 22;
    static final int WIDEST = 26;

    private static String field(PairCell c) {
        return Mark.of(c).map(Mark::text).or(() -> c.shown().map(Unicode::print)).orElseThrow();
    }

    private static String formula(PairCell c) {
        return Mark.of(c).map(Mark::latex).or(() -> c.shown().map(Latex::print)).orElseThrow();
    }

    /// Stretches of columns that fit the width.
    private List<List<Integer>> stretches(int wide) {
        int names = losses.stream().mapToInt(String::length).max().orElse(0) + 3;
        List<List<Integer>> out = new ArrayList<>();
        int used = wide;
        for (int j = 0; j < activations.size(); j++) {
            int width = width(j) + 3;
            if (used + width > wide) {
                out.add(new ArrayList<>());
                used = names;
            }
            out.getLast().add(j);
            used += width;
        }
        return out;
    }

    private int width(int column) {
        return Math.max(activations.get(column).length(), cells.stream().mapToInt(r -> field(r.get(column)).length()).max().orElse(0));
    }

    @Override
    public String text() {
        int names = losses.stream().mapToInt(String::length).max().orElse(0) + 3;
        List<String> lines = new ArrayList<>();
        for (List<Integer> columns : stretches(WIDTH)) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(padded("", names) + columns.stream().map(j -> padded(activations.get(j), width(j) + 3)).collect(Collectors.joining()).stripTrailing());
            for (int i = 0; i < losses.size(); i++) {
                List<PairCell> row = cells.get(i);
                lines.add(padded(losses.get(i), names) + columns.stream().map(j -> padded(field(row.get(j)), width(j) + 3)).collect(Collectors.joining()).stripTrailing());
            }
        }
        if (!caption.isEmpty()) {
            lines.addAll(List.of("", "  " + caption));
        }
        return String.join("\n", lines);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    @Override
    public String latex() {
        List<String> arrays = new ArrayList<>();
        for (List<Integer> columns : stretches(PAGE)) {
            for (int first = 0; first < losses.size(); first += ROWS) {
                StringBuilder out = new StringBuilder("{\\scriptsize\\[\\begin{array}{l|").append("l".repeat(columns.size())).append("}\n");
                out.append(columns.stream().map(j -> " & " + word(activations.get(j))).collect(Collectors.joining())).append(" \\\\ \\hline\n");
                for (int i = first; i < Math.min(losses.size(), first + ROWS); i++) {
                    List<PairCell> row = cells.get(i);
                    out.append(word(losses.get(i))).append(columns.stream().map(j -> " & " + formula(row.get(j))).collect(Collectors.joining())).append(" \\\\\n");
                }
                arrays.add(out.append("\\end{array}\\]}").toString());
            }
        }
        List<String> out = new ArrayList<>();
        for (int k = 0; k < arrays.size(); k++) {
            String part = arrays.size() == 1 ? "" : ", part " + (k + 1) + " of " + arrays.size();
            out.add(arrays.get(k) + "\n{\\centering\\small $R$ in $\\partial J/\\partial z = R\\,(a - y)$" + (caption.isEmpty() ? "" : " for " + caption) + part + ".\\par}");
        }
        return String.join("\n", out);
    }

    private static String word(String name) {
        return "\\text{" + LatexText.escape(name) + "}";
    }

    @Override
    public String markdown() {
        StringBuilder out = new StringBuilder("| |" + activations.stream().map(a -> " `" + a + "` |").collect(Collectors.joining()) + "\n|"
                + IntStream.rangeClosed(0, activations.size()).mapToObj(_ -> "---|").collect(Collectors.joining()));
        for (int i = 0; i < losses.size(); i++) {
            out.append("\n| `").append(losses.get(i)).append("` |").append(cells.get(i).stream().map(c -> " $" + formula(c).replace("|", "\\vert ") + "$ |")
                    .collect(Collectors.joining()));
        }
        return out + (caption.isEmpty() ? "" : "\n\n" + caption);
    }
}
