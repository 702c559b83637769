package org.backproof.evaluate;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// The difference of an entry of a tensor and the largest, `v[i] − max(v)`, or its opposite: it is exactly 0 where the entry is certainly no less
/// than every other, though enclosures of the two values differ.
///
/// @param tensor the entries, by one index
/// @param entry  `v[i]`
/// @param index  i
record LargestEntry(Lambda tensor, Expr entry, Expr index) {
    static Optional<LargestEntry> of(Expr e) {
        if (!(e instanceof Add a)) {
            return Optional.empty();
        }
        for (Expr t : a.terms()) {
            Expr largest = t instanceof Mul m && m.factors().size() == 1 && m.coefficient().equals(Rational.MINUS_ONE) ? m.factors().getFirst() : t;
            if (largest instanceof Apply f && f.function() instanceof Function.Largest && f.arguments().size() == 1
                    && f.arguments().getFirst() instanceof Lambda l && l.indices().size() == 1) {
                Expr other = Terms.add(a.terms().stream().filter(o -> o != t).toList());
                Expr entry = largest == t ? Terms.negate(other) : other;
                return index(l, entry).map(i -> new LargestEntry(l, entry, i));
            }
        }
        return Optional.empty();
    }

    /// The i for which the term is the entry at i.
    private static Optional<Expr> index(Lambda l, Expr entry) {
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Expr> open = new ArrayDeque<>(List.of(entry));
        while (!open.isEmpty()) {
            Expr e = open.pop();
            if (seen.add(e)) {
                if (isIndex(e) && Binders.open(l, List.of(e)) == entry) {
                    return Optional.of(e);
                }
                Children.of(e).forEach(open::push);
            }
        }
        return Optional.empty();
    }

    private static boolean isIndex(Expr e) {
        return e instanceof Bound || e instanceof Symbol s && s.sort() instanceof Sort.Index;
    }

    /// Whether no other entry is larger, certainly.
    <V> boolean isZero(Evaluator<V> evaluator, Arithmetic<V> arithmetic, Frame<V> frame) {
        OptionalInt at = arithmetic.integer(evaluator.value(index, frame));
        int[] range = evaluator.range(tensor.indices().getFirst().sort(), frame);
        if (at.isEmpty() || at.getAsInt() < range[0] || at.getAsInt() > range[1]) {
            return false;
        }
        V own = evaluator.value(entry, frame);
        V minus = arithmetic.rational(Rational.MINUS_ONE);
        Predicate<Integer> lower = k -> {
            V other = evaluator.value(tensor.body(), frame.with(tensor.indices().getFirst(), evaluator.integer(k)));
            return arithmetic.compare(arithmetic.add(own, arithmetic.multiply(minus, other)), Prop.Sign.NONNEGATIVE) == Decision.HOLDS;
        };
        boolean largest = arithmetic.defined(own) == Decision.HOLDS;
        for (int k = range[0]; k <= range[1] && largest; k++) {
            largest = k == at.getAsInt() || lower.test(k);
        }
        return largest;
    }
}
