package org.backproof.print;

import java.util.LinkedHashMap;
import java.util.Map;

/// Names of the language in LaTeX: `gamma` is `\gamma`, `y_hat` is `\hat{y}`, `x1` is `x_1`, `loss` is `\mathrm{loss}`, `W[l]` of a layer l is `W^{[l]}`.
/// Different names are written differently.
final class LatexNames {
    private static final Map<String, String> ACCENTS = new LinkedHashMap<>();

    static {
        ACCENTS.put("_hat", "\\hat");
        ACCENTS.put("_bar", "\\bar");
        ACCENTS.put("_tilde", "\\tilde");
        ACCENTS.put("_dot", "\\dot");
    }

    private LatexNames() {
    }

    static String of(String name) {
        if (name.equals(Layout.Name.INFINITY.text())) {
            return "\\infty ";
        }
        int bracket = name.indexOf('[');
        if (bracket > 0 && name.endsWith("]")) {
            return "{" + of(name.substring(0, bracket)) + "^{[" + name.substring(bracket + 1, name.length() - 1) + "]}}";
        }
        for (Map.Entry<String, String> accent : ACCENTS.entrySet()) {
            String suffix = accent.getKey();
            if (name.endsWith(suffix) && name.length() > suffix.length()) {
                return accent.getValue() + "{" + of(name.substring(0, name.length() - suffix.length())) + "}";
            }
        }
        int digits = digits(name);
        if (digits > 0 && digits < name.length() && name.charAt(digits - 1) != '_') {
            String number = name.substring(digits);
            String base = of(name.substring(0, digits));
            return (base.indexOf('_') < 0 ? base : "{" + base + "}") + "_" + (number.length() == 1 ? number : "{" + number + "}");
        }
        int under = name.indexOf('_');
        if (under > 0 && under < name.length() - 1) {
            return of(name.substring(0, under)) + "_{\\mathrm{" + escaped(name.substring(under + 1)) + "}}";
        }
        String greek = Greek.command(name);
        if (greek == null && name.length() == 2 && name.charAt(0) == 'd' && Character.isLetter(name.charAt(1)) && name.charAt(1) < 127) {
            return "\\mathrm{d}" + name.charAt(1);
        }
        return greek != null ? greek : name.length() == 1 && name.charAt(0) < 127 ? escaped(name) : "\\mathrm{" + escaped(name) + "}";
    }

    /// A name with indices or sizes; `ones[n]` and `eye[n]` are bold, as no other name is.
    static String withSizes(String name) {
        return switch (name) {
            case "ones" -> "\\mathbf{1}";
            case "eye" -> "\\mathbf{I}";
            case String s -> of(s);
        };
    }

    private static int digits(String name) {
        int k = name.length();
        while (k > 0 && Character.isDigit(name.charAt(k - 1))) {
            k--;
        }
        return k;
    }

    /// A function without a row of its own: one letter is a letter, a word is an operator.
    static String function(String name) {
        String plain = of(name);
        return plain.startsWith("\\mathrm") || plain.contains("_{\\mathrm") ? "\\operatorname{" + escaped(name) + "}" : plain;
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(c == '_' ? "\\_" : c < 127 ? Character.toString(c) : "u" + Integer.toHexString(c)));
        return out.toString();
    }
}
