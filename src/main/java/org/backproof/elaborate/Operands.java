package org.backproof.elaborate;

import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.Span;

/// What stands at both sides of an operator, for messages.
///
/// @param span of both
record Operands(Expression leftOperand, Expression rightOperand, Span span) {
    static Operands of(Expression left, Expression right) {
        return new Operands(left, right, left.span().to(right.span()));
    }

    String left() {
        return leftOperand.toSource();
    }

    String right() {
        return rightOperand.toSource();
    }

    /// The right or the left operand, in brackets if it needs them before `'`.
    String atom(boolean ofRight) {
        Expression e = ofRight ? rightOperand : leftOperand;
        boolean atom = e instanceof Name || e instanceof Expression.Call || e instanceof Expression.Element;
        return atom ? e.toSource() : "(" + e.toSource() + ")";
    }
}
