package org.backproof.network;

import org.backproof.expr.Expr;

/// A line of a calculation in index notation: what the entry is equal to, and why.
public record Move(Expr value, String reason) {
}
