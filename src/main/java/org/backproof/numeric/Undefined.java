package org.backproof.numeric;

/// The value certainly does not exist: every point of the argument lies outside the domain.
public record Undefined(String reason) implements Enclosure {
}
