package org.backproof.prove;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// Case splits that could help: on the signs of guards, on what stands squared under a root or even under a logarithm, on
/// alternatives among the assumptions.
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
        for (Theorem t : knowledge.alternatives()) {
            out.putIfAbsent(t.conclusion(), t);
        }
        for (Expr term : terms) {
            for (Expr e : Subterms.of(Unfolding.all(term))) {
                switch (e) {
                    case Cases c -> guards(c.guard(), out, knowledge);
                    case Pow p when !(p.exponent() instanceof Num n && n.value().isInteger()) -> signs(p.base(), out, knowledge);
                    case org.backproof.expr.Apply a when a.function() == Primitives.LOG -> signs(a.arguments().getFirst(), out, knowledge);
                    case Delta d -> split(Terms.subtract(d.left(), d.right()), out, knowledge);
                    case Expr _ -> {
                    }
                }
            }
        }
        out.values().removeIf(t -> !(t.conclusion() instanceof Prop.Or)
                || ((Prop.Or) t.conclusion()).parts().stream().anyMatch(p -> knowledge.known(p).isPresent()));
        // guards that are not piecewise themselves first, then the smaller
        List<Theorem> sorted = new ArrayList<>(out.values());
        sorted.sort(Comparator.comparingInt((Theorem t) -> piecewise(t) ? 1 : 0).thenComparingLong(Splits::size));
        return sorted;
    }

    private static boolean piecewise(Theorem t) {
        return Prop.terms(t.conclusion()).stream().anyMatch(e -> Unfolding.all(e).facts().has(Facts.CASES));
    }

    private static long size(Theorem t) {
        return Prop.terms(t.conclusion()).stream().mapToLong(e -> e.facts().size()).sum();
    }

    private static void guards(Prop guard, Map<Prop, Theorem> out, Knowledge knowledge) {
        for (Expr t : Prop.terms(guard)) {
            split(t, out, knowledge);
        }
    }

    /// What is raised to an even power, or multiplies, below.
    private static void signs(Expr base, Map<Prop, Theorem> out, Knowledge knowledge) {
        for (Expr e : Subterms.of(base)) {
            if (e instanceof Pow p && p.exponent() instanceof Num n && n.value().isInteger() && !n.value().numerator().testBit(0)) {
                split(p.base(), out, knowledge);
            }
        }
        if (base instanceof org.backproof.expr.Mul m) {
            m.factors().forEach(f -> split(f instanceof Pow q && q.exponent() instanceof Num n && n.value().isInteger() ? q.base() : f, out, knowledge));
        } else if (base instanceof org.backproof.expr.Add a) {
            org.backproof.algebra.Factors.of(a).forEach(f -> split(f, out, knowledge));
        }
    }

    private static void split(Expr e, Map<Prop, Theorem> out, Knowledge knowledge) {
        if (e instanceof Num || Subterms.of(e).stream().anyMatch(x -> x instanceof Bound || x instanceof Diff)
                || e instanceof Symbol s && knowledge.holds(Prop.positive(s))) {
            return;
        }
        if (knowledge.holds(Prop.positive(e)) || knowledge.holds(Prop.positive(Terms.negate(e))) || knowledge.holds(Prop.zero(e))) {
            return;
        }
        Theorem t = knowledge.discharge(Logic.trichotomy(e));
        if (t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())) {
            out.putIfAbsent(t.conclusion(), t);
        }
    }
}
