package org.backproof.print;

/// Names of the language in terminal text: `gamma` is γ, `y_hat` is ŷ, `x1` is x₁.
final class UnicodeNames {
    private static final String[][] ACCENTS = {{"_hat", "\u0302"}, {"_bar", "\u0304"}, {"_tilde", "\u0303"}, {"_dot", "\u0307"}};

    private UnicodeNames() {
    }

    static String of(String name) {
        for (String[] accent : ACCENTS) {
            if (name.endsWith(accent[0]) && name.length() > accent[0].length()) {
                String base = of(name.substring(0, name.length() - accent[0].length()));
                return base.length() == 1 ? java.text.Normalizer.normalize(base + accent[1], java.text.Normalizer.Form.NFC) : name;
            }
        }
        int digits = name.length();
        while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        if (digits > 0 && digits < name.length() && name.charAt(digits - 1) != '_') {
            return of(name.substring(0, digits)) + Scripts.lowered(name.substring(digits));
        }
        String greek = Greek.letter(name);
        return greek != null ? greek : name;
    }
}
