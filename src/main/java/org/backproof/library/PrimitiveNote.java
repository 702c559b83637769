package org.backproof.library;

import java.util.Optional;
import org.backproof.expr.Function;
import org.backproof.language.SetSyntax;

/// What the library says of a primitive function; its domain and its derivative are in [org.backproof.expr.Primitives].
///
/// @param kind  an activation, or a function
/// @param range where its values lie, as its axioms say
/// @param latex its name
public record PrimitiveNote(Function.Primitive function, String about, Kind kind, Optional<SetSyntax.Interval> range, String latex) {
}
