package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.backproof.explain.PairCell;
import org.backproof.print.Latex;
import org.backproof.print.Layout;
import org.backproof.print.Unicode;

/// A table of pairs as a reader sees it: a row a loss, a column an activation, in each field R of ∂J/∂z = R·(a − y). In text, one with
/// many columns is a list of losses.
///
/// @param caption what the table is of, beside others; empty for a table by itself
record TableShown(List<String> losses, List<String> activations, List<List<PairCell>> cells, String caption) implements Rendering {
    static final int WIDTH = 110;
    /// Of a page of LaTeX, in small type, and the rows that stand on it.
    private static final int PAGE = 88;
    private static final int ROWS = 22;
    /// Of a field; what is longer stands below the table.
    private static final int WIDEST = 26;
    /// Columns that stand beside each other in text.
    private static final int MANY = 7;

    /// With one row more.
    TableShown with(List<PairCell> row) {
        return new TableShown(losses, activations, Stream.concat(cells.stream(), Stream.of(row)).toList(), caption);
    }

    /// What is too long for its field, and the derivatives that go by their names.
    private record Below(List<Layout> formulas, List<Layout> names) {
        static Below of(List<List<PairCell>> cells) {
            List<PairCell> factors = cells.stream().flatMap(List::stream).filter(c -> Mark.of(c).isEmpty()).toList();
            return new Below(factors.stream().flatMap(c -> c.within(WIDEST).stream()).filter(Below::isLong).distinct().toList(),
                    factors.stream().flatMap(c -> c.namedBeyond(WIDEST).stream()).<Layout>map(PairCell.Named::definition).distinct().toList());
        }

        static boolean isLong(Layout l) {
            return Unicode.print(l).length() > WIDEST;
        }

        /// A mark, a formula, or the number of one.
        String field(PairCell c, Function<Mark, String> mark, Function<Layout, String> formula, String number) {
            return Mark.of(c).map(mark).orElseGet(() -> c.within(WIDEST).map(l -> isLong(l) ? number.formatted(formulas.indexOf(l) + 1) : formula.apply(l)).orElseThrow());
        }

        String text(PairCell c) {
            return field(c, Mark::text, Unicode::print, "[%d]");
        }

        String latex(PairCell c) {
            return field(c, Mark::latex, Latex::print, "\\text{[%d]}");
        }

        List<String> lines(Function<Layout, String> formula) {
            return Stream.concat(IntStream.range(0, formulas.size()).mapToObj(k -> "[" + (k + 1) + "]   " + formula.apply(formulas.get(k))),
                    names.stream().map(formula)).toList();
        }
    }

    /// Stretches of columns that fit the width.
    private List<List<Integer>> stretches(int wide, Below below) {
        int names = names();
        List<List<Integer>> out = new ArrayList<>();
        int used = wide;
        for (int j = 0; j < activations.size(); j++) {
            int width = width(j, below) + 3;
            if (used + width > wide) {
                out.add(new ArrayList<>());
                used = names;
            }
            out.getLast().add(j);
            used += width;
        }
        return out;
    }

    private int names() {
        return losses.stream().mapToInt(String::length).max().orElse(0) + 3;
    }

    private int width(int column, Below below) {
        return Math.max(activations.get(column).length(), cells.stream().mapToInt(r -> below.text(r.get(column)).length()).max().orElse(0));
    }

    /// Whether it is a list of losses, which grows by rows at its end.
    boolean isList() {
        return activations.size() > MANY;
    }

    private boolean isUnreached() {
        return cells.stream().flatMap(List::stream).allMatch(PairCell.TIME::equals);
    }

    @Override
    public String text() {
        return isList() || isUnreached() ? new LossList(losses, activations, cells, caption).text() : columns();
    }

    private String columns() {
        int names = names();
        Below below = Below.of(cells);
        List<String> lines = new ArrayList<>();
        for (List<Integer> columns : stretches(WIDTH, below)) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(padded("", names) + columns.stream().map(j -> padded(activations.get(j), width(j, below) + 3)).collect(Collectors.joining()).stripTrailing());
            for (int i = 0; i < losses.size(); i++) {
                List<PairCell> row = cells.get(i);
                lines.add(padded(losses.get(i), names)
                        + columns.stream().map(j -> padded(below.text(row.get(j)), width(j, below) + 3)).collect(Collectors.joining()).stripTrailing());
            }
        }
        List<String> formulas = below.lines(Unicode::print);
        if (!formulas.isEmpty()) {
            lines.add("");
            formulas.forEach(l -> lines.add("  " + l));
        }
        if (!caption.isEmpty()) {
            lines.addAll(List.of("", "  " + caption));
        }
        return String.join("\n", lines);
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    @Override
    public String latex() {
        Below below = Below.of(cells);
        List<String> arrays = new ArrayList<>();
        for (List<Integer> columns : stretches(PAGE, below)) {
            for (int first = 0; first < losses.size(); first += ROWS) {
                StringBuilder out = new StringBuilder("{\\scriptsize\\[\\begin{array}{l|").append("l".repeat(columns.size())).append("}\n");
                out.append(columns.stream().map(j -> " & " + word(activations.get(j))).collect(Collectors.joining())).append(" \\\\ \\hline\n");
                for (int i = first; i < Math.min(losses.size(), first + ROWS); i++) {
                    List<PairCell> row = cells.get(i);
                    out.append(word(losses.get(i))).append(columns.stream().map(j -> " & " + below.latex(row.get(j))).collect(Collectors.joining())).append(" \\\\\n");
                }
                arrays.add(out.append("\\end{array}\\]}").toString());
            }
        }
        List<String> out = new ArrayList<>();
        for (int k = 0; k < arrays.size(); k++) {
            String part = arrays.size() == 1 ? "" : ", part " + (k + 1) + " of " + arrays.size();
            out.add(arrays.get(k) + "\n{\\centering\\small $R$ in $\\partial J/\\partial z = R\\,(a - y)$" + (caption.isEmpty() ? "" : " for " + caption) + part + ".\\par}");
        }
        below.lines(l -> "$" + Latex.print(l) + "$").forEach(l -> out.add("\\par\\noindent{\\scriptsize " + l + "}"));
        return String.join("\n", out);
    }

    private static String word(String name) {
        return "\\text{" + LatexText.escape(name) + "}";
    }

    @Override
    public String markdown() {
        Below below = Below.of(cells);
        StringBuilder out = new StringBuilder("| |" + activations.stream().map(a -> " `" + a + "` |").collect(Collectors.joining()) + "\n|"
                + IntStream.rangeClosed(0, activations.size()).mapToObj(_ -> "---|").collect(Collectors.joining()));
        for (int i = 0; i < losses.size(); i++) {
            out.append("\n| `").append(losses.get(i)).append("` |").append(cells.get(i).stream().map(c -> " $" + below.latex(c).replace("|", "\\vert ") + "$ |")
                    .collect(Collectors.joining()));
        }
        below.lines(l -> "$" + Latex.print(l) + "$").forEach(l -> out.append("\n\n").append(l));
        return out + (caption.isEmpty() ? "" : "\n\n" + caption);
    }
}
