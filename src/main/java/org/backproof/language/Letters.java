package org.backproof.language;

import java.text.Normalizer;
import java.util.Map;

/// The spelling of written letters in ASCII: Greek letters by their names, accents as `_hat`, subscript digits as digits.
public final class Letters {
    private static final String GREEK = "αalpha βbeta γgamma δdelta εepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi οomicron πpi ρrho σsigma ςsigma "
            + "τtau υupsilon φphi χchi ψpsi ωomega ϵepsilon ϑtheta ϕphi ϱrho ϖpi ϰkappa "
            + "ΑAlpha ΒBeta ΓGamma ΔDelta ΕEpsilon ΖZeta ΗEta ΘTheta ΙIota ΚKappa ΛLambda ΜMu ΝNu ΞXi ΟOmicron ΠPi ΡRho ΣSigma ΤTau ΥUpsilon ΦPhi ΧChi ΨPsi ΩOmega "
            + "µmu ΩOmega ∂d √sqrt ∞inf ∑sum ∏prod ıi ȷj ";
    private static final Map<Integer, String> SPELLED = new java.util.LinkedHashMap<>();
    private static final Map<Integer, String> ACCENTS = Map.of(0x0302, "_hat", 0x0304, "_bar", 0x0305, "_bar", 0x0303, "_tilde", 0x0307, "_dot", 0x0308, "_ddot",
            0x030C, "_check", 0x20D7, "_vec");

    static {
        for (String entry : GREEK.split(" ")) {
            SPELLED.put(entry.codePointAt(0), entry.substring(1));
        }
    }

    private Letters() {
    }

    /// `ŷ` is `y_hat`, `λ₁` is `lambda1`; letters of other scripts stay.
    public static String ascii(String written) {
        if (isAscii(written)) {
            return written;
        }
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(written, Normalizer.Form.NFD).codePoints().forEach(c -> append(out, c));
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static void append(StringBuilder out, int c) {
        if (c >= '₀' && c <= '₉') {
            out.append((char) ('0' + c - '₀'));
        } else if (SPELLED.containsKey(c)) {
            out.append(SPELLED.get(c));
        } else if (ACCENTS.containsKey(c)) {
            out.append(ACCENTS.get(c));
        } else {
            out.appendCodePoint(c);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
