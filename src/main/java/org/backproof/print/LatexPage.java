package org.backproof.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page in LaTeX: theorem and proof, in text that needs amsmath and amsthm only. Its displays are read by KaTeX, too.
public final class LatexPage {
    /// Of the text, in em: 15.8 cm in 11 pt.
    private static final double WIDTH = 40.4;
    private static final double COLUMN_GAP = 1.2;
    private static final double EQUALS = 1.4;
    private static final double WIDEST_REASON = 27;
    private static final double NARROWEST_REASON = 12;
    private static final double SLACK = 0.3;
    private static final double WIDEST_LEFT = 12;
    private static final double SHORT_LEFT = 4;
    private static final double NARROWEST_RIGHT = 10;
    private static final double WIDEST_INLINE = 20;

    private LatexPage() {
    }

    /// The page without preamble: paragraphs, a theorem with its proof where the statement is established.
    public static String body(Page page) {
        StringBuilder out = new StringBuilder();
        String title = LatexProse.print(page.title());
        if (page.established()) {
            out.append("\\begin{theorem}").append(title.isEmpty() ? "" : "[" + title + "]").append('\n');
        } else {
            out.append("\\par\\medskip\\noindent\\textbf{").append(title.isEmpty() ? "Claim" : title).append("} (").append(LatexProse.words(page.verdict())).append(").\n");
        }
        out.append(introduction(page)).append(statement(page)).append('\n');
        if (page.established()) {
            out.append("\\end{theorem}\n");
        }
        String calculation = calculation(page.sections());
        boolean ended = page.notes().isEmpty() && page.established() && !calculation.isEmpty();
        String rest = ended ? withEnd(calculation) : calculation + notes(page.notes());
        if (rest.isEmpty()) {
            return out.toString();
        }
        String proof = "\\begin{proof}\n" + rest + "\\end{proof}";
        // a box of its own would stand on a line of its own
        return page.established() ? out + (ended ? "{\\renewcommand{\\qed}{}" + proof + "}" : proof) + "\n" : out + rest;
    }

    /// The box of a proof beside the last line of its last display.
    private static String withEnd(String calculation) {
        int end = calculation.lastIndexOf("\n\\end{align*}");
        return calculation.substring(0, end) + " \\tag*{$\\square$}" + calculation.substring(end);
    }

    /// The displays alone, each an `align*`.
    public static List<String> displays(Page page) {
        List<String> out = new ArrayList<>();
        out.add(statement(page));
        for (List<Section> block : blocks(page.sections())) {
            out.add(align(block));
        }
        return out;
    }

    /// The sections that share an alignment: a heading begins a new one.
    static List<List<Section>> blocks(List<Section> sections) {
        List<List<Section>> out = new ArrayList<>();
        for (Section s : sections) {
            if (out.isEmpty() || !s.heading().isEmpty()) {
                out.add(new ArrayList<>());
            }
            out.getLast().add(s);
        }
        return out;
    }

    /// `Let J = …. For a = σ(z) and every K ≥ 1,`
    static String introduction(Page page) {
        StringBuilder out = new StringBuilder();
        if (!page.definitions().isEmpty()) {
            boolean large = page.definitions().stream().anyMatch(d -> LatexWidth.of(Latex.print(d)) > WIDEST_INLINE);
            out.append("Let").append(large ? "\n" + display(page.definitions()) + "\n" : " " + listed(page.definitions().stream().map(Prose::of).toList()) + ".\n");
        }
        if (!page.setting().isEmpty()) {
            out.append("For ").append(listed(page.setting())).append(",\n");
        } else if (!page.definitions().isEmpty()) {
            out.append("Then\n");
        }
        return out.toString();
    }

    /// Words with mathematics, within a paragraph.
    public static String prose(Prose prose) {
        return LatexProse.print(prose);
    }

