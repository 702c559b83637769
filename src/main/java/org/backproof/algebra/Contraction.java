package org.backproof.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// Nested sums of products in one order, whatever order they were written in: `Σᵢ xᵢ Σₖ Aₖᵢ yₖ = Σₖ yₖ Σᵢ Aₖᵢ xᵢ`.
///
/// The sums are taken together as one network of factors that share indices. Indices near a free one come first, the others in the order of
/// what they occur in; those that this does not tell apart are tried in all orders, and the smallest term is taken.
final class Contraction {
    /// More sums are left as they are.
    private static final int MOST_INDICES = 8;
    /// So many orders are tried where indices look alike.
    private static final int MOST_ORDERS = 120;
    private static final int ROUNDS = 3;

    private final int depth;
    private final List<Symbol> indices = new ArrayList<>();

    private Contraction(int depth) {
        this.depth = depth;
    }

    /// `⊢ Σ … = Σ …` in the other order; empty where it is in order, or no nested sum.
    ///
    /// @param depth how many indices are open around the sum
    static Optional<Theorem> order(Sum s, int depth) {
        Contraction c = new Contraction(depth);
        try {
            Theorem flat = c.flattened(s);
            if (c.indices.size() < 2 || c.indices.size() > MOST_INDICES || !flat.hypotheses().isEmpty()) {
                return Optional.empty();
            }
            Expr body = flat.right();
            for (Symbol i : c.indices) {
                body = Binders.open((Sum) body, i);
            }
            Optional<List<Symbol>> best = c.best(body);
            return best.map(order -> Equality.transitive(Equality.transitive(flat, c.permuted(flat.right(), order)), pulled(c.nested(order), order)))
                    .filter(t -> t.right() != s && t.hypotheses().isEmpty());
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // a range depends on another index
        }
    }

    private Expr nested(List<Symbol> order) {
        Expr so = product;
        for (Symbol i : order.reversed()) {
            so = Terms.sum(i, so);
        }
        return so;
    }

    private Expr product;

    /// `⊢ Σ (c·Σ b) = Σ Σ c·b`, all the way in.
    private Theorem flattened(Sum s) {
        Symbol i = Binders.symbol(s.index(), depth + indices.size());
        indices.add(i);
        return Equality.underSum(s, i, inside(Binders.open(s, i)));
    }

    private Theorem inside(Expr body) {
        if (body instanceof Sum inner) {
            return indices.size() > MOST_INDICES ? Equality.reflexive(body) : flattened(inner);
        }
        List<Expr> factors = body instanceof Mul m ? m.factors() : List.of(body);
        Optional<Sum> inner = factors.stream().map(Contraction::sum).flatMap(Optional::stream).findFirst();
        if (inner.isEmpty() || indices.size() > MOST_INDICES) {
            product = body;
            return Equality.reflexive(body);
        }
        Symbol k = Binders.symbol(inner.get().index(), depth + indices.size());
        Expr rest = without(body, inner.get());
        Sum merged = (Sum) Terms.sum(k, Terms.multiply(rest, Binders.open(inner.get(), k)));
        Theorem out = Sums.factor(merged, k);
        if (out.right() != body || !out.hypotheses().isEmpty()) {
            product = body;
            return Equality.reflexive(body);
        }
        return Equality.transitive(Equality.symmetric(out), flattened(merged));
    }

    /// The sum that a factor is, or a power of.
    private static Optional<Sum> sum(Expr factor) {
        return switch (factor) {
            case Sum s -> Optional.of(s);
            case Pow p when p.base() instanceof Sum s && p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0 -> Optional.of(s);
            case Expr _ -> Optional.empty();
        };
    }

