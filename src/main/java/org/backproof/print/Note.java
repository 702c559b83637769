package org.backproof.print;

/// What stands below a calculation: `conditions   0 < a < 1   range of sigmoid`.
///
/// @param label   what kind of note: `conditions`, `used`, …
/// @param subject what it is about
/// @param remark  where it comes from, or what holds without it; may be empty
public record Note(String label, Layout subject, Prose remark) {
}
