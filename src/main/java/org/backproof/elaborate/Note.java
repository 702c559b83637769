package org.backproof.elaborate;

import org.backproof.language.Span;

/// Something worth saying of a statement that is right: `y, z taken as real scalars`.
///
/// @param warning whether it may be a slip
public record Note(String text, Span span, boolean warning) {
}
