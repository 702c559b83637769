package org.backproof.emit;

/// Lines of source text with their indentation.
final class SourceText {
    private static final String UNIT = "    ";

    private final StringBuilder out = new StringBuilder();
    private int depth;

    /// A line; an empty one has no indentation.
    SourceText line(String text) {
        out.append(text.isEmpty() ? "" : UNIT.repeat(depth)).append(text).append('\n');
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
