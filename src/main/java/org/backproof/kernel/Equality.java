package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Agreement is an equivalence and is kept by every context but the derivative's (see [Derivatives]).
public final class Equality {
    private Equality() {
    }

    /// `⊢ e = e`.
    public static Theorem reflexive(Expr e) {
        return Theorem.make(List.of(), new Prop.Equal(e, e), Rule.REFLEXIVITY);
    }

    public static Theorem symmetric(Theorem t) {
        return Theorem.make(t.hypotheses(), new Prop.Equal(t.right(), t.left()), Rule.SYMMETRY, t.detail(), t);
    }

    /// From `a = b` and `b = c`: `a = c`.
    public static Theorem transitive(Theorem ab, Theorem bc) {
        Logic.require(ab.right() == bc.left(), "the equations don't meet");
        if (ab.rule() == Rule.REFLEXIVITY) {
            return bc;
        }
        if (bc.rule() == Rule.REFLEXIVITY) {
            return ab;
        }
        return Theorem.make(Theorem.union(ab, bc), new Prop.Equal(ab.left(), bc.right()), Rule.TRANSITIVITY, ab, bc);
    }

    /// From `aᵢ = bᵢ` for each child (in the order of [Children#of]): `f(a) = f(b)`. Not for binders, guards, derivatives.
    public static Theorem congruence(Expr e, List<Theorem> children) {
        List<Expr> before = Children.of(e);
        Logic.require(before.size() == children.size() && !e.getClass().equals(org.backproof.expr.Diff.class)
                && !(e instanceof Cases), "an equation for each child");
        int[] next = {0};
        Expr after = Children.map(e, c -> {
            Theorem t = children.get(next[0]++);
            Logic.require(t.left() == c, "an equation of the child");
            return t.right();
        });
        return Theorem.make(Theorem.union(children), new Prop.Equal(e, after), Rule.CONGRUENCE, children.toArray(Theorem[]::new));
    }

    /// From `H ⊢ a(i) = b(i)`: `∀i H ⊢ Σᵢ a(i) = Σᵢ b(i)`.
    public static Theorem underSum(Sum s, Symbol index, Theorem body) {
        Logic.require(index.sort().equals(s.index().sort()) && Terms.sum(index, body.left()) == s, "the sum's body");
        return Theorem.make(Logic.quantified(body.hypotheses(), index), new Prop.Equal(s, Terms.sum(index, body.right())),
                Rule.CONGRUENCE, body);
    }

    /// From `H ⊢ a(i, …) = b(i, …)`: `∀i… H ⊢ ([i, …] ↦ a) = ([i, …] ↦ b)`, as arguments.
    public static Theorem underLambda(Lambda l, List<Symbol> indices, Theorem body) {
        Logic.require(Terms.lambda(indices, body.left()) == l, "the lambda's body");
        List<Prop> hypotheses = body.hypotheses();
        for (Symbol i : indices) {
            hypotheses = Logic.quantified(hypotheses, i);
        }
        return Theorem.make(hypotheses, new Prop.Equal(l, Terms.lambda(indices, body.right())), Rule.CONGRUENCE, body);
    }

    /// From `G, g ⊢ a = a'` and `H, ¬g ⊢ b = b'`: `G, H ⊢ (if g then a else b) = (if g then a' else b')`.
    public static Theorem underCases(Cases c, Theorem then, Theorem otherwise) {
        Logic.require(then.left() == c.then() && otherwise.left() == c.otherwise(), "the branches");
        List<Prop> hypotheses = new ArrayList<>(without(then.hypotheses(), c.guard()));
        hypotheses.addAll(without(otherwise.hypotheses(), Prop.negate(c.guard())));
        return Theorem.make(hypotheses, new Prop.Equal(c, Terms.cases(c.guard(), then.right(), otherwise.right())),
                Rule.CONGRUENCE, then, otherwise);
    }

    private static List<Prop> without(List<Prop> hypotheses, Prop known) {
        List<Prop> parts = known instanceof Prop.And(List<Prop> ps) ? ps : List.of(known);
        return hypotheses.stream().filter(h -> !h.equals(known) && !parts.contains(h)).toList();
    }

    /// From `a = b` for the terms compared in the guard: the guard in the other terms, equivalent.
    public static Theorem inGuard(Cases c, List<Theorem> terms) {
        int[] next = {0};
        Prop guard = replace(c.guard(), terms, next);
        return Theorem.make(Theorem.union(terms), new Prop.Equal(c, Terms.cases(guard, c.then(), c.otherwise())),
                Rule.CONGRUENCE, terms.toArray(Theorem[]::new));
    }

