package org.backproof.emit;

import java.util.List;

/// Lines of source text with their indentation.
final class SourceText {
    private static final String UNIT = "    ";
    private static final int WIDTH = 110;
    private static final List<String> SIGNS = List.of(" + ", " - ", " * ", " ? ", " : ");

    private final StringBuilder out = new StringBuilder();
    private int depth;

    /// A line; an empty one has no indentation.
    SourceText line(String text) {
        out.append(text.isEmpty() ? "" : UNIT.repeat(depth)).append(text).append('\n');
        return this;
    }

    /// A line of code, broken where a term or an argument begins if it is long.
    SourceText code(String text) {
        String rest = text;
        String indent = "";
        while (depth * UNIT.length() + indent.length() + rest.length() > WIDTH) {
            int limit = WIDTH - depth * UNIT.length() - indent.length();
            int at = place(rest, limit);
            if (at <= 0) {
                break;
            }
            line(indent + rest.substring(0, at));
            rest = rest.substring(at + 1);
            indent = UNIT + UNIT;
        }
        return line(indent + rest);
    }

    /// Before which character to break: after a comma or before a sign, outside of as many brackets as can be, and late in the line.
    private static int place(String text, int limit) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        int depth = 0;
        for (int k = 0; k < Math.min(limit, text.length() - 1); k++) {
            char c = text.charAt(k);
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            int from = k;
            int at = text.startsWith(", ", k) ? k + 1 : SIGNS.stream().anyMatch(s -> text.startsWith(s, from)) ? k : 0;
            int cost = 2 * depth + (text.startsWith(" * ", k) ? 1 : 0);
            if (at > 0 && cost <= least && (k > limit / 3 || best == 0)) {
                best = at;
                least = k > limit / 3 ? cost : least;
            }
        }
        return best;
    }

    /// A line of Python, in brackets if it has to be broken.
    SourceText python(String text) {
        int equals = text.indexOf(" = ");
        boolean fits = depth * UNIT.length() + text.length() <= WIDTH;
        if (fits || equals < 0) {
            return code(text);
        }
        String names = text.substring(0, equals);
        String value = text.substring(equals + 3);
        boolean call = value.matches("[\\w.]+\\(.*\\)") && !Formula.unbracketed(value.substring(value.indexOf('('))).startsWith("(");
        return code((names.contains(", ") ? "(" + names + ")" : names) + " = " + (call ? value : "(" + value + ")"));
    }

    /// Lines with their indentation.
    SourceText text(String lines) {
        out.append(lines);
        return this;
    }

    SourceText blank() {
        return line("");
    }

    SourceText lines(Iterable<String> texts) {
        texts.forEach(this::line);
        return this;
    }

    /// A line, and what follows is indented.
    SourceText open(String text) {
        line(text);
        depth++;
        return this;
    }

    /// What follows is indented.
    SourceText indent() {
        depth++;
        return this;
    }

    /// The indentation ends.
    SourceText close() {
        depth--;
        return this;
    }

    /// The indentation ends with a line.
    SourceText close(String text) {
        depth--;
        return line(text);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
