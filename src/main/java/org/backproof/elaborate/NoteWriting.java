package org.backproof.elaborate;

/// How formulas about many examples are meant.
///
/// @param divided whether 1/m is in dZ and dA already
/// @param flat    whether b and db are arrays of one axis, `(h,)`
public record NoteWriting(boolean divided, boolean flat) {
}