    private static Prop replace(Prop p, List<Theorem> terms, int[] next) {
        return switch (p) {
            case Prop.Compare(Expr e, Prop.Sign s) -> {
                Theorem t = terms.get(next[0]++);
                Logic.require(t.left() == e, "the guard's term");
                // a decided comparison would lose where the term is defined
                yield t.right().total() || e.total() ? Prop.compare(t.right(), s) : new Prop.Compare(t.right(), s);
            }
            case Prop.And(List<Prop> parts) -> Prop.guard(true, parts.stream().map(q -> replace(q, terms, next)).toList());
            case Prop.Or(List<Prop> parts) -> Prop.guard(false, parts.stream().map(q -> replace(q, terms, next)).toList());
            case Prop.Whole(Expr e) -> {
                Theorem t = terms.get(next[0]++);
                Logic.require(t.left() == e, "the guard's term");
                yield Prop.whole(t.right());
            }
            case Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.ForAll _ -> throw new IllegalArgumentException("not a guard");
        };
    }

    /// From `H ⊢ a = b` and `G ⊢ a sign 0`: `H, G ⊢ b sign 0`.
    public static Theorem compared(Theorem equation, Theorem comparison) {
        Prop.Compare c = (Prop.Compare) comparison.conclusion();
        Logic.require(equation.left() == c.term() || Prop.compare(equation.left(), c.sign()).equals(c), "the compared term");
        return Theorem.make(Theorem.union(equation, comparison), Prop.compare(equation.right(), c.sign()), Rule.CONGRUENCE,
                equation, comparison);
    }

    /// From `H ⊢ a = b` and `G ⊢ def a`: `H, G ⊢ def b`.
    public static Theorem defined(Theorem equation, Theorem def) {
        Logic.require(def.conclusion().equals(Prop.defined(equation.left())) || equation.left().total(), "the defined term");
        return Theorem.make(Theorem.union(equation, def), Prop.defined(equation.right()), Rule.DEFINEDNESS, equation, def);
    }

    /// From `G, def a ⊢ a = b` and `H, def b ⊢ a = b`: `G, H ⊢ a = b`; where neither is defined they agree.
    public static Theorem agree(Theorem whereLeft, Theorem whereRight) {
        Prop.Equal e = (Prop.Equal) whereLeft.conclusion();
        Logic.require(e.equals(whereRight.conclusion()), "the same equation");
        List<Prop> hypotheses = new ArrayList<>(without(whereLeft.hypotheses(), Prop.defined(e.left())));
        hypotheses.addAll(without(whereRight.hypotheses(), Prop.defined(e.right())));
        return Theorem.make(hypotheses, e, Rule.AGREEMENT, whereLeft, whereRight);
    }

    /// Of equal terms their difference is 0 where they are defined: from `H ⊢ a = b`: `H, def a ⊢ a − b = 0`.
    public static Theorem difference(Theorem equation) {
        List<Prop> hypotheses = new ArrayList<>(equation.hypotheses());
        hypotheses.add(Prop.defined(equation.left()));
        return Theorem.make(hypotheses, Prop.zero(Terms.subtract(equation.left(), equation.right())), Rule.SIGN, equation);
    }

    /// From `H ⊢ t = 0` with t = c(a − b) for a rational c: `H ⊢ a = b`.
    public static Theorem equation(Theorem zero, Expr a, Expr b) {
        Logic.require(Prop.zero(Terms.subtract(a, b)).equals(zero.conclusion()), "a difference that is zero");
        return Theorem.make(zero.hypotheses(), new Prop.Equal(a, b), Rule.SIGN, zero);
    }

    /// Equals in a context: from `H ⊢ a = b` and a term C with a hole: `H ⊢ C[a] = C[b]`. The hole is not under a derivative, and in the
    /// sort of no free symbol: a vector of K entries and one of 2 are two vectors, also where K = 2. A size in the range of a bound index
    /// is one that holds no real variables on either side.
    public static Theorem inContext(Theorem equation, Expr context, Symbol hole) {
        Logic.require(!context.hasDiff(), "a context without derivatives");
        Logic.require(Free.symbols(context).stream().noneMatch(s -> mentions(s.sort(), hole)), "sorts that stay as they are");
        Logic.require(!(hole.sort() instanceof Sort.Size) || isSize(equation.left()) && isSize(equation.right()), "sizes");
        return Theorem.make(equation.hypotheses(), new Prop.Equal(Substitution.of(hole, equation.left()).apply(context),
                Substitution.of(hole, equation.right()).apply(context)), Rule.CONGRUENCE, equation);
    }

