package org.backproof.print;

/// An upper bound for the width of mathematics that [Latex] prints, in display style, in units of the font size (em).
///
/// The widths are those of Computer Modern, rounded up.
final class LatexWidth {
    private static final double SCRIPT = 0.75;
    private static final double SCRIPT_SPACE = 0.06;
    private static final double FRACTION = 0.26;
    private static final double LIMITS = 1.47;
    private static final double DELIMITER = 0.8;
    private static final double CASES = 2.0;
    private static final String CASES_END = "\\end{cases}";

    private final String text;
    private int at;

    private LatexWidth(String text) {
        this.text = text;
    }

    static double of(String latex) {
        LatexWidth w = new LatexWidth(latex);
        double total = 0;
        while (w.at < latex.length()) {
            total += w.group();
        }
        return total;
    }

    /// Everything up to the end or a `}`.
    private double group() {
        double sum = 0;
        double before = 0;
        while (at < text.length() && text.charAt(at) != '}') {
            char c = text.charAt(at);
            if (c == '_' || c == '^') {
                at++;
                double script = SCRIPT * argument() + SCRIPT_SPACE;
                sum += Math.max(0, script - before);
                before = Math.max(before, script);
            } else {
                before = 0;
                sum += item();
            }
        }
        if (at < text.length()) {
            at++;
        }
        return sum;
    }

    /// A braced group or a single item.
    private double argument() {
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
            return group();
        }
        return at < text.length() ? item() : 0;
    }

    private double item() {
        char c = text.charAt(at++);
        return switch (c) {
            case '\\' -> command();
            case '{' -> group();
            case ' ' -> 0;
            case '+', '-' -> 1.23;
            case '=', '<', '>' -> 1.34;
            case '(', ')' -> 0.39;
            case '[', ']', ',', ';', '/', '\'', ':' -> c == ',' || c == ';' ? 0.45 : c == '/' ? 0.5 : 0.3;
            case 'm' -> 0.89;
            case 'w' -> 0.75;
            case 'i', 'j', 'l' -> 0.43;
            default -> Character.isDigit(c) ? 0.5 : Character.isUpperCase(c) ? 0.98 : 0.62;
        };
    }

    private double command() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            char c = text.charAt(at++);
            return c == ',' ? 0.17 : c == '\\' ? 0 : 0.5;
        }
        String name = text.substring(start, at);
        return switch (name) {
            case "frac" -> Math.max(argument(), argument()) + FRACTION;
            case "sqrt" -> argument() + 1.1;
            case "sum" -> sum();
            case "left", "right", "bigl", "bigr", "Bigl", "Bigr" -> delimiter();
            case "big" -> delimiter();
            case "hat", "bar", "tilde", "dot" -> argument();
            case "mathrm", "mathbb" -> words();
            case "operatorname" -> words() + 0.34;
            case "text", "textnormal" -> words();
            case "begin" -> {
                argument();
                yield cases();
            }
            case "textstyle" -> 0;
            case "cdot" -> 0.73;
            case "odot" -> 1.23;
            case "quad" -> 1;
            case "qquad" -> 2;
            case "neq", "leq", "geq", "in", "mapsto" -> 1.56;
            case "partial" -> 0.6;
            case "dots", "cdots" -> 1.4;
            case "top" -> 0.78;
            default -> Greek.command(name) != null ? 0.83 : 0.56 * name.length() + 0.34;
        };
    }

    /// The sign with its limits, which may be wider.
    private double sum() {
        double widest = LIMITS;
        while (at < text.length() && (text.charAt(at) == '_' || text.charAt(at) == '^')) {
            at++;
            widest = Math.max(widest, SCRIPT * argument());
        }
        return widest + 0.17;
    }

    /// `(`, or a command such as `\lVert`.
    private double delimiter() {
        boolean named = text.charAt(at++) == '\\';
        while (named && at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return DELIMITER;
    }

    private double words() {
        at++;
        double sum = 0;
        for (; at < text.length() && text.charAt(at) != '}'; at++) {
            sum += text.charAt(at) == '\\' ? 0 : "mwMW".indexOf(text.charAt(at)) >= 0 ? 1.03 : Character.isUpperCase(text.charAt(at)) ? 0.8 : 0.56;
        }
        at++;
        return sum;
    }

    /// The widest value and the widest condition.
    private double cases() {
        double value = 0;
        double condition = 0;
        while (at < text.length() && !text.startsWith(CASES_END, at)) {
            value = Math.max(value, cell());
            condition = Math.max(condition, cell());
        }
        at += CASES_END.length();
        return value + condition + CASES;
    }

    private double cell() {
        double sum = 0;
        while (at < text.length() && !text.startsWith(CASES_END, at)) {
            if (text.charAt(at) == '&') {
                at++;
                return sum;
            }
            if (text.startsWith("\\\\", at)) {
                at += 2;
                return sum;
            }
            char c = text.charAt(at);
            if (c == '_' || c == '^') {
                at++;
                sum += SCRIPT * argument() + SCRIPT_SPACE;
            } else {
                sum += item();
            }
        }
        return sum;
    }
}
