package org.backproof.calculus;

import org.backproof.expr.Expr;
import org.jspecify.annotations.Nullable;

/// The behaviour for large x is not found.
final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// A coefficient whose sign would tell more; null where there is none.
    private final transient @Nullable Expr coefficient;

    Unclear(String reason) {
        this(reason, null);
    }

    private Unclear(String reason, @Nullable Expr coefficient) {
        super(reason, null, false, false);
        this.coefficient = coefficient;
    }

    static Unclear signOf(Expr coefficient) {
        return new Unclear("the sign of " + coefficient, coefficient);
    }

    @Nullable Expr coefficient() {
        return coefficient;
    }
}
