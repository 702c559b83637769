package org.backproof.print;

import java.util.ArrayList;
import java.util.List;

/// A page for the terminal: the verdict and the statement, the calculation with its reasons in a column, the notes.
public final class TextPage {
    /// Of a terminal that does not say.
    public static final int WIDTH = 100;

    private static final String INDENT = "  ";
    /// The reasons stand here, or further right where the formulas need it.
    private static final int REASONS = 41;
    private static final int NARROWEST_FORMULA = 24;
    private static final int LABEL = 10;
    private static final int SUBJECT = 7;
    private static final String QED = "∎";

    private TextPage() {
    }

    /// A row of the calculation.
    private record Row(String formula, String reason) {
    }

    public static String print(Page page) {
        return print(page, WIDTH);
    }

    public static String print(Page page, int width) {
        StringBuilder out = new StringBuilder(header(page, width));
        page.entry().ifPresent(e -> out.append('\n').append(entry(e, width)));
        out.append(calculation(page.sections(), page.closed(), width));
        notes(page.notes(), out);
        return out.toString();
    }

    /// The calculations alone, below an empty line.
    public static String calculation(List<Section> sections) {
        return calculation(sections, false, WIDTH);
    }

    private static String calculation(List<Section> sections, boolean closed, int width) {
        StringBuilder out = new StringBuilder();
        List<Row> rows = rows(sections, width);
        int column = Math.max(REASONS, rows.stream().filter(r -> !r.reason.isEmpty()).mapToInt(r -> TextWrap.width(r.formula) + 2).max().orElse(0));
        int widest = rows.stream().mapToInt(r -> TextWrap.width(r.formula) + 2).max().orElse(0);
        int reasons = widest <= width / 2 ? Math.max(column, widest) : column;
        if (!rows.isEmpty()) {
            out.append('\n');
        }
        for (int k = 0; k < rows.size(); k++) {
            Row r = rows.get(k);
            boolean last = closed && k == rows.size() - 1;
            String shown = r.reason.isEmpty() && !last ? r.formula : TextWrap.pad(r.formula, reasons) + r.reason;
            out.append('\n').append(last ? shown + (r.reason.isEmpty() ? "" : INDENT + " ") + QED : shown);
        }
        return out.toString();
    }

    /// Words with mathematics, for the terminal.
    public static String print(Prose prose) {
        StringBuilder out = new StringBuilder();
        for (Prose.Part p : prose.parts()) {
            switch (p) {
                case Prose.Words w -> out.append(w.text());
                case Prose.Mathematics m -> out.append(Unicode.print(m.layout()));
            }
        }
        return out.toString();
    }

    private static String header(Page page, int width) {
        String statement = page.verdict() + "   " + Unicode.print(page.statement());
        String setting = String.join(", ", page.setting().stream().map(TextPage::print).toList());
        if (setting.isEmpty()) {
            return broken(statement, width);
        }
        String line = statement + "     " + setting;
        return TextWrap.width(line) <= width ? line : broken(statement, width) + "\n" + " ".repeat(page.verdict().length() + 3) + setting;
    }

    private static String broken(String text, int width) {
        return String.join("\n", TextWrap.formula(text, width));
    }

    private static List<Row> rows(List<Section> sections, int width) {
        TextBeside beside = TextBeside.of(sections, width);
        int formulas = width - beside.width() - 2;
        List<Row> rows = new ArrayList<>();
        for (Section s : sections) {
            if (!s.heading().isEmpty()) {
                if (!rows.isEmpty()) {
                    rows.add(new Row("", ""));
                }
                rows.add(new Row(INDENT + print(s.heading()), ""));
            }
            rows(s, formulas, beside, rows);
        }
        return rows;
    }

    private static void rows(Section s, int width, TextBeside beside, List<Row> rows) {
        String left = INDENT + Unicode.print(s.left());
        String blank = " ".repeat(TextWrap.width(left));
        int longest = s.lines().stream().mapToInt(l -> TextWrap.width(Unicode.print(l.value()))).max().orElse(0);
        boolean inTheWay = blank.length() > TextBeside.LONGEST_LEFT && blank.length() + 3 + longest > width;
        if (blank.length() > width / 2 || inTheWay) {
            TextWrap.formula(left, width).forEach(l -> rows.add(new Row(l, "")));
            blank = INDENT + INDENT;
            left = blank;
        }
        for (Line line : s.lines()) {
            List<String> formula = TextWrap.formula(Unicode.print(line.value()), Math.max(NARROWEST_FORMULA, width - blank.length() - 3));
            List<String> reason = beside.lines(line);
            for (int k = 0; k < Math.max(formula.size(), reason.size()); k++) {
                String start = k == 0 ? left + " = " : blank + "   ";
                rows.add(new Row(k < formula.size() ? start + formula.get(k) : blank, k < reason.size() ? reason.get(k) : ""));
            }
            left = blank;
        }
    }

    /// `entry     ∂/∂wⱼ (…) = …`, below a statement in matrix notation.
    public static String entry(Layout entry, int width) {
        String label = INDENT + TextWrap.pad("entry", LABEL);
        return label + String.join("\n" + " ".repeat(label.length()), TextWrap.formula(Unicode.print(entry), width - label.length()));
    }

    private static void notes(List<Note> notes, StringBuilder out) {
        List<String> subjects = notes.stream().map(n -> Unicode.print(n.subject())).toList();
        int label = Math.max(LABEL, notes.stream().mapToInt(n -> TextWrap.width(n.label())).max().orElse(0)) + 3;
        int subject = Math.max(SUBJECT, subjects.stream().mapToInt(TextWrap::width).max().orElse(0)) + 3;
        String before = "";
        for (int k = 0; k < notes.size(); k++) {
            Note n = notes.get(k);
            out.append(k == 0 ? "\n\n" : "\n").append(INDENT).append(TextWrap.pad(n.label().equals(before) ? "" : n.label(), label));
            out.append(n.remark().isEmpty() ? subjects.get(k) : TextWrap.pad(subjects.get(k), subject) + print(n.remark()));
            before = n.label();
        }
    }
}
