package org.backproof.language;

/// A line of notes that is no formula, `W2 -= alpha*dW2`; it is no end to the lines beside it.
///
/// @param text  the line as it was written
/// @param error what was not understood
public record Unread(String text, SourceError error, Span span) implements NoteLine {
}
