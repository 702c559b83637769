package org.backproof.print;

/// The raised and lowered characters that Unicode has.
final class Scripts {
    private static final String BASE = "0123456789+−=()aehijklmnoprstuvx";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
    private static final String RAISABLE = "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ";

    private Scripts() {
    }

    /// The text as a subscript; null where a character has no lowered form.
    static String lowered(String text) {
        return mapped(text, BASE, LOWERED);
    }

    /// The text as a superscript; null where a character has no raised form.
    static String raised(String text) {
        return mapped(text, RAISABLE, RAISED);
    }

    private static String mapped(String text, String from, String to) {
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < text.length(); k++) {
            int at = from.indexOf(text.charAt(k));
            if (at < 0) {
                return null;
            }
            out.append(to.charAt(at));
        }
        return out.isEmpty() ? null : out.toString();
    }
}
