package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Where a term may be 0, found by undoing its operations one by one. Nothing is proved: who uses a point checks it.
final class Zeros {
    private static final int DEPTH = 8;
    private static final Map<Function, Function> INVERSES = Map.of(Primitives.EXP, Primitives.LOG, Primitives.LOG, Primitives.EXP, Primitives.SIN, Primitives.ASIN,
            Primitives.COS, Primitives.ACOS, Primitives.ASIN, Primitives.SIN, Primitives.ACOS, Primitives.COS);

    private Zeros() {
    }

    /// Values of x, without x, of which some may make the term 0.
    static Set<Expr> of(Expr e, Symbol x) {
        Set<Expr> out = new LinkedHashSet<>();
        where(e, Terms.ZERO, x, out, DEPTH);
        return out;
    }

    /// e = value
    private static void where(Expr e, Expr value, Symbol x, Set<Expr> out, int depth) {
        if (e == x) {
            out.add(value);
        }
        if (e == x || depth == 0 || !Free.occurs(x, e)) {
            return;
        }
        switch (e) {
            case Add a -> sum(a, value, x, out, depth);
            case Mul m when value == Terms.ZERO -> m.factors().stream().filter(f -> !(f instanceof Pow(Expr _, Num n, _) && n.value().signum() < 0))
                    .forEach(f -> where(f, value, x, out, depth - 1));
            case Mul m -> {
                List<Expr> moving = m.factors().stream().filter(f -> Free.occurs(x, f)).toList();
                if (moving.size() == 1) {
                    List<Expr> others = new ArrayList<>(m.factors());
                    others.remove(moving.getFirst());
                    others.add(Terms.num(m.coefficient()));
                    where(moving.getFirst(), Terms.divide(value, Terms.multiply(others)), x, out, depth - 1);
                }
            }
            case Pow(Expr base, Num n, _) when value != Terms.ZERO || n.value().signum() > 0 -> {
                Expr root = value == Terms.ZERO ? value : Terms.power(value, Terms.num(n.value().reciprocal()));
                where(base, root, x, out, depth - 1);
                if (value != Terms.ZERO && n.value().isInteger() && !n.value().numerator().testBit(0)) {
                    where(base, Terms.negate(root), x, out, depth - 1);
                }
            }
            case Apply a when INVERSES.containsKey(a.function()) -> where(a.arguments().getFirst(), Terms.apply(INVERSES.get(a.function()), value), x, out, depth - 1);
            case Expr _ -> {
            }
        }
    }

    /// A sum with one term in x, or with factors.
    private static void sum(Add a, Expr value, Symbol x, Set<Expr> out, int depth) {
        List<Expr> moving = a.terms().stream().filter(t -> Free.occurs(x, t)).toList();
        if (moving.size() > 1) {
            if (value == Terms.ZERO && a.terms().size() == 2) {
                opposite(a.terms().getFirst(), a.terms().getLast()).ifPresent(u -> where(u, value, x, out, depth - 1));
            }
            Factoring.of(a, _ -> false).filter(f -> value == Terms.ZERO && f.size() > 1).ifPresent(f -> f.stream().filter(g -> g != a)
                    .forEach(g -> where(g, value, x, out, depth - 1)));
            return;
        }
        List<Expr> rest = new ArrayList<>(a.terms());
        rest.remove(moving.getFirst());
        where(moving.getFirst(), Terms.subtract(value, Terms.add(rest)), x, out, depth - 1);
    }

    /// u − v of c·f(u) − c·f(v): where the values agree the arguments may.
    private static Optional<Expr> opposite(Expr s, Expr t) {
        return s instanceof Apply f && t instanceof Mul m && m.coefficient().equals(Rational.MINUS_ONE) && m.factors().size() == 1 ? same(f, m.factors().getFirst())
                : t instanceof Apply g && s instanceof Mul n && n.coefficient().equals(Rational.MINUS_ONE) && n.factors().size() == 1 ? same(g, n.factors().getFirst())
                        : Optional.empty();
    }

    private static Optional<Expr> same(Apply f, Expr other) {
        return other instanceof Apply g && f.function() == g.function() && f.arguments().size() == 1 && !(f.arguments().getFirst() instanceof Lambda)
                ? Optional.of(Terms.subtract(f.arguments().getFirst(), g.arguments().getFirst())) : Optional.empty();
    }
}
