package org.backproof.elaborate;

import org.backproof.expr.Prop;

/// One of the conditions under which a statement is made. An equation is `l − r = 0`, about tensors for each entry.
///
/// @param text as the reader knows it: `sum(t) = 1`
public record Assumption(Prop prop, Origin origin, String text) {
    /// Where it comes from.
    public enum Origin {
        /// The declared domain of a variable.
        DOMAIN,
        /// `assume` in this session.
        ASSUMED,
        /// `given` with the statement.
        GIVEN,
        /// What the library says of a loss's labels.
        LIBRARY
    }
}
