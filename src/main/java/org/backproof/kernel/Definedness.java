package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Ranges;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Where a term has a value: one level at a time, exactly.
public final class Definedness {
    private Definedness() {
    }

    /// Conditions that together say that the term is defined, in terms of its children; empty for a total term. An application
    /// of a user's function is as defined as its unfolding. Empty also for a derivative, which no shape decides: see [#known].
    public static List<Prop> conditions(Expr e) {
        if (e.total() || e instanceof Diff) {
            return List.of();
        }
        List<Prop> out = new ArrayList<>();
        switch (e) {
            case Num _, Symbol _, Bound _, Delta _, Diff _ -> {
            }
            case Entry n -> {
                List<Expr> sizes = ((Sort.Tensor) n.tensor().sort()).sizes();
                for (int k = 0; k < sizes.size(); k++) {
                    out.addAll(Ranges.conditions(n.indices().get(k), Sort.upTo(sizes.get(k))));
                }
            }
            case Add a -> a.terms().forEach(t -> out.add(Prop.defined(t)));
            case Mul m -> m.factors().forEach(t -> out.add(Prop.defined(t)));
            case Pow p -> power(p, out);
            case Apply a -> application(a, out);
            case Lambda l -> out.add(everywhere(l));
            case Sum s -> {
                Symbol i = fresh("%%0", s.index(), s);
                out.add(Binders.forAll(i, Prop.defined(Binders.open(s, i))));
            }
            case Cases c -> out.add(Prop.or(List.of(branch(c, c.guard(), c.then()), branch(c, Prop.negate(c.guard()), c.otherwise()))));
            case Local l -> out.add(Prop.defined(l.value()));
        }
        out.removeIf(Prop.TRUE::equals);
        return out;
    }

    private static void power(Pow p, List<Prop> out) {
        out.add(Prop.defined(p.exponent()));
        if (!(p.exponent() instanceof Num n)) {
            Expr a = p.exponent();
            out.add(Prop.defined(p.base()));
            out.add(Prop.or(List.of(Prop.positive(p.base()),
                    Prop.and(List.of(Prop.whole(a), Prop.nonzero(p.base()))),
                    Prop.and(List.of(Prop.whole(a), Prop.nonnegative(a), Prop.defined(p.base()))),
                    Prop.and(List.of(Prop.zero(p.base()), Prop.positive(a))))));
        } else if (n.value().isInteger()) {
            out.add(n.value().signum() < 0 ? Prop.nonzero(p.base()) : Prop.defined(p.base()));
        } else {
            out.add(n.value().signum() < 0 ? Prop.positive(p.base()) : Prop.nonnegative(p.base()));
        }
    }

    private static void application(Apply a, List<Prop> out) {
        switch (a.function()) {
            case Function.Primitive f when f.arity() == 0 -> {
            }
            case Function.Primitive f -> {
                Expr x = a.arguments().getFirst();
                Prop domain = Primitives.row(f).domain().apply(x);
                out.add(domain.equals(Prop.TRUE) ? Prop.defined(x) : domain);
            }
            case Function.Largest _ -> {
                Lambda l = (Lambda) a.arguments().getFirst();
                out.add(Prop.defined(l));
                l.indices().forEach(i -> out.add(notEmpty((Sort.Index) i.sort())));
            }
            case Function.Opaque _ -> a.arguments().forEach(x -> out.add(Prop.defined(x)));
            case Function.Defined f when f.body().hasDiff() -> out.add(new Prop.Defined(a)); // nothing can be put in under a derivative
            case Function.Defined f -> out.add(Prop.defined(Binders.unfold(f, a.arguments())));
        }
    }

    /// lower ≤ upper; true for `1..K`.
    static Prop notEmpty(Sort.Index range) {
        return range.lower() == Terms.ONE && range.upper() instanceof Symbol s && s.sort() instanceof Sort.Size ? Prop.TRUE
                : Prop.nonnegative(Terms.subtract(range.upper(), range.lower()));
    }

    private static Prop branch(Cases c, Prop guard, Expr value) {
        List<Prop> parts = new ArrayList<>(List.of(guard, Prop.defined(value)));
        if (!(c.guard() instanceof Prop.Compare)) {
            Prop.terms(c.guard()).forEach(t -> parts.add(Prop.defined(t)));
        }
        parts.removeIf(Prop.TRUE::equals);
        return Prop.and(parts);
    }

    /// A symbol for a bound index that does not occur in the term.
    static Symbol fresh(String name, Bound index, Expr e) {
        Symbol i = Terms.symbol(name, index.sort());
        return Free.occurs(i, e) ? fresh(name + "'", index, e) : i;
    }

    /// Every entry of the tensor is defined.
    static Prop everywhere(Lambda l) {
        List<Symbol> opened = new ArrayList<>();
        l.indices().forEach(b -> opened.add(fresh("%%" + opened.size(), b, l)));
        Prop all = Prop.defined(Binders.open(l, opened));
        for (Symbol i : opened.reversed()) {
            all = Binders.forAll(i, all);
        }
        return all;
    }

    /// `conditions ⊢ def e`.
    ///
    /// @throws IllegalArgumentException for a derivative
    public static Theorem intro(Expr e) {
        Logic.require(!(e instanceof Diff), "a derivative's definedness is proved by differentiating");
        return Theorem.make(conditions(e), Prop.defined(e), Rule.DEFINEDNESS);
    }

    /// `def e ⊢ c` for each of the conditions c.
    public static List<Theorem> elim(Expr e) {
        return conditions(e).stream().map(c -> Theorem.make(List.of(Prop.defined(e)), c, Rule.DEFINEDNESS)).toList();
    }

    /// What is compared has a value: from `H ⊢ e sign 0` or `H ⊢ e is an integer`: `H ⊢ def e`; from `H ⊢ D_x b = v`, with
    /// v defined: `H ⊢ def b`. Also `def (D_x b) ⊢ def b`, given as an assumption.
    public static Theorem known(Theorem t) {
        Expr e = switch (t.conclusion()) {
            case Prop.Compare(Expr c, _) -> c;
            case Prop.Whole(Expr c) -> c;
            case Prop.Derivative(Expr b, _, _) -> b;
            case Prop.Defined(Diff d) -> d.body();
            case Prop.Defined _, Prop.Equal _, Prop.And _, Prop.Or _, Prop.ForAll _ ->
                throw new IllegalArgumentException("says nothing of a value: " + t);
        };
        return Theorem.make(t.hypotheses(), Prop.defined(e), Rule.DEFINEDNESS, t);
    }

    /// There is no derivative by an entry out of range: from `H ⊢ def (D_x b)`: `H ⊢ def x`.
    public static Theorem variable(Theorem differentiable) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        return Theorem.make(differentiable.hypotheses(), Prop.defined(d.variable()), Rule.DEFINEDNESS, differentiable);
    }
}
