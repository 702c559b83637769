package org.backproof.language;

/// Whether a text can be run as it stands.
public enum Completeness {
    COMPLETE,
    /// A bracket is open, or an operator waits for its right side.
    INCOMPLETE,
    /// No continuation makes it right.
    WRONG
}
