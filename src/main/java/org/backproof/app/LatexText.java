package org.backproof.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.backproof.print.Latex;
import org.backproof.print.Layout;

/// Plain text inside a LaTeX document.
final class LatexText {
    /// A longer line does not fit on the page but in tiny type.
    private static final int WIDE = 100;
    private static final Pattern TAKEN = Pattern.compile("(\\w+(?:, \\w+)*) taken as (a real scalar|real scalars)");
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
        return notes.isEmpty() ? "" : "\n\\par\\nopagebreak\\noindent{\\small " + String.join(" ", notes.stream().map(LatexText::sentence).toList()) + "}\\par\\medskip";
    }

    /// A note; of `x, y taken as real scalars` with the names as mathematics.
    static String sentence(String note) {
        Matcher m = TAKEN.matcher(note);
        if (!m.matches()) {
            return escape(note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1)) + (note.endsWith(".") ? "" : ".");
        }
        List<String> names = Arrays.stream(m.group(1).split(", ")).map(n -> "$" + Latex.print(Layout.Name.of(n)) + "$").toList();
        return "Here " + String.join(", ", names) + (names.size() > 1 ? " are" : " is") + " taken as " + m.group(2) + ".";
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
