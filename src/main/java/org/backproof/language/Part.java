package org.backproof.language;

import java.util.List;
import java.util.Optional;

/// A line of a network: what it is about, then words and values, `hidden h relu`.
///
/// @param index of a line that stands for many, `hidden[l] h relu`
public record Part(Name kind, Optional<Expression> index, List<Expression> words, Span span) implements Syntax {
}
