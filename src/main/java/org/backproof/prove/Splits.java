package org.backproof.prove;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Alone;
import org.backproof.calculus.Critical;
import org.backproof.calculus.Differentiation;
import org.backproof.calculus.Singled;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Definedness;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;

/// Case splits that could help: on alternatives among the assumptions, on the signs of critical terms, and at a kink on whether its
/// guard changes its sign there.
final class Splits {
    private Splits() {
    }

    static List<Theorem> candidates(Knowledge knowledge, Expr left, Expr right) {
        Map<Prop, Theorem> out = new LinkedHashMap<>();
        Normalizer normalizer = new Normalizer(knowledge, Normalizer.Settings.DEEP);
        List<Expr> terms = new ArrayList<>(List.of(normalizer.normalize(left).right(), normalizer.normalize(right).right(), left, right));
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Prop.Defined(Expr e)) {
                terms.add(e);
            }
        }
        for (Expr e : List.copyOf(terms)) {
            Subterms.of(e).stream().filter(Diff.class::isInstance).map(Diff.class::cast).map(d -> Singled.out(d.body(), d.variable()))
                    .filter(t -> t.right() != t.left()).forEach(t -> terms.add(t.right()));
        }
        for (Theorem t : knowledge.alternatives()) {
            out.putIfAbsent(t.conclusion(), t);
        }
        for (Expr term : terms) {
            for (Expr e : Critical.terms(term)) {
                split(e, out, knowledge);
                exponents(e, out, knowledge);
            }
        }
        out.values().removeIf(t -> !(t.conclusion() instanceof Prop.Or)
                || ((Prop.Or) t.conclusion()).parts().stream().anyMatch(p -> knowledge.known(p).isPresent()));
        // guards that are not piecewise themselves first, then the smaller
        List<Theorem> sorted = new ArrayList<>(out.values());
        sorted.sort(Comparator.comparingInt((Theorem t) -> piecewise(t) ? 1 : 0).thenComparingLong(Splits::size));
        sorted.addAll(0, slopes(knowledge));
        return sorted;
    }

    /// The sign of the only variable, where an inverse of an exponential is taken of one: `acoth(coth(x))`, since coth x > 1 for x > 0 only; so for
    /// `acos(cos(x))`.
    static List<Theorem> sides(Knowledge knowledge, Expr left, Expr right) {
        Expr both = Terms.subtract(left, right);
        List<Symbol> variables = Free.symbols(both).stream().toList();
        if (variables.size() != 1 || !(variables.getFirst().sort() instanceof Sort.Real) || Subterms.of(both).stream().noneMatch(Splits::undoes)) {
            return List.of();
        }
        Map<Prop, Theorem> out = new LinkedHashMap<>();
        split(variables.getFirst(), out, knowledge);
        return out.values().stream().filter(t -> t.conclusion() instanceof Prop.Or o && o.parts().stream().noneMatch(p -> knowledge.known(p).isPresent())).toList();
    }

    /// The sign of the only variable of a product: `x·tanh(x) ≥ 0`.
    static List<Theorem> variable(Knowledge knowledge, Expr term) {
        List<Symbol> variables = term instanceof Mul ? Free.symbols(term).stream().toList() : List.of();
        Map<Prop, Theorem> out = new LinkedHashMap<>();
        if (variables.size() == 1 && variables.getFirst().sort() instanceof Sort.Real) {
            split(variables.getFirst(), out, knowledge);
        }
        return List.copyOf(out.values());
    }

    private static boolean undoes(Expr e) {
        return e instanceof Apply a && (a.function() == Primitives.ACOS && a.arguments().getFirst() instanceof Apply c && c.function() == Primitives.COS
                || a.function() instanceof Function.Defined f && uses(f.body(), Primitives.LOG) && a.arguments().stream().anyMatch(u -> u instanceof Apply && uses(u, Primitives.EXP)));
    }

    /// Whether a symbol is at the end of its range: for `u ≥ 0` among the facts, u > 0 or u = 0; for `x ≠ 0`, `x ≠ c` and `x ≠ y`, on which side it is.
    static List<Theorem> ends(Knowledge knowledge, Expr term) {
        List<Theorem> out = new ArrayList<>();
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Prop.Compare(Expr u, Prop.Sign s) && s == Prop.Sign.NONNEGATIVE && Free.symbols(u).size() == 1
                    && Free.occurs(Free.symbols(u).iterator().next(), term) && knowledge.known(Prop.nonzero(u)).isEmpty()
                    && knowledge.known(Prop.zero(u)).isEmpty() && knowledge.known(Prop.positive(u)).isEmpty()) {
                Prop.Or cases = (Prop.Or) Prop.or(List.of(Prop.positive(u), Prop.zero(u)));
                Theorem inside = knowledge.discharge(Logic.discharge(Logic.dichotomy(u), Definedness.known(t)));
                out.add(Logic.split(inside, List.of(Logic.weaken(Signs.combine(t, Logic.assume(Prop.nonzero(u))), cases),
                        Logic.weaken(Logic.assume(Prop.zero(u)), cases))));
            }
            if (t.conclusion() instanceof Prop.Compare(Expr u, Prop.Sign s) && s == Prop.Sign.NONZERO && (u instanceof Symbol || difference(u))
                    && Free.symbols(u).stream().allMatch(x -> Free.occurs(x, term))
                    && knowledge.known(Prop.positive(u)).isEmpty() && knowledge.known(Prop.positive(Terms.negate(u))).isEmpty()) {
                out.add(knowledge.discharge(Logic.trichotomy(u)));
            }
        }
        return out;
    }

    /// `x − c` or `x − y`.
    private static boolean difference(Expr e) {
        return e instanceof Add a && a.terms().size() == 2 && a.terms().stream().allMatch(t -> t instanceof Num || t instanceof Symbol || t instanceof Mul m && m.factors().size() == 1
                && m.factors().getFirst() instanceof Symbol);
    }

    /// Where D_x f is open at a zero of g: whether the slope of g is 0 there.
    private static List<Theorem> slopes(Knowledge knowledge) {
        List<Theorem> out = new ArrayList<>();
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Prop.Defined(Diff d) && !Alone.spent(knowledge, d) && new Differentiation(knowledge).derivative(d.body(), d.variable()).isEmpty()) {
                for (Theorem zero : knowledge.facts()) {
                    if (zero.conclusion() instanceof Prop.Compare(Expr g, Prop.Sign s) && s == Prop.Sign.ZERO
                            && Free.occurs(Derivatives.held(d.variable()), g) && !g.hasDiff()) {
                        new Differentiation(knowledge).derivative(g, d.variable()).map(knowledge::discharge)
                                .map(w -> w.derivative().value())
                                .filter(w -> !(w instanceof Num) && !knowledge.holds(Prop.nonzero(w)) && !knowledge.holds(Prop.zero(w)))
                                .map(w -> knowledge.discharge(Logic.dichotomy(w)))
                                .filter(c -> c.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()))
                                .ifPresent(out::add);
                    }
                }
            }
        }
        return out;
    }

    private static boolean piecewise(Theorem t) {
        return Prop.terms(t.conclusion()).stream().anyMatch(Critical::piecewise);
    }

    private static long size(Theorem t) {
        return Prop.terms(t.conclusion()).stream().mapToLong(e -> e.facts().size()).sum();
    }

    /// What is compared through exponentials of one variable is settled by the sign of that variable.
    private static void exponents(Expr e, Map<Prop, Theorem> out, Knowledge knowledge) {
        List<Symbol> variables = Free.symbols(e).stream().toList();
        if (variables.size() == 1 && variables.getFirst().sort() instanceof Sort.Real && exponential(e)) {
            split(variables.getFirst(), out, knowledge);
        }
    }

    private static boolean exponential(Expr e) {
        return uses(e, Primitives.EXP);
    }

    private static boolean uses(Expr e, Function function) {
        return Subterms.of(e).stream().anyMatch(s -> s instanceof Apply a
                && (a.function() == function || a.function() instanceof Function.Defined f && uses(f.body(), function)));
    }

    private static void split(Expr e, Map<Prop, Theorem> out, Knowledge knowledge) {
        if (Critical.dependent(e) || e instanceof Symbol s && knowledge.holds(Prop.positive(s))) {
            return;
        }
        if (knowledge.holds(Prop.positive(e)) || knowledge.holds(Prop.positive(Terms.negate(e))) || knowledge.holds(Prop.zero(e))) {
            return;
        }
        if (out.containsKey(Logic.trichotomy(Terms.negate(e)).conclusion())) {
            return;
        }
        // where one factor only may be 0, it is that factor: `x·y = 0` is closed in x, y = 0 says nothing of it
        List<Expr> open = e instanceof Mul m && m.factors().size() > 1 ? m.factors().stream().filter(f -> !knowledge.holds(Prop.nonzero(f))).toList() : List.of();
        Theorem t = knowledge.discharge(open.size() == 1 && !Critical.dependent(open.getFirst()) ? Logic.dichotomy(open.getFirst()) : Logic.trichotomy(e));
        if (t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())) {
            out.putIfAbsent(t.conclusion(), t);
        }
    }
}
