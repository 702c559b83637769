package org.backproof.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What to say of characters that have no meaning in the language.
final class StrayCharacter {
    private static final Map<Integer, String> HINTS = new LinkedHashMap<>();

    static {
        hint("!", "For a negation write not.");
        hint("&", "For both of two conditions write and.");
        hint("|", "For the absolute value write abs(x), for one of two conditions or.");
        hint("\\", "LaTeX is read in formulas about a network alone, and not all of it: for \\alpha write alpha or α.");
        hint("“”„«»", "Quotes are straight: \"…\".");
        hint("–—‐", "The minus sign is -.");
        hint("ᵢⱼₖₗₘₙₚₛₜᵣₐₑₒₓ", "An index stands in brackets: p[i].");
        hint("ⁿᵐᵏᵃᵇˣ", "A power is written x^n.");
        hint("½", "Write 1/2.");
        hint("¼", "Write 1/4.");
        hint("¾", "Write 3/4.");
        hint("∇", "A gradient is written diff(L, x).");
        hint("∫", "There are no integrals here.");
        hint("→⇒↦←", "For a definition write f(x) = x^2.");
        hint("‖∥", "For a norm write sqrt(sum(x^2)).");
        hint("√", "Write sqrt(x).");
        hint("$", "Formulas stand without dollars.");
    }

    private StrayCharacter() {
    }

    private static void hint(String characters, String text) {
        characters.codePoints().forEach(c -> HINTS.put(c, text));
    }

    static SourceError error(Source source, int offset) {
        int c = source.text().codePointAt(offset);
        Span span = source.span(offset, offset + Character.charCount(c));
        if ("()[]{}".indexOf(c) >= 0) {
            return new SourceError("'" + Character.toString(c) + ("([{".indexOf(c) >= 0 ? "' is never closed" : "' closes nothing"), span);
        }
        boolean shown = Character.isDefined(c) && !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE && Character.getType(c) != Character.FORMAT;
        String what = shown ? "'" + Character.toString(c) + "' means nothing here" : "character U+%04X cannot stand here".formatted(c);
        return new SourceError(what, span, c == '.' ? dot(source.text(), offset) : Optional.ofNullable(HINTS.get(c)));
    }

    private static Optional<String> dot(String text, int offset) {
        char before = offset == 0 ? ' ' : text.charAt(offset - 1);
        char after = offset + 1 < text.length() ? text.charAt(offset + 1) : ' ';
        if (Character.isDigit(before)) {
            return Optional.of("A number does not end with a point: write 2 or 2.0.");
        }
        if ("*/^".indexOf(after) >= 0) {
            return Optional.of("Entry by entry is " + after + " itself; the product of matrices is @.");
        }
        return Character.isLetter(before) && Character.isLetter(after) ? Optional.of("There are no modules: write log(x), not np.log(x).") : Optional.empty();
    }
}
