package org.backproof.algebra;

import java.util.Optional;
import java.util.function.Function;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// Sums whose range is known by an equation for a size: `K = 2 ⊢ Σ_{1..K} f = Σ_{1..2} f`.
final class KnownSizes {
    private static final Symbol HOLE = Terms.symbol("%size", Sort.SIZE);

    private KnownSizes() {
    }

    /// The sum over a range of numbers; empty where an end of the range is not known to be one, or under derivatives.
    ///
    /// @param value finds `H ⊢ e = …` for an end of the range
    static Optional<Theorem> literal(Sum s, int depth, Function<Expr, Theorem> value) {
        return s.index().sort() instanceof Sort.Index(Expr lower, Expr upper) && lower instanceof Num && !(upper instanceof Num) && !s.hasDiff()
                ? Optional.of(value.apply(upper)).filter(t -> t.right() instanceof Num).map(t -> {
                    Symbol i = Terms.symbol("#k" + depth, new Sort.Index(lower, HOLE));
                    return Equality.inContext(t, Terms.sum(i, Binders.open(s, i)), HOLE);
                }) : Optional.empty();
    }
}
