package org.backproof.emit;

import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// Sums of the entries of a function of vectors that are a number whatever the vector is, such as that of a softmax, are not computed.
final class KnownTotals {
    /// Of longer sums it is not asked.
    private static final long LARGEST = 24;

    private final Knowledge knowledge;

    private KnownTotals(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /// `⊢ e = e with the numbers for these sums`.
    static Theorem of(Knowledge knowledge, Expr e) {
        return new KnownTotals(knowledge).of(e, 0);
    }

    private Theorem of(Expr e, int depth) {
        return switch (e) {
            case Sum s -> number(s).orElseGet(() -> {
                Symbol i = Terms.symbol("%t" + depth, s.index().sort());
                return Equality.underSum(s, i, of(Binders.open(s, i), depth + 1));
            });
            case Lambda _, Diff _, Cases _ -> Equality.reflexive(e);
            case Apply a when a.function() instanceof Function.Defined -> within(a, depth);
            case Expr _ when Lowering.isLeaf(e) -> Equality.reflexive(e);
            case Expr _ -> Equality.congruence(e, Children.of(e).stream().map(c -> of(c, depth)).toList());
        };
    }

    /// A function stays where it has none of these sums.
    private Theorem within(Apply a, int depth) {
        Theorem own = Equality.unfold(a);
        Theorem inner = of(own.right(), depth);
        return inner.right() == own.right() ? Equality.reflexive(a) : Equality.transitive(own, inner);
    }

    private Optional<Theorem> number(Sum s) {
        boolean asked = s.facts().size() <= LARGEST && Subterms.of(s).stream().anyMatch(KnownTotals::isOfVector);
        return asked ? Optional.of(knowledge.discharge(new Normalizer(knowledge, Normalizer.Settings.DEEP).normalize(s))).filter(t -> t.right() instanceof Num && t.hypotheses().stream().allMatch(knowledge::holds))
                : Optional.empty();
    }

    private static boolean isOfVector(Expr e) {
        return e instanceof Apply a && a.function() instanceof Function.Defined f && f.symbols().stream().anyMatch(x -> x.sort() instanceof Sort.Tensor);
    }
}
