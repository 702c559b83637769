package org.backproof.language;

import java.util.Optional;

/// What stands after `with`: `sigmoid`, or `a = softmax(z/tau)`.
public record Binding(Optional<Name> name, Expression value, Span span) implements Syntax {
}
