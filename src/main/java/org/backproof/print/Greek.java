package org.backproof.print;

import java.util.LinkedHashMap;
import java.util.Map;

/// Greek letters by their names, as the language spells them.
final class Greek {
    private static final Map<String, String> LETTERS = new LinkedHashMap<>();

    static {
        row("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega",
                "αβγδεζηθικλμνξοπρστυφχψω");
        row("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega", "ΓΔΘΛΞΠΣΥΦΨΩ");
        row("Alpha Beta Epsilon Zeta Eta Iota Kappa Mu Nu Omicron Rho Tau Chi", "ΑΒΕΖΗΙΚΜΝΟΡΤΧ");
    }

    private Greek() {
    }

    private static void row(String names, String letters) {
        String[] each = names.split(" ");
        for (int k = 0; k < each.length; k++) {
            LETTERS.put(each[k], letters.substring(k, k + 1));
        }
    }

    /// The letter; null for another name.
    static String letter(String name) {
        return LETTERS.get(name);
    }

    /// The LaTeX command; null for another name. Letters that look like Latin ones have none in LaTeX.
    static String command(String name) {
        String letter = LETTERS.get(name);
        return letter == null || "οΑΒΕΖΗΙΚΜΝΟΡΤΧ".contains(letter) ? null : "\\" + name;
    }

    /// The LaTeX command of a letter; null for what is none.
    static String commandOf(String letter) {
        for (Map.Entry<String, String> e : LETTERS.entrySet()) {
            if (e.getValue().equals(letter)) {
                return command(e.getKey());
            }
        }
        return null;
    }
}
