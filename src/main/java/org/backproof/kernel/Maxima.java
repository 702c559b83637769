package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Ranges;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The largest entry of a tensor. It is defined where all entries are and there is one.
public final class Maxima {
    private Maxima() {
    }

    private static Lambda tensor(Apply max) {
        Logic.require(max.function() instanceof Function.Largest && max.arguments().size() == 1, "a maximum");
        return (Lambda) max.arguments().getFirst();
    }

    private static Expr body(Apply max, List<Symbol> fresh) {
        Lambda l = tensor(max);
        Logic.require(fresh.size() == l.indices().size(), "an index for each");
        for (int k = 0; k < fresh.size(); k++) {
            Logic.require(fresh.get(k).sort().equals(l.indices().get(k).sort()) && !Free.occurs(fresh.get(k), max)
                    && fresh.indexOf(fresh.get(k)) == k, "new indices of the same ranges");
        }
        return Binders.open(l, fresh);
    }

    private static boolean constant(Expr e, List<Symbol> fresh) {
        return fresh.stream().noneMatch(i -> Free.occurs(i, e));
    }

    private static Expr of(Apply max, List<Symbol> fresh, Expr body) {
        return Terms.apply(max.function(), Terms.lambda(fresh, body));
    }

    /// `⊢ max (b + c) = max b + c` with all summands c that do not mention the indices.
    public static Theorem shift(Apply max, List<Symbol> fresh) {
        List<Expr> inner = new ArrayList<>();
        List<Expr> outer = new ArrayList<>();
        ((Add) body(max, fresh)).terms().forEach(t -> (constant(t, fresh) ? outer : inner).add(t));
        Logic.require(!inner.isEmpty(), "a summand that varies");
        outer.add(of(max, fresh, Terms.add(inner)));
        return Theorem.make(List.of(), new Prop.Equal(max, Terms.add(outer)), Rule.MAXIMUM);
    }

    /// `c ≥ 0 ⊢ max c·b = c·max b` with all factors c that do not mention the indices.
    public static Theorem scale(Apply max, List<Symbol> fresh) {
        Mul m = (Mul) body(max, fresh);
        List<Expr> inner = new ArrayList<>();
        List<Expr> outer = new ArrayList<>(List.of(Terms.num(m.coefficient())));
        m.factors().forEach(f -> (constant(f, fresh) ? outer : inner).add(f));
        Logic.require(!inner.isEmpty(), "a factor that varies");
        Expr c = Terms.multiply(outer);
        return Theorem.make(List.of(Prop.nonnegative(c)), new Prop.Equal(max, Terms.multiply(c, of(max, fresh, Terms.multiply(inner)))),
                Rule.MAXIMUM);
    }

    /// `def max b, j in range ⊢ max b − b(j) ≥ 0`
    public static Theorem entry(Apply max, List<Expr> at) {
        Lambda l = tensor(max);
        List<Prop> hypotheses = new ArrayList<>(List.of(Prop.defined(max)));
        for (int k = 0; k < at.size(); k++) {
            hypotheses.addAll(Ranges.conditions(at.get(k), (Sort.Index) l.indices().get(k).sort()));
        }
        return Theorem.make(hypotheses, Prop.nonnegative(Terms.subtract(max, Binders.open(l, at))), Rule.MAXIMUM);
    }

    /// From `H ⊢ u − b(i) ≥ 0` for every i, or `> 0`: `∀i H, def max b ⊢ u − max b ≥ 0`, or `> 0`.
    public static Theorem bound(Apply max, List<Symbol> fresh, Expr u, Theorem entries) {
        Prop.Sign sign = ((Prop.Compare) entries.conclusion()).sign();
        Logic.require((sign == Prop.Sign.NONNEGATIVE || sign == Prop.Sign.POSITIVE) && constant(u, fresh)
                && entries.conclusion().equals(Prop.compare(Terms.subtract(u, body(max, fresh)), sign)), "a bound of every entry");
        List<Prop> hypotheses = everywhere(entries.hypotheses(), fresh);
        hypotheses.add(Prop.defined(max));
        return Theorem.make(hypotheses, Prop.compare(Terms.subtract(u, max), sign), Rule.MAXIMUM, entries);
    }

    /// `b(i) = max b`, at the indices given.
    public static Prop taken(Apply max, List<? extends Expr> at) {
        return Prop.zero(Terms.subtract(max, Binders.open(tensor(max), at)));
    }

