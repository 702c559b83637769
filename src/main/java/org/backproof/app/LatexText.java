package org.backproof.app;

import java.util.Map;

/// Plain text inside a LaTeX document.
final class LatexText {
    /// A longer line does not fit on the page but in tiny type.
    private static final int WIDE = 100;
    private static final Map<Integer, String> PLAIN = Map.ofEntries(spelled('ᵢ', "_i"), spelled('ⱼ', "_j"), spelled('ₖ', "_k"), spelled('ₗ', "_l"),
            spelled('₁', "_1"), spelled('₂', "_2"), spelled('₃', "_3"), spelled('₀', "_0"), spelled('∂', "d"), spelled('Σ', "sum "), spelled('σ', "sigmoid"),
            spelled('τ', "tau"), spelled('γ', "gamma"), spelled('δ', "delta"), spelled('ε', "eps"), spelled('π', "pi"), spelled('−', "-"), spelled('·', "*"),
            spelled('²', "^2"), spelled('³', "^3"), spelled('½', "1/2 "), spelled('√', "sqrt"), spelled('ᵀ', "'"), spelled('′', "'"), spelled('≥', ">="),
            spelled('≤', "<="), spelled('≠', "!="), spelled('×', "x"), spelled('⊙', "*"), spelled('ŷ', "y_hat"), spelled('∞', "inf"));

    private LatexText() {
    }

    private static Map.Entry<Integer, String> spelled(char c, String plain) {
        return Map.entry((int) c, plain);
    }

    /// `text` as it is, in small type; what pdflatex has no character for is spelled as the language does.
    static String verbatim(String text) {
        boolean wide = text.lines().anyMatch(l -> l.length() > WIDE);
        var out = new StringBuilder(wide ? "{\\tiny\n" : "{\\scriptsize\n").append("\\begin{verbatim}\n");
        text.codePoints().forEach(c -> out.append(c == '\n' || c >= ' ' && c < 127 ? Character.toString(c) : PLAIN.getOrDefault(c, "?")));
        return out.append(text.endsWith("\n") ? "" : "\n").append("\\end{verbatim}\n}").toString();
    }

    /// Remarks in small type, on a line of their own.
    static String notes(java.util.List<String> notes) {
        return notes.isEmpty() ? "" : "\n\\par\\noindent{\\small " + String.join("; ", notes.stream().map(LatexText::escape).toList()) + "}\\par\\medskip";
    }

    /// Labels with their texts, as one paragraph.
    static String details(java.util.List<String[]> details) {
        return details.isEmpty() ? "" : "\n\\par\\noindent{\\small " + String.join(";\\quad ", details.stream()
                .map(d -> "\\textit{" + d[0] + "} " + escape(d[1]).replaceAll("(?<![\\w)])-(?=\\d)", "\\$-\\$")).toList()) + "}\\par\\medskip";
    }

    /// `text` with the characters escaped that mean something to TeX; what pdflatex has no character for is spelled as the language
    /// does, or becomes a question mark.
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
            case '≠' -> "$\\neq$";
            case '≥' -> "$\\geq$";
            case '≤' -> "$\\leq$";
            default -> c >= ' ' && c < 127 ? Character.toString(c) : PLAIN.containsKey(c) ? escape(PLAIN.get(c)) : "?";
        }));
        return out.toString();
    }
}
