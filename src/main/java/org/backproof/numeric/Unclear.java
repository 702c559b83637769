package org.backproof.numeric;

/// Nothing is certain: the argument straddles the edge of the domain or a pole, or the value is beyond reach.
/// A higher precision may help.
public record Unclear(String reason) implements Enclosure {
}
