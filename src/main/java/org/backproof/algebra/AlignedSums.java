package org.backproof.algebra;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Cases;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// Sums over ranges that differ by a few indices at their ends, over the range that they share: `Σ_{1..K} b = b(1) + Σ_{2..K} b`.
public final class AlignedSums {
    /// The most terms taken off at one end.
    private static final int MOST = 4;

    private final Set<Sort.Index> ranges = new LinkedHashSet<>();

    private AlignedSums(Expr e) {
        Subterms.of(e).stream().filter(Sum.class::isInstance).forEach(s -> ranges.add((Sort.Index) ((Sum) s).index().sort()));
    }

    /// `H ⊢ left = right` by the normal form of the difference with its sums over one range; empty where all are, or this is not 0.
    public static Optional<Theorem> equal(Knowledge knowledge, Expr left, Expr right) {
        if (Subterms.of(Terms.subtract(left, right)).stream().noneMatch(Sum.class::isInstance)) {
            return Optional.empty();
        }
        Normalizer normalizer = new Normalizer(knowledge, Normalizer.Settings.DEEP);
        Theorem difference = normalizer.normalize(Terms.subtract(left, right));
        Theorem aligned = new AlignedSums(difference.right()).of(difference.right());
        if (aligned.left() == aligned.right()) {
            return Optional.empty();
        }
        Theorem zero = Rewriting.then(Equality.transitive(difference, aligned), normalizer::normalize);
        return zero.right() != Terms.ZERO ? Optional.empty() : Optional.of(knowledge.discharge(Equality.fromDifference(zero, left, right)))
                .filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    private Theorem of(Expr e) {
        return switch (e) {
            case Sum s when offset(s) != 0 -> Rewriting.then(offset(s) > 0 ? Sums.first(s, index(s)) : last(s), this::of);
            case Sum _, Lambda _, Cases _, Diff _ -> Equality.reflexive(e);
            case Expr _ -> Rewriting.children(e, this::of);
        };
    }

    private static Theorem last(Sum s) {
        return Sums.last(s, index(s));
    }

    private static Symbol index(Sum s) {
        return Terms.symbol("#e", s.index().sort());
    }

    /// 1 where another sum begins later and ends at the same index, −1 where one ends earlier and begins at the same.
    private int offset(Sum s) {
        Sort.Index own = (Sort.Index) s.index().sort();
        for (Sort.Index r : ranges) {
            if (r.upper() == own.upper() && few(r.lower(), own.lower())) {
                return 1;
            }
            if (r.lower() == own.lower() && few(own.upper(), r.upper())) {
                return -1;
            }
        }
        return 0;
    }

    private static boolean few(Expr more, Expr less) {
        return Fractions.canonical(Terms.subtract(more, less)).right() instanceof Num n && n.value().isInteger() && n.value().signum() > 0 && n.value().numerator().intValue() <= MOST;
    }
}
