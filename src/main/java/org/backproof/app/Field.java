package org.backproof.app;

import java.util.Locale;

/// The members of a JSON answer, in the order of printing. Every answer has all of them; one that does not apply is null.
public enum Field {
    LINE, STATEMENT, KIND, VERDICT, CLASS, RESULT, HYPOTHESES, LEDGER, UNUSED, CONDITIONS, KINKS, STEPS, COUNTEREXAMPLE, NEAREST, TABLE, STABILITY, REASON, ERROR, MILLISECONDS;

    /// The member's name: `line`, `statement`, …
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
