package org.backproof.prove;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;

/// Conditions under which claims are often meant.
final class Hypotheses {
    /// On one real variable, weaker ones before stronger ones.
    private static final List<Function<Expr, Prop>> OF_ONE = List.of(Prop::nonzero, Prop::nonnegative, Prop::positive,
            x -> Prop.nonnegative(Terms.negate(x)), x -> Prop.positive(Terms.negate(x)), x -> between(x, Terms.ZERO, Primitives.pi(), true),
            x -> between(x, half(-1), half(1), true), x -> between(x, half(-1), half(1), false),
            x -> between(x, Terms.MINUS_ONE, Terms.ONE, true), x -> between(x, Terms.MINUS_ONE, Terms.ONE, false),
            x -> between(x, Terms.ZERO, Terms.ONE, true), x -> between(x, Terms.ZERO, Terms.ONE, false));
    /// On labels.
    private static final List<Function<Expr, Prop>> DISCRETE = List.of(x -> oneOf(x, 0), x -> oneOf(x, -1), Prop::whole);
    /// On two.
    private static final List<Function<List<Symbol>, Prop>> OF_TWO = List.of(p -> Prop.nonzero(Terms.subtract(p.get(0), p.get(1))),
            p -> Prop.nonnegative(Terms.subtract(p.get(0), p.get(1))), p -> Prop.nonnegative(Terms.subtract(p.get(1), p.get(0))));
    private static final List<Function<Expr, Prop>> OF_ALL = List.of(Prop::nonnegative, Prop::positive);

    /// How deep definitions are looked into for guards.
    private static final int UNFOLDINGS = 2;

    private Hypotheses() {
    }

    private static Expr half(int sign) {
        return Terms.multiply(Terms.num(sign), Terms.HALF, Primitives.pi());
    }

    private static Prop between(Expr x, Expr low, Expr high, boolean closed) {
        List<Expr> room = List.of(Terms.subtract(x, low), Terms.subtract(high, x));
        return Prop.and(room.stream().map(r -> closed ? Prop.nonnegative(r) : Prop.positive(r)).toList());
    }

    /// x ∈ {low, 1}
    private static Prop oneOf(Expr x, int low) {
        return Prop.or(List.of(Prop.zero(Terms.subtract(x, Terms.num(low))), Prop.zero(Terms.subtract(x, Terms.ONE))));
    }

    /// What may be missing of a claim.
    static List<List<Prop>> of(FalseClaim c) {
        List<List<Prop>> out = new ArrayList<>();
        for (Symbol t : c.tensors()) {
            List<Symbol> i = indices(t);
            Expr total = Terms.entry(t, List.copyOf(i));
            for (Symbol k : i.reversed()) {
                total = Terms.sum(k, total);
            }
            out.add(List.of(Prop.zero(Terms.subtract(total, Terms.ONE))));
        }
        for (Function<Expr, Prop> of : OF_ONE) {
            c.reals().forEach(x -> out.add(List.of(of.apply(x))));
        }
        guards(c.left(), UNFOLDINGS).forEach(g -> out.add(List.of(g)));
        for (Function<Expr, Prop> of : DISCRETE) {
            labels(c).forEach(x -> out.add(List.of(possible(c, of.apply(x)))));
        }
        for (List<Symbol> pair : FalseClaim.pairs(c.reals())) {
            OF_TWO.forEach(of -> out.add(List.of(of.apply(pair))));
        }
        c.indices().forEach(pair -> out.add(List.of(Prop.nonzero(Terms.subtract(pair.get(0), pair.get(1))))));
        for (Function<Expr, Prop> of : OF_ALL) {
            c.tensors().forEach(t -> out.add(List.of(everywhere(t, of))));
            if (c.reals().size() > 1) {
                out.add(c.reals().stream().map(of).toList());
            }
        }
        for (List<Symbol> p : c.left().hasDiff() ? List.<List<Symbol>>of() : ordered(c)) {
            out.add(List.of(Prop.nonnegative(p.getLast()), Prop.nonnegative(Terms.subtract(p.getFirst(), p.getLast()))));
        }
        out.removeIf(ps -> ps.stream().allMatch(p -> c.knowledge().known(p).isPresent()));
        return out;
    }

    private static List<List<Symbol>> ordered(FalseClaim c) {
        return FalseClaim.pairs(c.reals()).stream().flatMap(p -> Stream.of(p, p.reversed())).toList();
    }