    static String listed(List<Prose> parts) {
        List<String> each = parts.stream().map(LatexProse::print).toList();
        return each.size() < 2 ? String.join("", each) : String.join(", ", each.subList(0, each.size() - 1)) + " and " + each.getLast();
    }

    static String statement(Page page) {
        return display(page.entry().map(e -> List.of(page.statement(), e)).orElseGet(() -> List.of(page.statement())));
    }

    /// Equations under each other, each with its first relation aligned.
    private static String display(List<Layout> equations) {
        List<String> rows = new ArrayList<>();
        for (Layout e : equations) {
            if (e instanceof Layout.Relation r) {
                String left = Latex.print(r.left());
                String sign = r.comparison().latex().strip();
                if (LatexWidth.of(left) + EQUALS + LatexWidth.of(Latex.print(r.right())) > WIDTH && LatexWidth.of(left) > SHORT_LEFT) {
                    LatexLines.of(r.left(), WIDTH - 2).forEach(l -> rows.add("  & " + l));
                    left = "";
                }
                rows(left, sign, LatexLines.of(r.right(), room(left, 0)), List.of(), rows);
            } else {
                LatexLines.of(e, WIDTH - 2).forEach(l -> rows.add("  & " + l));
            }
        }
        return "\\begin{align*}\n" + String.join(" \\\\\n", rows) + "\n\\end{align*}";
    }

    /// An aligned calculation with a column of reasons.
    public static String align(List<Section> sections) {
        List<String> rows = new ArrayList<>();
        double shortest = sections.stream().mapToDouble(s -> LatexWidth.of(Latex.print(s.left()))).filter(w -> w <= SHORT_LEFT).max().orElse(0);
        LatexBeside beside = LatexBeside.of(sections, WIDTH - shortest - EQUALS, NARROWEST_REASON, COLUMN_GAP);
        double widest = widestLeft(sections, beside);
        double lefts = sections.stream().mapToDouble(s -> LatexWidth.of(Latex.print(s.left()))).filter(w -> w <= widest).max().orElse(0);
        double room = WIDTH - lefts - EQUALS - COLUMN_GAP - beside.column();
        double reasons = reasons(sections, room, beside);
        for (Section s : sections) {
            String left = Latex.print(s.left());
            if (LatexWidth.of(left) > widest) {
                LatexLines.of(s.left(), WIDTH - lefts - 2).forEach(l -> rows.add("  & " + l));
                left = "";
            }
            for (Line line : s.lines()) {
                Optional<Layout.Relation> below = line.matrix().isPresent() ? Optional.empty() : wideEquation(line.why(), reasons);
                double free = Math.max(room - reasons, NARROWEST_RIGHT);
                rows(left, "=", LatexLines.of(line.value(), free), below.isPresent() ? List.of() : beside.cells(line, reasons), rows);
                below.ifPresent(r -> rows(Latex.print(r.left()), r.comparison().latex().strip(), LatexLines.of(r.right(), free), List.of(), rows));
                left = "";
            }
        }
        return "\\begin{align*}\n" + String.join(" \\\\\n", rows) + "\n\\end{align*}";
    }

    /// An equation in place of a reason, as the entry beside matrix notation, that the column is too narrow for: it stands below.
    private static Optional<Layout.Relation> wideEquation(Prose why, double width) {
        return why.parts().size() == 1 && why.parts().getFirst() instanceof Prose.Mathematics(Layout.Relation r) && LatexWidth.of(Latex.print(r)) > width
                ? Optional.of(r) : Optional.empty();
    }

