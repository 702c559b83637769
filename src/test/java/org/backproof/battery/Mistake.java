package org.backproof.battery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Changes one place in a term as people do by mistake: a sign, a factor, an index, an exponent, a term or a factor dropped, another
/// variable, another function, the branches exchanged.
final class Mistake {
    private static final Map<Function, Function> ALIKE = Map.of(Primitives.SIN, Primitives.COS, Primitives.COS, Primitives.SIN, Primitives.EXP, Primitives.LOG,
            Primitives.LOG, Primitives.ATAN, Primitives.ATAN, Primitives.ERF, Primitives.ERF, Primitives.ATAN);

    private final Random random;
    private final List<Symbol> variables;
    private final List<Expr> indices;
    private int binders;

    /// @param symbols those of the claim
    Mistake(Random random, List<Symbol> symbols) {
        this.random = random;
        this.variables = symbols.stream().filter(s -> s.sort() instanceof Sort.Real).toList();
        this.indices = new ArrayList<>(symbols.stream().filter(s -> s.sort() instanceof Sort.Index).toList());
    }

    /// @throws RuntimeException where the changed term means nothing
    Expr in(Expr e) {
        if (variables.size() > 1 && random.nextInt(12) == 0) {
            Symbol x = any(variables);
            Symbol y = any(variables);
            return Substitution.of(Map.of(x, y, y, x)).apply(e);
        }
        return deeper(e);
    }

    /// Every place has about the same chance.
    private Expr deeper(Expr e) {
        List<Expr> parts = parts(e);
        long total = parts.stream().mapToLong(p -> p.facts().size()).sum();
        if (parts.isEmpty() || random.nextLong(total + 1) == 0) {
            return here(e);
        }
        long at = random.nextLong(total);
        int chosen = 0;
        while (at >= parts.get(chosen).facts().size()) {
            at -= parts.get(chosen++).facts().size();
        }
        Expr old = parts.get(chosen);
        return switch (e) {
            case Sum s -> {
                Symbol i = Terms.symbol("#m" + binders++, s.index().sort());
                indices.add(i);
                yield Terms.sum(i, deeper(Binders.open(s, i)));
            }
            case Lambda l -> {
                List<Symbol> opened = l.indices().stream().map(b -> Terms.symbol("#m" + binders++, b.sort())).toList();
                indices.addAll(opened);
                yield Terms.lambda(opened, deeper(Binders.open(l, opened)));
            }
            case Cases c -> old == c.then() ? Terms.cases(c.guard(), deeper(c.then()), c.otherwise()) : Terms.cases(c.guard(), c.then(), deeper(c.otherwise()));
            case Diff d -> Terms.diff(deeper(d.body()), d.variable());
            case Num _, Symbol _, Entry _, Add _, Mul _, Pow _, Apply _, Delta _, Local _, org.backproof.expr.Bound _ -> {
                boolean[] done = new boolean[1];
                yield Children.map(e, c -> {
                    boolean now = c == old && !done[0];
                    done[0] |= now;
                    return now ? deeper(c) : c;
                });
            }
        };
    }

    private static List<Expr> parts(Expr e) {
        return switch (e) {
            case Cases c -> List.of(c.then(), c.otherwise());
            case Diff d -> List.of(d.body());
            case Entry _, Delta _ -> List.of();
            case Expr _ -> Children.of(e);
        };
    }

    private Expr here(Expr e) {
        if (random.nextInt(3) == 0) {
            return anywhere(e);
        }
        return switch (e) {
            case Num n -> any(List.of(Terms.num(n.value().add(Rational.ONE)), Terms.num(n.value().negate()), Terms.num(n.value().multiply(Rational.TWO)),
                    Terms.num(n.value().isZero() ? Rational.ONE : n.value().reciprocal())));
            case Symbol s when s.sort() instanceof Sort.Real && variables.size() > 1 -> any(variables.stream().filter(v -> v != s).toList());
            case Entry n -> {
                List<Expr> at = new ArrayList<>(n.indices());
                int k = random.nextInt(at.size());
                List<Expr> others = new ArrayList<>(indices.stream().filter(i -> i != n.indices().get(k) && i instanceof Symbol s && s.sort().equals(sort(n, k))).toList());
                others.add(Terms.ONE);
                at.set(k, any(others));
                yield Terms.entry(n.tensor(), at);
            }
            case Delta d -> any(List.of(Terms.ONE, Terms.subtract(Terms.ONE, d), Terms.ZERO));
            case Add a -> {
                List<Expr> terms = new ArrayList<>(a.terms());
                int k = random.nextInt(terms.size());
                Expr old = terms.remove(k);
                if (random.nextBoolean()) {
                    terms.add(Terms.negate(old));
                }
                yield Terms.add(terms);
            }
            case Mul m -> {
                List<Expr> factors = new ArrayList<>(m.factors());
                Expr old = factors.remove(random.nextInt(factors.size()));
                factors.add(Terms.num(m.coefficient()));
                if (random.nextInt(3) == 0) {
                    factors.add(Terms.power(old, -1));
                }
                yield Terms.multiply(factors);
            }
            case Pow p -> random.nextInt(3) == 0 ? p.base() : Terms.power(p.base(), Terms.add(p.exponent(), any(List.of(Terms.ONE, Terms.MINUS_ONE))));
            case Apply a when a.arguments().size() == 1 && ALIKE.containsKey(a.function()) && random.nextBoolean() -> Terms.apply(ALIKE.get(a.function()), a.arguments());
            case Apply a when a.arguments().size() == 1 && !(a.arguments().getFirst() instanceof Lambda) -> a.arguments().getFirst();
            case Cases c -> Terms.cases(c.guard(), c.otherwise(), c.then());
            case Sum s -> s.index().sort() instanceof Sort.Index(Expr lower, Expr _) ? Binders.open(s, lower) : s;
            case Expr _ -> anywhere(e);
        };
    }

    private static Sort sort(Entry n, int axis) {
        return Sort.upTo(((Sort.Tensor) n.tensor().sort()).sizes().get(axis));
    }

    private Expr anywhere(Expr e) {
        if (e instanceof Lambda) {
            return e;
        }
        return any(List.of(Terms.negate(e), Terms.multiply(Terms.TWO, e), Terms.multiply(Terms.HALF, e), Terms.add(e, Terms.ONE), Terms.power(e, 2),
                Terms.subtract(Terms.ONE, e)));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

}