    /// That the maximum is taken at one place alone: `Σᵢ (if b(i) = max b then 1 else 0) = 1`.
    public static Prop once(Apply max, List<Symbol> fresh) {
        body(max, fresh);
        return Prop.zero(Terms.subtract(over(fresh, indicator(max, fresh)), Terms.ONE));
    }

    private static Expr indicator(Apply max, List<Symbol> fresh) {
        return Terms.cases(taken(max, fresh), Terms.ONE, Terms.ZERO);
    }

    private static Expr over(List<Symbol> indices, Expr body) {
        for (Symbol i : indices.reversed()) {
            body = Terms.sum(i, body);
        }
        return body;
    }

    /// Where it is taken at one place alone it is that entry, near the point, too: from `H ⊢ D_x b(i) = w(i)` for every i:
    /// `∀i H, Σᵢ (if b(i) = max b then 1 else 0) = 1 ⊢ D_x max b = Σᵢ (if b(i) = max b then 1 else 0)·w(i)`.
    public static Theorem derivative(Apply max, List<Symbol> fresh, Theorem entries) {
        Prop.Derivative d = entries(max, fresh, entries);
        List<Prop> hypotheses = everywhere(entries.hypotheses(), fresh);
        hypotheses.add(once(max, fresh));
        return Theorem.make(hypotheses, new Prop.Derivative(max, d.variable(), over(fresh, Terms.multiply(indicator(max, fresh), d.value()))),
                Rule.DERIVATIVE_MAXIMUM, entries);
    }

    /// Its one-sided derivatives are the largest and the smallest slope of the entries that are the maximum: from `H ⊢ D_x b(i) = w(i)` and
    /// `G, b(i) = max b ⊢ w(i) = u` for every i: `∀i H, ∀i G, def max b ⊢ D_x max b = u`.
    public static Theorem derivative(Apply max, List<Symbol> fresh, Theorem entries, Theorem agree) {
        Prop.Derivative d = entries(max, fresh, entries);
        Logic.require(agree.left() == d.value() && constant(agree.right(), fresh), "one slope for all");
        List<Prop> hypotheses = everywhere(entries.hypotheses(), fresh);
        hypotheses.addAll(everywhere(agree.hypotheses().stream().filter(h -> !h.equals(taken(max, fresh))).toList(), fresh));
        hypotheses.add(Prop.defined(max));
        return Theorem.make(hypotheses, new Prop.Derivative(max, d.variable(), agree.right()), Rule.DERIVATIVE_MAXIMUM, entries, agree);
    }

    /// Where it has a derivative it is that of each entry that is the maximum, since the difference has a minimum there: from `def (D_x max b)`,
    /// `D_x b(k) = w` and `b(k) = max b`: `k in range ⊢ D_x max b = w`.
    public static Theorem touching(Theorem differentiable, List<Expr> at, Theorem entry, Theorem taken) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        Apply max = (Apply) d.body();
        Lambda l = tensor(max);
        Prop.Derivative w = entry.derivative();
        Logic.require(w.body() == Binders.open(l, at) && w.variable() == d.variable() && taken.conclusion().equals(taken(max, at))
                && at.stream().noneMatch(k -> Free.occurs(Derivatives.held(d.variable()), k)), "an entry that is the maximum");
        List<Prop> hypotheses = Theorem.union(differentiable, entry, taken);
        for (int k = 0; k < at.size(); k++) {
            hypotheses.addAll(Ranges.conditions(at.get(k), (Sort.Index) l.indices().get(k).sort()));
        }
        return Theorem.make(hypotheses, new Prop.Derivative(max, d.variable(), w.value()), Rule.DERIVATIVE_MAXIMUM, differentiable, entry, taken);
    }

    private static Prop.Derivative entries(Apply max, List<Symbol> fresh, Theorem entries) {
        Prop.Derivative d = entries.derivative();
        Logic.require(d.body() == body(max, fresh) && constant(d.variable(), fresh), "the derivative of every entry");
        return d;
    }

    private static List<Prop> everywhere(List<Prop> hypotheses, List<Symbol> fresh) {
        for (Symbol i : fresh) {
            hypotheses = Logic.quantified(hypotheses, i);
        }
        return new ArrayList<>(hypotheses);
    }
}
