package org.backproof.print;

import java.util.ArrayList;
import java.util.List;

/// Display widths and line breaks of terminal text.
final class TextWrap {
    private static final List<String> OPERATORS = List.of(" + ", " − ", " - ", " · ", " = ", " < ", " > ", " ≤ ", " ≥ ", " ≠ ", " and ", " or ",
            " else ", " then ");

    private TextWrap() {
    }

    /// How many columns the text takes: accents that are put on a letter take none.
    static int width(String text) {
        return (int) text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /// The formula in lines of at most the width where it can be broken: before operators, outside of brackets where possible.
    static List<String> formula(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (width(rest) > width) {
            int at = best(rest, width);
            if (at < 0) {
                break;
            }
            lines.add(rest.substring(0, at));
            rest = "  " + rest.substring(at + 1);
        }
        lines.add(rest);
        return lines;
    }

    /// The last of the outermost breaks that leave a line of at most the width; else the first break at all.
    private static int best(String text, int width) {
        int depth = 0;
        int best = -1;
        int bestDepth = Integer.MAX_VALUE;
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (k > 2 && c == ' ' && operator(text, k)) {
                if (k > width && best >= 0) {
                    break;
                }
                if (depth <= bestDepth) {
                    best = k;
                    bestDepth = depth;
                }
            }
        }
        return best;
    }

    private static boolean operator(String text, int at) {
        return OPERATORS.stream().anyMatch(o -> text.startsWith(o, at)) && !text.substring(0, at).isBlank();
    }

    /// The words in lines of at most the width where that is possible.
    static List<String> words(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
