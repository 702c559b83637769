package org.backproof.calculus;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;
import org.jspecify.annotations.Nullable;

/// What a function of x is for all large x: a sum of terms, the fastest growing first, and an error `O(error)`.
///
/// @param error grows slower than every term; null where there is none
record Asymptotic(List<Term> terms, @Nullable Growth error) {
    static final Asymptotic ZERO = new Asymptotic(List.of(), null);

    /// A coefficient without x, not 0, and what it multiplies.
    record Term(Expr coefficient, Growth growth) {
    }

    Asymptotic {
        terms = List.copyOf(terms);
    }

    static Asymptotic of(Expr coefficient, Growth growth) {
        return new Asymptotic(List.of(new Term(coefficient, growth)), null);
    }

    static Asymptotic of(Expr constant) {
        return of(constant, Growth.NONE);
    }

    static Asymptotic error(Growth error) {
        return new Asymptotic(List.of(), error);
    }

    boolean isZero() {
        return terms.isEmpty() && error == null;
    }

    /// Without its first term.
    Asymptotic rest() {
        return new Asymptotic(terms.subList(1, terms.size()), error);
    }

    /// The terms as a term in x.
    Expr at(Expr x) {
        return Terms.add(terms.stream().map(t -> Terms.multiply(t.coefficient, t.growth.at(x))).toList());
    }
}
