package org.backproof.prove;

import java.util.Optional;
import org.backproof.elaborate.Assumption;

/// An assumption that a proof uses, and what becomes of the claim without it.
///
/// @param verdict of the claim without it; empty where it was not asked for or not found
/// @param said    the same in words, `false at x = -1`; empty where there is none
/// @param result  what the derivative is without it, in the language
public record Needed(Assumption assumption, Optional<Verdict> verdict, String said, Optional<String> result) {
    /// One of which nothing is said.
    public static Needed unasked(Assumption assumption) {
        return new Needed(assumption, Optional.empty(), "", Optional.empty());
    }

    /// `without it: false at x = -1`, or nothing.
    public String remark() {
        return said.isEmpty() ? "" : "without it: " + said;
    }
}
