package org.backproof.language;

import java.util.List;

/// What may stand after `in`.
public sealed interface SetSyntax extends Syntax {
    /// `(0, 1)`, `[0, inf)`.
    record Interval(Expression low, boolean lowIncluded, Expression high, boolean highIncluded, Span span) implements SetSyntax {
    }

    /// `{0, 1}`.
    record Finite(List<Expression> elements, Span span) implements SetSyntax {
    }

    /// `1..K`: the integers from `first` to `last`.
    record Range(Expression first, Expression last, Span span) implements SetSyntax {
    }

    /// `integer`, `real`.
    record Named(Name name, Span span) implements SetSyntax {
    }
}
