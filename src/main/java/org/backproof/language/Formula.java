package org.backproof.language;

/// A formula of somebody's notes, `dW[l] = 1/m dZ[l] A[l-1].T`.
///
/// @param target what it is for
/// @param value  factors that stand side by side are joined with [Operator#BESIDE]
public record Formula(Expression target, Expression value, Span span) implements NoteLine {
}
