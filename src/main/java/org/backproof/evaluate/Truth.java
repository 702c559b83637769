package org.backproof.evaluate;

/// What is certain about a proposition at a point.
public enum Truth {
    /// It certainly holds.
    TRUE,
    /// It certainly does not hold; so is one about a term without a value.
    FALSE,
    /// Nothing is certain.
    UNKNOWN
}