    /// A wider left side has a line of its own: less room is for it where a formula would be broken otherwise.
    private static double widestLeft(List<Section> sections, LatexBeside beside) {
        List<Line> lines = sections.stream().flatMap(s -> s.lines().stream()).toList();
        double reason = Math.min(NARROWEST_REASON, lines.stream().mapToDouble(l -> LatexProse.width(l.why())).max().orElse(0)) + beside.column();
        double formula = lines.stream().mapToDouble(l -> LatexWidth.of(Latex.print(l.value()))).max().orElse(0);
        double left = sections.stream().mapToDouble(s -> LatexWidth.of(Latex.print(s.left()))).filter(w -> w <= WIDEST_LEFT).max().orElse(0);
        return left + formula + reason + EQUALS + COLUMN_GAP > WIDTH ? SHORT_LEFT : WIDEST_LEFT;
    }

    /// The width of the column of reasons: as wide as they are, but narrower where the formulas need the room.
    private static double reasons(List<Section> sections, double room, LatexBeside beside) {
        List<Line> lines = sections.stream().flatMap(s -> s.lines().stream()).toList();
        double widest = Math.max(beside.stacked(), lines.stream().mapToDouble(l -> LatexProse.width(l.why())).max().orElse(0));
        double formula = lines.stream().mapToDouble(l -> LatexWidth.of(Latex.print(l.value()))).max().orElse(0);
        return Math.min(widest + SLACK, Math.clamp(room - formula, NARROWEST_REASON, WIDEST_REASON));
    }

    private static double room(String left, double reasons) {
        return WIDTH - LatexWidth.of(left) - EQUALS - reasons;
    }

    private static void rows(String left, String sign, List<String> formula, List<String> reasons, List<String> rows) {
        for (int k = 0; k < Math.max(formula.size(), reasons.size()); k++) {
            String start = k == 0 ? (left.isEmpty() ? "  " : left) + "\n  &" + sign + " " : "  &";
            String reason = k < reasons.size() && !reasons.get(k).isEmpty() ? " && " + reasons.get(k) : "";
            rows.add((k == 0 && left.isEmpty() ? "  &" + sign + " " : start) + (k < formula.size() ? formula.get(k) : "") + reason);
        }
    }

    /// The calculations alone.
    public static String calculation(List<Section> sections) {
        StringBuilder out = new StringBuilder();
        for (List<Section> block : blocks(sections)) {
            if (!block.getFirst().heading().isEmpty()) {
                String heading = LatexProse.print(block.getFirst().heading());
                out.append("\\emph{").append(heading.substring(0, 1).toUpperCase(java.util.Locale.ROOT)).append(heading.substring(1)).append(".}\\nopagebreak\n");
            }
            out.append(together(align(block))).append('\n');
        }
        return out.toString();
    }

    /// No page ends after the first row of a display or before its last one, nor within a line that has several rows.
    private static String together(String rows) {
        String end = " \\\\\n";
        String display = rows.replaceAll(" \\\\\\\\\n(?=  &(?![ =])|  & &&)", " \\\\\\\\*\n").replaceAll("(\n  & [^&\n]*) \\\\\\\\\n(?=  &=)", "$1 \\\\\\\\*\n");
        int last = display.lastIndexOf(end);
        int first = display.indexOf(end);
        if (first < 0) {
            return display;
        }
        String kept = " \\\\*\n";
        String ended = display.substring(0, last) + kept + display.substring(last + end.length());
        return first == last ? ended : ended.substring(0, first) + kept + ended.substring(first + end.length());
    }

    /// `Conditions: $0 < a < 1$ (range of sigmoid).`
    static String notes(List<Note> notes) {
        StringBuilder out = new StringBuilder();
        String label = "";
        for (Note n : notes) {
            boolean same = n.label().equals(label);
            out.append(same ? "; " : label.isEmpty() ? "" : ".\n");
            out.append(same ? "" : Character.toUpperCase(n.label().charAt(0)) + LatexProse.words(n.label().substring(1)) + ": ");
            out.append(LatexProse.print(Prose.of(n.subject()))).append(n.remark().isEmpty() ? "" : " (" + LatexProse.print(n.remark()) + ")");
            label = n.label();
        }
        return notes.isEmpty() ? "" : out + ".\n";
    }
}
