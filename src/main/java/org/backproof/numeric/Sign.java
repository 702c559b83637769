package org.backproof.numeric;

/// What is certain about the sign of a real number. `ZERO` is said only of a number known exactly.
public enum Sign {
    NEGATIVE, ZERO, POSITIVE, UNKNOWN
}
