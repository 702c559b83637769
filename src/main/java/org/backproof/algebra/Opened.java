package org.backproof.algebra;

import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Sum;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// Outside of binders: functions that are sums by their definitions, and piecewise terms by the case that is known:
/// `Σ v > 0 ⊢ Σ |v| − |Σ v| = Σ |v| − Σ v`.
public final class Opened {
    private Opened() {
    }

    /// `H ⊢ e = e'` with H among what is known; the rest of the term stays as it is.
    public static Theorem of(Knowledge knowledge, Expr e) {
        return switch (e) {
            case Cases c -> chosen(knowledge, c);
            case Apply a when a.function() instanceof Function.Defined f && f.body() instanceof Cases && !a.hasDiff() -> chosen(knowledge, a);
            case Apply a when a.function() instanceof Function.Defined f && !f.body().hasDiff() && summed(Binders.unfold(f, a.arguments())) ->
                Rewriting.then(Equality.unfold(a), u -> of(knowledge, u));
            case Lambda _, Sum _, Diff _, Local _, Delta _, Apply _ -> Equality.reflexive(e);
            case Expr _ -> Rewriting.children(e, c -> of(knowledge, c));
        };
    }

    /// Whether it is a polynomial in sums and functions that are.
    private static boolean summed(Expr e) {
        return switch (e) {
            case Sum _ -> true;
            case Apply a when a.function() instanceof Function.Defined f && !f.body().hasDiff() -> summed(Binders.unfold(f, a.arguments()));
            case Add a -> a.terms().stream().allMatch(t -> t instanceof Num || summed(t));
            case Mul m -> m.factors().stream().anyMatch(Opened::summed);
            case Expr _ -> false;
        };
    }

    private static Theorem chosen(Knowledge knowledge, Expr piecewise) {
        Theorem t = knowledge.discharge(knowledge.normalForm(piecewise));
        return Subterms.of(t.right()).stream().anyMatch(Cases.class::isInstance) || !t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())
                ? Equality.reflexive(piecewise) : t;
    }
}
