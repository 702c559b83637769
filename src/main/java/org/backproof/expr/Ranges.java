package org.backproof.expr;

import java.math.BigInteger;

/// Whether an index is in range by its sort alone.
final class Ranges {
    private Ranges() {
    }

    /// Whether `1 <= index <= size` for every value the index can take.
    static boolean within(Expr index, Expr size) {
        Sort sort = switch (index) {
            case Symbol s -> s.sort();
            case Bound b -> b.sort();
            case Num n -> new Sort.Index(n, n);
            case Entry _, Add _, Mul _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ -> Sort.REAL;
        };
        return sort instanceof Sort.Index(Expr lower, Expr upper) && atLeastOne(lower)
                && (upper == size || upper instanceof Num u && size instanceof Num s && u.value().compareTo(s.value()) <= 0
                        || upper == Terms.ONE && size instanceof Symbol);
    }

    private static boolean atLeastOne(Expr lower) {
        return lower instanceof Num n && n.value().isInteger() && n.value().numerator().compareTo(BigInteger.ONE) >= 0;
    }
}
