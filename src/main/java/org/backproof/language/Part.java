package org.backproof.language;

import java.util.List;

/// A line of a network: what it is about, then words and values, `hidden h relu`.
public record Part(Name kind, List<Expression> words, Span span) implements Syntax {
}
