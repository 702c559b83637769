package org.backproof.calculus;

import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// Piecewise parts taken outside: `x·|x| = if x > 0 then x·x else x·(−x)` has a derivative at 0 though |x| has none.
public final class Lifting {
    private static final Symbol HOLE = Terms.real("%lift");
    private static final long LARGEST = 2000;

    private Lifting() {
    }

    /// `H ⊢ e = if g then … else …` for a piecewise part of e outside of binders; empty if there is none.
    public static Optional<Theorem> outside(Expr e) {
        if (e.facts().size() > LARGEST || e.hasDiff()) {
            return Optional.empty();
        }
        return part(e).map(p -> {
            Expr context = replace(e, p);
            Theorem t = Equality.reflexive(e);
            Expr inner = p;
            if (p instanceof Apply a) {
                Theorem unfolded = Equality.unfold(a);
                t = Equality.inContext(unfolded, context, HOLE);
                inner = unfolded.right();
            }
            return inner instanceof Cases c ? Equality.transitive(t, Equality.lift(c, context, HOLE)) : t;
        }).filter(t -> t.right() != e && t.left() == e);
    }

    /// The first piecewise part, or the first application whose definition is piecewise.
    private static Optional<Expr> part(Expr e) {
        if (e instanceof Cases || e instanceof Apply a && a.function() instanceof Function.Defined f && !f.body().hasDiff() && piecewise(f)) {
            return Optional.of(e);
        }
        if (e instanceof Lambda || e instanceof Sum) {
            return Optional.empty();
        }
        for (Expr c : Children.of(e)) {
            Optional<Expr> inside = part(c);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private static boolean piecewise(Function.Defined f) {
        return f.body().facts().has(Facts.CASES) || org.backproof.algebra.Subterms.of(f.body()).stream()
                .anyMatch(e -> e instanceof Apply a && a.function() instanceof Function.Defined g && !g.equals(f) && piecewise(g));
    }

    private static Expr replace(Expr e, Expr part) {
        if (e == part) {
            return HOLE;
        }
        return e instanceof Lambda || e instanceof Sum ? e : e instanceof Cases c
                ? Terms.cases(c.guard(), replace(c.then(), part), replace(c.otherwise(), part))
                : Children.map(e, c -> replace(c, part));
    }
}
