package org.backproof.language;

/// The line of a span and the carets under it, as a terminal shows them: a long line is cut to a window, a tab is spaces, control characters are visible.
record Excerpt(String line, String carets) {
    private static final int WINDOW = 96;
    private static final int BEFORE = 40;
    private static final int TAB = 4;
    private static final String INDENT = "    ";

    static Excerpt of(Source source, Span span) {
        String text = source.lineText(span.line());
        int from = Math.min(span.column() - 1, text.length());
        int to = Math.min(from + span.length(), text.length());
        int begin = text.length() <= WINDOW ? 0 : boundary(text, Math.max(0, Math.min(from - BEFORE, text.length() - WINDOW)));
        int end = text.length() <= WINDOW ? text.length() : boundary(text, Math.min(text.length(), begin + WINDOW));
        StringBuilder line = new StringBuilder(begin > 0 ? "…" : "");
        StringBuilder carets = new StringBuilder(begin > 0 ? " " : "");
        int column = 0;
        for (int i = begin; i < end; ) {
            int c = text.codePointAt(i);
            int width = c == '\t' ? TAB - column % TAB : width(c);
            line.append(c == '\t' ? " ".repeat(width) : visible(c));
            if (i < to || i == from) {
                carets.append((i < from ? " " : "^").repeat(width));
            }
            column += width;
            i += Character.charCount(c);
        }
        if (from >= end || carets.indexOf("^") < 0) {
            carets.append('^');
        }
        return new Excerpt(line.append(end < text.length() ? "…" : "").toString(), carets.toString());
    }

    String text() {
        return (INDENT + line).stripTrailing() + "\n" + INDENT + carets + "\n";
    }

    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    private static String visible(int c) {
        if (c < ' ') {
            return String.valueOf((char) (0x2400 + c));
        }
        return c == 0x7F || c >= 0x80 && c < 0xA0 || isSurrogate(c) ? "\uFFFD" : Character.toString(c);
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    /// East Asian wide characters and emoji.
    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3 || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60 || c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD;
    }
}
