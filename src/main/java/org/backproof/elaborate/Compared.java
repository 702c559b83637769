package org.backproof.elaborate;

import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// Two terms that are compared, as they are written.
///
/// @param holds that the comparison holds: about the difference of the two
public record Compared(Expr left, Expr right, Prop holds) {
}
