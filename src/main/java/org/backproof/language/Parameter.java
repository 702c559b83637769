package org.backproof.language;

import java.util.Optional;

/// A parameter of a function definition: `y`, `z : vector`, `a in (0, 1)`, `gamma in [0, inf) = 2`.
public record Parameter(Name name, TypeSyntax type, Optional<Expression> preset, Span span) implements Syntax {
}
