package org.backproof.evaluate;

import org.backproof.numeric.Enclosure;

/// A point where the assumptions certainly hold, and the certain values of the two sides there.
public record Witness(Point point, Enclosure left, Enclosure right) {
}
