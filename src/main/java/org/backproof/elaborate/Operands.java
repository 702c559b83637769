package org.backproof.elaborate;

import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.Span;

/// What stands at both sides of an operator, for messages.
record Operands(String left, String right, boolean rightIsAtom, boolean leftIsAtom, Span span) {
    static Operands of(Expression left, Expression right) {
        return new Operands(left.toSource(), right.toSource(), isAtom(right), isAtom(left), left.span().to(right.span()));
    }

    private static boolean isAtom(Expression e) {
        return e instanceof Name || e instanceof Expression.Call || e instanceof Expression.Element;
    }

    /// The right or the left operand, in brackets if it needs them before `'`.
    String atom(boolean ofRight) {
        String text = ofRight ? right : left;
        return (ofRight ? rightIsAtom : leftIsAtom) ? text : "(" + text + ")";
    }
}