    private static Expr without(Expr body, Sum factor) {
        List<Expr> rest = new ArrayList<>();
        boolean taken = false;
        for (Expr f : body instanceof Mul m ? m.factors() : List.of(body)) {
            if (taken || sum(f).orElse(null) != factor) {
                rest.add(f);
            } else {
                taken = true;
                if (f instanceof Pow p) {
                    rest.add(Terms.power(factor, Terms.subtract(p.exponent(), Terms.ONE)));
                }
            }
        }
        rest.add(body instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
        return Terms.multiply(rest);
    }

    /// The order in which the term is smallest, of those that nearness and colours allow.
    private Optional<List<Symbol>> best(Expr body) {
        List<Expr> factors = body instanceof Mul m ? m.factors() : List.of(body);
        Map<Symbol, Integer> distance = distances(factors);
        Map<Symbol, Long> colour = colours(factors);
        List<Symbol> sorted = new ArrayList<>(indices);
        sorted.sort(Comparator.<Symbol>comparingInt(distance::get).thenComparingLong(colour::get));
        List<List<Symbol>> orders = List.of(List.of());
        for (int k = 0; k < sorted.size();) {
            int from = k;
            while (k < sorted.size() && distance.get(sorted.get(k)).equals(distance.get(sorted.get(from)))
                    && colour.get(sorted.get(k)).equals(colour.get(sorted.get(from)))) {
                k++;
            }
            List<List<Symbol>> longer = new ArrayList<>();
            for (List<Symbol> o : orders) {
                arrange(sorted.subList(from, k), o, longer);
            }
            orders = longer;
            if (orders.size() > MOST_ORDERS) {
                return Optional.empty();
            }
        }
        return orders.stream().min(Comparator.comparingLong(o -> nested(o).hash()));
    }

    private static void arrange(List<Symbol> rest, List<Symbol> so, List<List<Symbol>> out) {
        if (rest.isEmpty()) {
            out.add(so);
            return;
        }
        for (Symbol s : rest) {
            List<Symbol> others = new ArrayList<>(rest);
            others.remove(s);
            List<Symbol> more = new ArrayList<>(so);
            more.add(s);
            if (out.size() <= MOST_ORDERS) {
                arrange(others, more, out);
            }
        }
    }

    /// How many factors lie between an index and a free one.
    private Map<Symbol, Integer> distances(List<Expr> factors) {
        Map<Symbol, Integer> out = new LinkedHashMap<>();
        indices.forEach(i -> out.put(i, indices.size()));
        for (int round = 0; round < indices.size(); round++) {
            for (Expr f : factors) {
                List<Symbol> own = indices.stream().filter(i -> Free.occurs(i, f)).toList();
                boolean open = Free.symbols(f).stream().anyMatch(s -> s.sort() instanceof Sort.Index && !indices.contains(s));
                int nearest = open ? 0 : 1 + own.stream().mapToInt(out::get).min().orElse(indices.size());
                own.forEach(i -> out.merge(i, nearest, Math::min));
            }
        }
        return out;
    }

    /// What an index occurs in, told without the names of indices.
    private Map<Symbol, Long> colours(List<Expr> factors) {
        Map<Symbol, Long> colour = new LinkedHashMap<>();
        indices.forEach(i -> colour.put(i, 0L));
        for (int round = 0; round < ROUNDS; round++) {
            Map<Symbol, Long> next = new LinkedHashMap<>();
            for (Symbol i : indices) {
                Map<Expr, Expr> marks = new LinkedHashMap<>();
                indices.forEach(j -> marks.put(j, Terms.symbol(j == i ? "%%this" : "%%" + colour.get(j), j.sort())));
                Substitution marked = Substitution.of(marks);
                next.put(i, factors.stream().filter(f -> Free.occurs(i, f)).mapToLong(f -> 31 * marked.apply(f).hash() + 7).map(h -> h * h).sum());
            }
            colour.putAll(next);
        }
        return colour;
    }

    /// `⊢ Σ Σ … = Σ Σ …` by exchanging neighbours.
    private Theorem permuted(Expr flat, List<Symbol> order) {
        Theorem t = Equality.reflexive(flat);
        List<Symbol> now = new ArrayList<>(indices);
        for (int k = 0; k < order.size(); k++) {
            for (int at = now.indexOf(order.get(k)); at > k; at--) {
                t = Equality.transitive(t, exchange(t.right(), now, at - 1));
                now.set(at, now.set(at - 1, now.get(at)));
            }
        }
        return t;
    }

    private static Theorem exchange(Expr e, List<Symbol> now, int at) {
        Sum s = (Sum) e;
        return at == 0 ? Sums.exchange(s, now.get(0), now.get(1))
                : Equality.underSum(s, now.getFirst(), exchange(Binders.open(s, now.getFirst()), now.subList(1, now.size()), at - 1));
    }

    /// `⊢ Σ Σ c·b = Σ (c·Σ b)`, each factor as far out as it goes.
    private static Theorem pulled(Expr flat, List<Symbol> order) {
        Sum s = (Sum) flat;
        Symbol i = order.getFirst();
        Theorem inner = order.size() == 1 ? Equality.reflexive(s) : Equality.underSum(s, i, pulled(Binders.open(s, i), order.subList(1, order.size())));
        return inner.right() instanceof Sum t ? Equality.transitive(inner, Sums.factor(t, i)) : inner;
    }
}
