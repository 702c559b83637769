package org.backproof.integrate;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Critical;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Of a piecewise term the antiderivative in each piece, from where the pieces meet: with r the root of g, of `if g > 0 then a else b` it is
/// `if g > 0 then A(x) − A(r) else B(x) − B(r)`, which is continuous at r.
record PiecewiseIntegration(Knowledge knowledge, Symbol x) {
    private static final int DEEPEST = 6;

    /// Whether the term has pieces that meet somewhere.
    static boolean applies(Expr e, Expr x) {
        return x instanceof Symbol s && Critical.piecewise(e) && !e.hasDiff() && Integration.depends(e, s);
    }

    Optional<Expr> of(Expr e) {
        return of(unfolded(e), knowledge, 0);
    }

    private Optional<Expr> of(Expr e, Knowledge here, int depth) {
        Expr decided = decided(e, here);
        Optional<Cases> split = Subterms.of(decided).stream().filter(s -> s instanceof Cases c && root(c, here).isPresent()).map(Cases.class::cast).findFirst();
        if (split.isEmpty()) {
            boolean open = Subterms.of(decided).stream().anyMatch(s -> s instanceof Cases c && Integration.depends(c, x));
            return open ? Optional.empty() : new Integration(here).smooth(decided, x);
        }
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        Cases c = split.get();
        Expr r = root(c, here).orElseThrow();
        Optional<Expr> then = piece(decided, c, c.then(), c.guard(), r, here, depth);
        Optional<Expr> otherwise = then.isEmpty() ? then : piece(decided, c, c.otherwise(), Prop.negate(c.guard()), r, here, depth);
        return then.flatMap(a -> otherwise.map(b -> Terms.cases(c.guard(), a, b)));
    }

    private Optional<Expr> piece(Expr e, Cases c, Expr branch, Prop guard, Expr root, Knowledge here, int depth) {
        Knowledge inside = here.inner();
        inside.assume(strict(guard)); // beside the root; at it the pieces are made to meet
        return of(mapped(e, s -> s == c ? Optional.of(branch) : Optional.empty()), inside, depth + 1).map(f -> {
            Integration in = new Integration(here);
            return less(f, decided(Substitution.of(x, root).apply(f), here), in);
        });
    }

    /// In each piece less a constant.
    private static Expr less(Expr f, Expr constant, Integration in) {
        return f instanceof Cases c ? Terms.cases(c.guard(), less(c.then(), constant, in), less(c.otherwise(), constant, in))
                : in.normal(Terms.subtract(f, constant));
    }

    private static Prop strict(Prop guard) {
        return guard instanceof Prop.Compare(Expr g, Prop.Sign s) && s == Prop.Sign.NONNEGATIVE ? Prop.positive(g) : guard;
    }

    /// Where the guard changes; it compares a term that is linear in the variable.
    private Optional<Expr> root(Cases c, Knowledge here) {
        Integration in = new Integration(here);
        return c.guard() instanceof Prop.Compare(Expr g, Prop.Sign s) && s != Prop.Sign.ZERO && s != Prop.Sign.NONZERO
                ? Linear.of(in, g, x).map(Linear::root).map(in::normal) : Optional.empty();
    }

    /// With the branches taken that are known.
    private static Expr decided(Expr e, Knowledge here) {
        return mapped(e, s -> s instanceof Cases c ? here.holds(c.guard()) ? Optional.of(decided(c.then(), here))
                : here.holds(Prop.negate(c.guard())) ? Optional.of(decided(c.otherwise(), here)) : Optional.empty() : Optional.empty());
    }

    private static Expr unfolded(Expr e) {
        return mapped(e, s -> s instanceof Apply a && a.function() instanceof Function.Defined f && Critical.piecewise(f.body())
                ? Optional.of(unfolded(Binders.unfold(f, a.arguments()))) : Optional.empty());
    }

    /// The outermost subterms changed, in guards, too; none under a binder.
    private static Expr mapped(Expr e, java.util.function.Function<Expr, Optional<Expr>> change) {
        return change.apply(e).orElseGet(() -> switch (e) {
            case Lambda _, Sum _, Diff _ -> e;
            case Cases c -> Terms.cases(guard(c.guard(), change), mapped(c.then(), change), mapped(c.otherwise(), change));
            case Expr _ -> Children.map(e, s -> mapped(s, change));
        });
    }

    private static Prop guard(Prop p, java.util.function.Function<Expr, Optional<Expr>> change) {
        return switch (p) {
            case Prop.Compare(Expr g, Prop.Sign s) -> Prop.compare(mapped(g, change), s);
            case Prop.And(List<Prop> parts) -> Prop.guard(true, parts.stream().map(q -> guard(q, change)).toList());
            case Prop.Or(List<Prop> parts) -> Prop.guard(false, parts.stream().map(q -> guard(q, change)).toList());
            case Prop.Whole _, Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.ForAll _ -> p;
        };
    }
}
