package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Contexts;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Logic;
import org.backproof.kernel.OtherEntries;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// Sums of piecewise terms, each about its own entry of a tensor: `Σᵢ |vᵢ| = |vₖ| + Σᵢ (if i = k then 0 else |vᵢ|)`. By vₖ only the
/// term taken out has a kink; the others do not vary.
public final class Singled {
    private static final Symbol HOLE = Terms.real("%sum");

    private Singled() {
    }

    /// `H ⊢ e = …` with such terms taken out of all sums in it, but for those in branches and arguments that are tensors; `e = e` where
    /// there are none.
    public static Theorem out(Expr e, Expr x) {
        if (!(x instanceof Entry n) || !Free.occurs(n.tensor(), e) || Subterms.of(e).stream().noneMatch(Sum.class::isInstance)) {
            return Equality.reflexive(e);
        }
        return within(e, n);
    }

    private static Theorem within(Expr e, Entry x) {
        return switch (e) {
            case Sum s when Free.occurs(x.tensor(), s) && rough(s) && !rest(s) -> single(s, x)
                    .map(t -> Equality.transitive(t, inFirst(t.right(), x))).orElseGet(() -> Equality.reflexive(e));
            case Add _, Mul _, Pow _ -> parts(e, x);
            case Apply a when a.arguments().stream().noneMatch(Lambda.class::isInstance) -> parts(e, x);
            case Expr _ -> Equality.reflexive(e);
        };
    }

    private static boolean rough(Sum s) {
        return Critical.piecewise(s) || Subterms.of(s).stream().anyMatch(e -> e instanceof Pow p && p.exponent() instanceof Num n && !n.value().isInteger());
    }

    private static Theorem parts(Expr e, Entry x) {
        List<Theorem> parts = Children.of(e).stream().map(c -> within(c, x)).toList();
        return parts.stream().allMatch(t -> t.left() == t.right()) ? Equality.reflexive(e) : Equality.congruence(e, parts);
    }

    /// The term taken out may have sums in it.
    private static Theorem inFirst(Expr e, Entry x) {
        return e instanceof Add a ? Equality.congruence(a, a.terms().stream().map(t -> t instanceof Sum s && rest(s) ? Equality.reflexive(t) : within(t, x))
                .toList()) : Equality.reflexive(e);
    }

    private static Optional<Theorem> single(Sum s, Entry x) {
        Symbol i = Differentiation.fresh(s, x);
        List<Entry> entries = entries(Binders.open(s, i), x);
        for (int p = 0; p < x.indices().size(); p++) {
            int place = p;
            if (entries.stream().allMatch(n -> n.indices().get(place) == i)) {
                return Optional.of(Sums.single(s, i, x.indices().get(place)));
            }
        }
        return Optional.empty();
    }

    private static List<Entry> entries(Expr body, Entry x) {
        List<Entry> out = new ArrayList<>();
        for (Expr e : Subterms.of(body)) {
            if (e instanceof Entry n && n.tensor() == x.tensor()) {
                out.add(n);
            }
        }
        return out;
    }

    /// Whether the sum is one of the other terms: `Σᵢ (if i = k then 0 else f(i))`.
    private static boolean rest(Sum s) {
        return s.body() instanceof Cases c && c.then() == Terms.ZERO && c.guard() instanceof Prop.Compare(Expr g, Prop.Sign sign)
                && sign == Prop.Sign.ZERO && Subterms.of(g).stream().anyMatch(Bound.class::isInstance);
    }

    /// `H ⊢ e = …` with the sums of other terms as they were: `Σᵢ (if i = k then 0 else f(i)) = Σᵢ f(i) − f(k)`.
    static Theorem back(Expr e, Expr x) {
        if (!(x instanceof Entry n) || Subterms.of(e).stream().noneMatch(Sum.class::isInstance)) {
            return Equality.reflexive(e);
        }
        return switch (e) {
            case Sum s when rest(s) -> whole(s, n).orElseGet(() -> Equality.reflexive(e));
            case Add _, Mul _, Pow _ -> each(e, x);
            case Apply a when a.arguments().stream().noneMatch(Lambda.class::isInstance) -> each(e, x);
            case Cases c -> Equality.underCases(c, back(c.then(), x), back(c.otherwise(), x));
            case Expr _ -> Equality.reflexive(e);
        };
    }

    private static Theorem each(Expr e, Expr x) {
        List<Theorem> parts = Children.of(e).stream().map(c -> back(c, x)).toList();
        return parts.stream().allMatch(t -> t.left() == t.right()) ? Equality.reflexive(e) : Equality.congruence(e, parts);
    }

    private static Optional<Theorem> whole(Sum rest, Entry x) {
        Symbol i = Differentiation.fresh(rest, x);
        Sum all = (Sum) Terms.sum(i, ((Cases) Binders.open(rest, i)).otherwise());
        for (Expr k : x.indices()) {
            Theorem t = Sums.single(all, i, k);
            Expr own = Binders.open(all, k);
            if (t.right() == Terms.add(own, rest)) {
                Theorem less = Contexts.equal(t, Terms.subtract(HOLE, own), HOLE);
                return Field.identity(less.right(), rest).map(same -> Equality.symmetric(Equality.transitive(less, same)));
            }
        }
        return Optional.empty();
    }

    /// Whether the term is a sum of the other terms, which does not vary with x.
    static boolean constant(Expr e, Expr x) {
        return e instanceof Sum s && x instanceof Entry && rest(s);
    }

    /// `H ⊢ D_x Σᵢ (if i = k then 0 else f(i)) = 0` for `x = vₖ`; empty for other sums.
    static Optional<Theorem> derivative(Sum s, Expr x) {
        if (!(x instanceof Entry n) || !rest(s)) {
            return Optional.empty();
        }
        Symbol i = Differentiation.fresh(s, x);
        Cases c = (Cases) Binders.open(s, i);
        Expr differ = ((Prop.Compare) c.guard()).term();
        try {
            Theorem others = OtherEntries.elsewhere(c.otherwise(), n, List.of(Logic.assume(Prop.nonzero(differ))));
            Theorem own = Derivatives.constant(Terms.ZERO, x);
            return Optional.of(Derivatives.series(s, i, Logic.split(Logic.dichotomy(differ),
                    List.of(Derivatives.transport(Equality.selected(c, false), others, List.of()),
                            Derivatives.transport(Equality.selected(c, true), own, List.of())))));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // it varies with x in another way, too
        }
    }
}