    /// Indices that are equal, a size that is 1; values of one variable of a claim without derivatives, also with another one that is not negative.
    static List<List<Prop>> special(FalseClaim c) {
        List<List<Prop>> out = new ArrayList<>();
        Stream.of(c.left(), c.right()).flatMap(e -> Subterms.of(e).stream()).filter(e -> e instanceof Delta && e.facts().binders() == 0).distinct()
                .forEach(e -> out.add(List.of(Prop.zero(Terms.subtract(((Delta) e).left(), ((Delta) e).right())))));
        c.symbols().stream().filter(s -> s.sort() instanceof Sort.Size).forEach(s -> out.add(List.of(Prop.zero(Terms.subtract(s, Terms.ONE)))));
        if (c.left().hasDiff() || c.right().hasDiff()) {
            return out;
        }
        for (int value : new int[] {1, 0, 2}) {
            c.reals().forEach(x -> out.add(List.of(Prop.zero(Terms.subtract(x, Terms.num(value))))));
        }
        ordered(c).forEach(p -> out.add(List.of(Prop.zero(p.getLast()), Prop.nonnegative(p.getFirst()))));
        out.removeIf(ps -> ps.stream().anyMatch(p -> c.knowledge().known(p).isPresent()));
        return out;
    }

    /// The alternatives that the assumptions leave.
    static Prop possible(FalseClaim c, Prop values) {
        return values instanceof Prop.Or(List<Prop> parts) ? Prop.or(parts.stream().filter(p -> !c.knowledge().holds(Prop.negate(p))).toList()) : values;
    }

    /// The guards of the functions on the left, and their opposites: `|a − y| ≤ 1`.
    private static Set<Prop> guards(Expr root, int depth) {
        Set<Prop> out = new LinkedHashSet<>();
        for (Expr e : Subterms.of(root)) {
            if (e instanceof Apply a && a.function() instanceof org.backproof.expr.Function.Defined f && a.facts().binders() == 0 && depth > 0) {
                out.addAll(guards(Binders.instantiation(f.symbols(), a.arguments()).apply(f.body()), depth - 1));
            } else if (e instanceof Cases g && g.facts().binders() == 0 && g.guard() instanceof Prop.Compare) {
                out.add(g.guard());
                out.add(Prop.negate(g.guard()));
            }
        }
        return out;
    }

    /// Of a claim about a derivative the variables that it is not taken by.
    static List<Symbol> labels(FalseClaim c) {
        return !c.left().hasDiff() ? List.of() : c.reals().stream()
                .filter(x -> Subterms.of(c.left()).stream().noneMatch(e -> e instanceof Diff d && d.variable() == x)).toList();
    }

    /// Whether it stands beside a function of other variables, as in `σ(z) − y`.
    static boolean besidePrediction(FalseClaim c, Symbol y) {
        return Subterms.of(c.right()).stream().anyMatch(e -> e instanceof Add a && (a.terms().contains(y) || a.terms().contains(Terms.negate(y)))
                && a.terms().stream().anyMatch(t -> t instanceof Apply f && f.function() instanceof org.backproof.expr.Function.Defined && !Free.occurs(y, f)));
    }

    private static List<Symbol> indices(Symbol tensor) {
        List<Symbol> out = new ArrayList<>();
        for (Expr size : ((Sort.Tensor) tensor.sort()).sizes()) {
            out.add(Terms.symbol("#" + out.size(), Sort.upTo(size)));
        }
        return out;
    }

    private static Prop everywhere(Symbol tensor, Function<Expr, Prop> of) {
        List<Symbol> i = indices(tensor);
        Prop out = of.apply(Terms.entry(tensor, List.copyOf(i)));
        for (Symbol k : i.reversed()) {
            out = Binders.forAll(k, out);
        }
        return out;
    }

    /// What is known of the value f(z), said of a letter for it.
    static List<Prop> range(FalseClaim c, Apply value, Symbol letter) {
        List<Prop> out = new ArrayList<>();
        if (value.function() instanceof org.backproof.expr.Function.Defined f) {
            Substitution arguments = Binders.instantiation(f.symbols(), value.arguments());
            for (Theorem t : c.knowledge().lemmas().comparisons(f)) {
                if (t.conclusion() instanceof Prop.Compare(Expr e, Prop.Sign sign)) {
                    Expr said = Replacement.of(value, letter, arguments.apply(e));
                    if (Free.symbols(said).equals(Set.of(letter))) {
                        out.add(Prop.compare(said, sign));
                    }
                }
            }
        }
        return out;
    }
}
