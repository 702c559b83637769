package org.backproof.print;

import java.util.ArrayList;
import java.util.List;

/// Words with mathematics in LaTeX: `cancel $a \neq 0$`.
final class LatexProse {
    /// Mathematics in the line that is wider, in em, is shortened.
    private static final double WIDEST = 30;
    /// What TeX cannot break, at that.
    private static final double WIDEST_WHOLE = 18;
    /// Terms of a sum in a paragraph, between which TeX breaks it.
    private static final double WIDEST_TERM = 24;
    private static final int MOST_TERMS = 6;
    private static final double LETTER = 0.52;

    private LatexProse() {
    }

    static String print(Prose prose) {
        StringBuilder out = new StringBuilder();
        for (Prose.Part p : prose.parts()) {
            out.append(switch (p) {
                case Prose.Words w -> words(w.text());
                case Prose.Mathematics m -> "$" + (wraps(m.layout()) ? Latex.print(m.layout()) : mathematics(m, WIDEST)) + "$";
            });
        }
        return out.toString();
    }

    /// Whether it is a sum of terms of which each goes on a line of a paragraph, or a piecewise definition that does.
    private static boolean wraps(Layout l) {
        return switch (l) {
            case Layout.Relation r -> LatexWidth.of(Latex.print(r.left())) <= WIDEST_TERM / 2 && wraps(r.right());
            case Layout.Sum s -> s.terms().size() <= MOST_TERMS && s.terms().stream().allMatch(t -> LatexWidth.of(Latex.term(t.body())) <= WIDEST_TERM);
            case Layout.Piecewise p -> LatexWidth.of(Latex.print(p)) <= WIDEST_TERM;
            default -> false;
        };
    }

    private static String mathematics(Prose.Mathematics m, double widest) {
        if (widest == WIDEST && m.layout() instanceof Layout.Fraction(Layout.Sum over, Layout under, _) && LatexWidth.of(Latex.print(m.layout())) > WIDEST_WHOLE) {
            return "(" + Latex.print(over) + ")/" + Latex.factor(under);
        }
        String text = Latex.print(Shortening.until(m.layout(), l -> LatexWidth.of(Latex.print(l)) <= (breakable(l) ? widest : Math.min(widest, WIDEST_WHOLE))));
        return text.contains("\\sum") || text.contains("\\frac") ? "\\textstyle " + text : text;
    }

    private static boolean breakable(Layout l) {
        return l instanceof Layout.Sum || l instanceof Layout.Relation r && breakable(r.right());
    }

    static double width(Prose prose) {
        double sum = 0;
        for (Prose.Part p : prose.parts()) {
            sum += width(p, WIDEST);
        }
        return sum;
    }

    private static double width(Prose.Part p, double widest) {
        return switch (p) {
            case Prose.Words w -> LETTER * w.text().length();
            case Prose.Mathematics m -> LatexWidth.of(mathematics(m, widest));
        };
    }

    /// The words in `\text` lines of at most a width in em, where that is possible.
    static List<String> lines(Prose prose, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (Prose.Part p : pieces(prose)) {
            double own = width(p, width);
            boolean joined = p instanceof Prose.Words w && (w.text().startsWith(";") || w.text().startsWith(","));
            if (used > 0 && used + own > width && !joined) {
                lines.add(line.toString().strip());
                line.setLength(0);
                used = 0;
            }
            line.append(p instanceof Prose.Mathematics m ? "$" + mathematics(m, width) + "$" : print(new Prose(List.of(p))));
            used += own;
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().strip());
        }
        return lines.stream().map(l -> "\\text{" + l + "}").toList();
    }

    /// The prose with its words apart, each with the space after it.
    private static List<Prose.Part> pieces(Prose prose) {
        List<Prose.Part> out = new ArrayList<>();
        for (Prose.Part p : prose.parts()) {
            switch (p) {
                case Prose.Words w -> {
                    for (String word : w.text().split("(?<= )")) {
                        out.add(new Prose.Words(word));
                    }
                }
                case Prose.Mathematics m -> out.add(m);
            }
        }
        return out;
    }

    /// Plain words with the characters escaped that mean something to TeX; Greek letters and signs as mathematics.
    static String words(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(switch (c) {
            case '\\' -> "\\textbackslash{}";
            case '^' -> "\\textasciicircum{}";
            case '~' -> "\\textasciitilde{}";
            case '{', '}', '$', '&', '#', '%', '_' -> "\\" + (char) c;
            case '<', '>', '|' -> "$" + (char) c + "$";
            case '′' -> "$'$";
            case '≠' -> "$\\neq$";
            case '≤' -> "$\\leq$";
            case '≥' -> "$\\geq$";
            case '−' -> "$-$";
            case '·' -> "$\\cdot$";
            case '∂' -> "$\\partial$";
            case 'Σ' -> "$\\Sigma$";
            case 'ᵀ' -> "${}^\\top$";
            case '–' -> "--";
            case '’' -> "'";
            case '…' -> "...";
            default -> c < 127 ? Character.toString(c) : greek(Character.toString(c));
        }));
        return out.toString();
    }

    private static String greek(String letter) {
        String command = Greek.commandOf(letter);
        return command == null ? "?" : "$" + command + "$";
    }
}
