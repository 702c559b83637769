package org.backproof.language;

import java.util.List;
import java.util.Optional;

/// One entry of the block after a definition of the library, `{ about "…" range (0, 1) lemma complement: 1 - sigmoid(z) = sigmoid(-z) }`.
///
/// The names are free here; who reads the library knows which ones there are.
public sealed interface Attribute extends Syntax {
    Name name();

    /// `about "the logistic function"`, `latex "\sigma"`: backslashes stand for themselves.
    record Text(Name name, List<String> values, Span span) implements Attribute {
    }

    /// `range (0, 1)`.
    record Bounds(Name name, SetSyntax.Interval interval, Span span) implements Attribute {
    }

    /// `lemma derivative: diff(sigmoid(z), z) = sigmoid(z)*(1 - sigmoid(z)) given P`; without a label `kind activation`.
    record Claim(Name name, Optional<Name> label, Expression claim, List<Expression> given, Span span) implements Attribute {
    }
}
