package org.backproof.evaluate;

/// The small change δ of a variable.
///
/// @param twoSided whether δ has either sign; else δ > 0
/// @param order    how many coefficients of a series are kept
record Infinitesimal(boolean twoSided, int order) {
}
