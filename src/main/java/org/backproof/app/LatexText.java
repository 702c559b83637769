package org.backproof.app;

/// Plain text inside a LaTeX document.
final class LatexText {
    private LatexText() {
    }

    /// `text` with the characters escaped that mean something to TeX; what is not ASCII becomes a question mark.
    static String escape(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(switch (c) {
            case '\\' -> "\\textbackslash{}";
            case '^' -> "\\textasciicircum{}";
            case '~' -> "\\textasciitilde{}";
            case '<' -> "\\textless{}";
            case '>' -> "\\textgreater{}";
            case '|' -> "\\textbar{}";
            case '"' -> "\\textquotedbl{}";
            case '{', '}', '$', '&', '#', '%', '_' -> "\\" + (char) c;
            case '\n', '\t' -> Character.toString(c);
            default -> c >= ' ' && c < 127 ? Character.toString(c) : "?";
        }));
        return out.toString();
    }
}
