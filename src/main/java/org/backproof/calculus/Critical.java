package org.backproof.calculus;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backproof.algebra.Factors;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Terms;

/// Terms at whose zeros another term may have a kink or an edge: what its guards compare, what stands squared under a root or even
/// under a logarithm, the edges of inverse functions.
public final class Critical {
    private static final int LARGEST = 4000;

    private final Set<Expr> out = new LinkedHashSet<>();
    private final Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Critical() {
    }

    /// In the order in which they occur, definitions unfolded.
    public static Set<Expr> terms(Expr e) {
        Critical c = new Critical();
        c.collect(e);
        return c.out;
    }

    /// Whether nothing can be known of the term by itself.
    public static boolean bound(Expr e) {
        return e instanceof Num || Subterms.of(e).stream().anyMatch(x -> x instanceof Bound || x instanceof Diff);
    }

    /// Whether nothing can be known of the term where it stands: an index is bound outside of it, or a derivative is open.
    public static boolean dependent(Expr e) {
        return e instanceof Num || Subterms.of(e).stream().anyMatch(Diff.class::isInstance) || !loose(e, new IdentityHashMap<>()).isEmpty();
    }

    /// The bound indices of the term that no binder in it binds.
    private static Set<Expr> loose(Expr e, Map<Expr, Set<Expr>> memo) {
        Set<Expr> known = memo.get(e);
        if (known == null) {
            known = new LinkedHashSet<>(e instanceof Bound ? List.of(e) : List.of());
            for (Expr c : Children.of(e)) {
                known.addAll(loose(c, memo));
            }
            switch (e) {
                case Sum s -> known.remove(s.index());
                case Lambda l -> l.indices().forEach(known::remove);
                case Expr _ -> {
                }
            }
            memo.put(e, known);
        }
        return known;
    }

    /// Whether a definition in the term is piecewise.
    public static boolean piecewise(Expr e) {
        return Subterms.of(e).stream().anyMatch(s -> s instanceof Cases
                || s instanceof Apply a && a.function() instanceof Function.Defined f && piecewise(f.body()));
    }

    private void collect(Expr root) {
        ArrayDeque<Expr> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty() && seen.size() < LARGEST) {
            Expr e = open.pop();
            if (!seen.add(e)) {
                continue;
            }
            switch (e) {
                case Cases c -> Prop.terms(c.guard()).forEach(this::zeros);
                case Pow p when p.base() == Terms.ZERO -> out.add(p.exponent());
                case Pow p when !(p.exponent() instanceof Num) -> out.add(p.base());
                case Pow p when !(p.exponent() instanceof Num n && n.value().isInteger()) -> signs(p.base());
                case Apply a when a.function() == Primitives.LOG -> signs(a.arguments().getFirst());
                case Apply a when a.function() == Primitives.ASIN || a.function() == Primitives.ACOS -> {
                    zeros(Terms.subtract(Terms.ONE, a.arguments().getFirst()));
                    zeros(Terms.add(Terms.ONE, a.arguments().getFirst()));
                }
                case Delta d -> out.add(Terms.subtract(d.left(), d.right()));
                case Apply a when a.function() instanceof Function.Defined f && !f.body().hasDiff() -> open.push(Binders.unfold(f, a.arguments()));
                case Expr _ -> {
                }
            }
            Children.of(e).reversed().forEach(open::push);
        }
    }

    /// The term, or the factors whose zeros are its own.
    private void zeros(Expr g) {
        switch (g) {
            case Pow p when p.exponent() instanceof Num n && n.value().signum() > 0 -> zeros(p.base());
            case Mul m when m.factors().stream().anyMatch(f -> f instanceof Add && Subterms.of(f).stream().anyMatch(t -> t instanceof Apply)) ->
                m.factors().forEach(this::zeros);
            case Add a when logarithm(a) instanceof Expr u -> zeros(u);
            case Add a -> {
                List<Expr> factors = Factors.of(a);
                (factors.size() > 1 ? factors : List.of(a)).forEach(out::add);
            }
            case Expr _ -> out.add(g);
        }
    }

    /// u of `c·(exp(u) − 1)`, which has the zeros of u; else null.
    private static Expr logarithm(Add a) {
        for (Expr t : a.terms().size() == 2 ? a.terms() : List.<Expr>of()) {
            Expr exp = t instanceof Mul m && m.factors().size() == 1 ? m.factors().getFirst() : t;
            if (exp instanceof Apply f && f.function() == Primitives.EXP && Terms.subtract(a, t) instanceof Num
                    && Terms.add(Terms.subtract(a, t), t instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE) == Terms.ZERO) {
                return f.arguments().getFirst();
            }
        }
        return null;
    }

    /// What is raised to an even power, or multiplies, below.
    private void signs(Expr base) {
        for (Expr e : Subterms.of(base)) {
            if (e instanceof Pow p && p.exponent() instanceof Num n && n.value().isInteger() && !n.value().numerator().testBit(0)) {
                out.add(p.base());
            }
        }
        if (base instanceof Mul m) {
            m.factors().forEach(f -> out.add(f instanceof Pow q && q.exponent() instanceof Num n && n.value().isInteger() ? q.base() : f));
        } else if (base instanceof Add a) {
            out.addAll(Factors.of(a));
        }
    }
}
