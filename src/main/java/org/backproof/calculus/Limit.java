package org.backproof.calculus;

import java.util.Optional;
import org.backproof.expr.Expr;

/// What a term does at an end.
///
/// @param value where it goes to; empty where that is ∞ or −∞
/// @param sign  of ∞, else 0
/// @param like  the first term of what is beside the value, or of what grows; empty where the term is its limit, or it is not known
public record Limit(Optional<Expr> value, int sign, Optional<Expr> like) {
}
