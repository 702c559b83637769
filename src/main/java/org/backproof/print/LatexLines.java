package org.backproof.print;

import java.util.ArrayList;
import java.util.List;

/// Breaks a formula into aligned lines of at most a width (in em): before the terms of a sum, the factors of a dotted product,
/// the relations of a chain. What cannot be broken is shortened.
final class LatexLines {
    private static final String INDENT = "\\quad ";
    private static final double INDENT_WIDTH = 1.0;

    private final double width;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private LatexLines(double width) {
        this.width = width;
    }

    /// The lines; all but the first are indented.
    static List<String> of(Layout layout, double width) {
        String whole = Latex.print(layout);
        if (LatexWidth.of(whole) <= width) {
            return List.of(whole);
        }
        LatexLines out = new LatexLines(width);
        out.add("", layout);
        out.flush();
        return out.lines;
    }

    /// Adds a part that stands after a sign; the signs of a broken part stand in front of its pieces.
    private void add(String sign, Layout layout) {
        switch (layout) {
            case Layout.Relation r -> {
                add(sign, r.left());
                add(r.comparison().latex().strip() + " ", r.right());
            }
            case Layout.Sum s when sign.isEmpty() || sign.startsWith("=") -> {
                String before = sign;
                for (Layout.Term t : s.terms()) {
                    String own = t.negative() ? "- " : before.equals(sign) && line.isEmpty() && lines.isEmpty() || !before.isEmpty() ? "" : "+ ";
                    term(before + own, t.body());
                    before = "";
                }
            }
            case Layout.Product p when p.dotted() -> {
                String before = sign;
                for (Layout f : p.factors()) {
                    term(before, f);
                    before = p.times().latex().stripLeading();
                }
            }
            case Layout l -> term(sign, l);
        }
    }

    /// Adds an unbreakable piece, on a new line where it does not fit on this one.
    private void term(String sign, Layout layout) {
        double room = width - INDENT_WIDTH - LatexWidth.of(sign);
        Layout fitting = Shortening.until(layout, l -> LatexWidth.of(Latex.term(l)) <= room);
        String piece = sign + Latex.term(fitting);
        double indent = lines.isEmpty() ? 0 : INDENT_WIDTH;
        if (!line.isEmpty() && indent + LatexWidth.of(line + piece) > width) {
            flush();
        }
        line.append(line.isEmpty() ? "" : " ").append(piece);
    }

    private void flush() {
        if (!line.isEmpty()) {
            String text = line.toString();
            boolean operator = text.startsWith("+ ") || text.startsWith("- ") || text.startsWith("\\cdot ") || text.startsWith("\\odot ");
            lines.add(lines.isEmpty() ? text : INDENT + (operator ? "{}" : "") + text);
            line.setLength(0);
        }
    }
}
