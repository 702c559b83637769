package org.backproof.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Breaks a formula into aligned lines of at most a width (in em): before the terms of a sum, the factors of a product, the relations of a
/// chain; where that is not enough, inside brackets, arguments and fractions, which are written with a slash then. Only what no bracket
/// can break, such as a wide root, is shortened.
final class LatexLines {
    private static final String INDENT = "\\quad ";
    private static final double INDENT_WIDTH = 1.0;
    private static final String SLASH = "\\big/ ";
    private static final String TIMES = "\\cdot ";
    private static final List<String> OPERATORS = List.of("+ ", "- ", TIMES, "\\odot ", SLASH);
    private static final String PLACE = "Q";

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
            case Layout.Sum s when sign.isEmpty() || sign.startsWith("=") -> terms(sign, s, "");
            case Layout l -> put(sign, l, "");
        }
    }

    private void terms(String before, Layout.Sum s, String after) {
        int last = s.terms().size() - 1;
        for (int k = 0; k <= last; k++) {
            Layout.Term t = s.terms().get(k);
            put((k == 0 ? before : "") + (t.negative() ? "- " : k == 0 ? "" : "+ "), t.body(), k == last ? after : "");
        }
    }

    /// A term, broken where it does not fit on a line.
    private void put(String before, Layout layout, String after) {
        String piece = before + Latex.term(layout) + after;
        if (fits(piece)) {
            piece(piece);
            return;
        }
        if (LatexWidth.of(before) + LatexWidth.of(after) > width / 2) {
            shortened(before, layout, after);
            return;
        }
        switch (layout) {
            case Layout.Sum _ -> grouped(before, layout, after);
            case Layout.Product p -> {
                int last = p.factors().size() - 1;
                for (int k = 0; k <= last; k++) {
                    String times = p.dotted() ? p.times().latex().stripLeading() : TIMES;
                    factor(k == 0 ? before : times, p.factors().get(k), k == last ? after : "");
                }
            }
            case Layout.Fraction f -> {
                factor(before, f.over(), "");
                if (f.under() instanceof Layout.Sum || f.under() instanceof Layout.Product) {
                    grouped(SLASH, f.under(), after);
                } else {
                    factor(SLASH, f.under(), after);
                }
            }
            case Layout.Power p when LatexWidth.of(Latex.exponent(p.exponent())) < width / 4 -> grouped(before, p.base(), "^{" + Latex.exponent(p.exponent()) + "}" + after);
            case Layout.BigSum s when context(emptied(s)).isPresent() -> grouped(before + context(emptied(s)).get(), s.body(), after);
            case Layout.Derivative d when LatexWidth.of(Latex.operator(d)) < width / 4 -> grouped(before + Latex.operator(d) + " ", d.body(), after);
            case Layout.Call c when c.arguments().size() == 1 && context(single(c)).isPresent() -> grouped(before + context(single(c)).get(), c.arguments().getFirst(), after);
            case Layout l -> shortened(before, l, after);
        }
    }

    private void factor(String before, Layout layout, String after) {
        String piece = before + Latex.factor(layout) + after;
        if (fits(piece)) {
            piece(piece);
        } else if (layout instanceof Layout.Sum) {
            grouped(before, layout, after);
        } else {
            put(before, layout, after);
        }
    }

    /// In brackets that may stand on different lines.
    private void grouped(String before, Layout layout, String after) {
        String size = Latex.term(layout).contains("\\frac") || Latex.term(layout).contains("\\sum") ? "\\Big" : "\\big";
        String open = before + size + "l(";
        String close = size + "r)" + after;
        if (layout instanceof Layout.Sum s) {
            terms(open, s, close);
        } else {
            put(open, layout, close);
        }
    }

    private static Layout emptied(Layout.BigSum s) {
        return new Layout.BigSum(s.index(), s.lower(), s.upper(), s.evident(), Layout.Name.of(PLACE));
    }

    private static Layout single(Layout.Call c) {
        return new Layout.Call(c.function(), c.primes(), List.of(Layout.Name.of(PLACE)), c.hidden(), c.indices());
    }

    /// What stands before the one argument; empty where something follows it.
    private Optional<String> context(Layout layout) {
        String text = Latex.term(layout);
        return Optional.of(text).filter(t -> t.endsWith(PLACE) || t.endsWith("(" + PLACE + ")")).map(t -> t.substring(0, t.endsWith(")") ? t.length() - 3 : t.length() - 1))
                .filter(t -> LatexWidth.of(t) < width / 4);
    }

    private void shortened(String before, Layout layout, String after) {
        double room = width - INDENT_WIDTH - LatexWidth.of(before) - LatexWidth.of(after);
        piece(before + Latex.term(Shortening.until(layout, l -> LatexWidth.of(Latex.term(l)) <= room)) + after);
    }

    private boolean fits(String piece) {
        return INDENT_WIDTH + LatexWidth.of(piece) <= width;
    }

    /// Adds an unbreakable piece, on a new line where it does not fit on this one.
    private void piece(String piece) {
        double indent = lines.isEmpty() ? 0 : INDENT_WIDTH;
        if (!line.isEmpty() && indent + LatexWidth.of(line + piece) > width) {
            flush();
        }
        line.append(line.isEmpty() ? "" : " ").append(piece);
    }

    private void flush() {
        if (!line.isEmpty()) {
            String text = line.toString();
            boolean operator = OPERATORS.stream().anyMatch(text::startsWith);
            lines.add(lines.isEmpty() ? text : INDENT + (operator ? "{}" : "") + text);
            line.setLength(0);
        }
    }
}