    private static boolean mentions(Sort sort, Symbol hole) {
        return sort instanceof Sort.Index(Expr lower, Expr upper) && (Free.occurs(hole, lower) || Free.occurs(hole, upper))
                || sort instanceof Sort.Tensor(List<Expr> sizes) && sizes.stream().anyMatch(n -> Free.occurs(hole, n));
    }

    private static boolean isSize(Expr e) {
        return Free.symbols(e).stream().allMatch(s -> s.sort() instanceof Sort.Size || s.sort() instanceof Sort.Index);
    }

    /// From `H ⊢ a − b = 0` as an equation: `H ⊢ a = b`, since 0 is defined.
    public static Theorem fromDifference(Theorem t, Expr a, Expr b) {
        Logic.require(t.left() == Terms.subtract(a, b) && t.right() == Terms.ZERO, "a difference that is zero");
        return Theorem.make(t.hypotheses(), new Prop.Equal(a, b), Rule.IDENTITY, t);
    }

    /// The local definition is its value.
    public static Theorem local(org.backproof.expr.Local l) {
        return Theorem.make(List.of(), new Prop.Equal(l, l.value()), Rule.UNFOLDING, "local definition");
    }

    /// `g, def g ⊢ (if g then a else b) = a`, and `¬g, def g ⊢ … = b`, where def g is that of all its terms.
    public static Theorem selected(Cases c, boolean then) {
        List<Prop> hypotheses = new ArrayList<>(List.of(then ? c.guard() : Prop.negate(c.guard())));
        if (!(c.guard() instanceof Prop.Compare)) {
            Prop.terms(c.guard()).forEach(t -> hypotheses.add(Prop.defined(t)));
        }
        return Theorem.make(hypotheses, new Prop.Equal(c, then ? c.then() : c.otherwise()), Rule.GUARD);
    }

    /// A compound guard taken apart: `def q ⊢ (if p ∧ q then a else b) = if p then (if q then a else b) else b`, and for `∨`:
    /// `if p then a else (if q then a else b)`; def q is that of the terms of the other guards.
    public static Theorem nested(Cases c) {
        boolean all = c.guard() instanceof Prop.And;
        List<Prop> parts = all ? ((Prop.And) c.guard()).parts() : ((Prop.Or) c.guard()).parts();
        Prop rest = all ? Prop.and(parts.subList(1, parts.size())) : Prop.or(parts.subList(1, parts.size()));
        Expr inner = Terms.cases(rest, c.then(), c.otherwise());
        List<Prop> hypotheses = new ArrayList<>();
        Prop.terms(rest).forEach(t -> hypotheses.add(Prop.defined(t)));
        return Theorem.make(hypotheses, new Prop.Equal(c, all ? Terms.cases(parts.getFirst(), inner, c.otherwise())
                : Terms.cases(parts.getFirst(), c.then(), inner)), Rule.GUARD);
    }

    /// A piecewise part of a term taken outside: from a term C with a hole:
    /// `def g ⊢ C[if g then a else b] = if g then C[a] else C[b]`, def g being that of its terms.
    public static Theorem lift(Cases c, Expr context, Symbol hole) {
        Logic.require(!context.hasDiff(), "a context without derivatives");
        List<Prop> hypotheses = new ArrayList<>();
        Prop.terms(c.guard()).forEach(t -> hypotheses.add(Prop.defined(t)));
        return Theorem.make(hypotheses, new Prop.Equal(Substitution.of(hole, c).apply(context),
                Terms.cases(c.guard(), Substitution.of(hole, c.then()).apply(context),
                        Substitution.of(hole, c.otherwise()).apply(context))), Rule.GUARD);
    }

    /// A function's value by its definition.
    public static Theorem unfold(org.backproof.expr.Apply a) {
        org.backproof.expr.Function.Defined f = (org.backproof.expr.Function.Defined) a.function();
        return Theorem.make(List.of(), new Prop.Equal(a, Binders.unfold(f, a.arguments())), Rule.UNFOLDING,
                "definition of " + f.name());
    }
}
