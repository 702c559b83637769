package org.backproof.emit;

import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.kernel.Theorem;

/// Which of several equal forms is computed: of those that are numbers at the most inputs far out the one that is shortest when it is stable, and of these the one that was shortest before.
///
/// @param domain what is known of the variables
/// @param stable a term as it is computed
record Choice(Knowledge knowledge, Collection<Prop> domain, UnaryOperator<Expr> stable) {
    /// In nodes: a value in two terms of a sum often cancels there, `a − a*y − b*y`; in one it does not, `a*(1 − y) − b*y`.
    private static final int AGAIN = 2;

    Theorem best(List<Theorem> forms) {
        Map<Theorem, Expr> computed = new LinkedHashMap<>();
        forms.forEach(t -> computed.put(t, stable.apply(t.right())));
        Trials trials = new Trials(knowledge, computed.values(), domain);
        Map<Expr, Integer> failures = new IdentityHashMap<>();
        computed.values().forEach(e -> failures.computeIfAbsent(e, trials::failures));
        return forms.stream().min(Comparator.comparing((Theorem t) -> failures.get(computed.get(t))).thenComparing(t -> weight(computed.get(t))).thenComparing(t -> t.right().facts().size())).orElseThrow();
    }

    /// The size, and more for each value of a function that several terms of the sum have as a factor.
    private static long weight(Expr e) {
        Map<Expr, Integer> values = new IdentityHashMap<>();
        if (e instanceof Add a) {
            a.terms().forEach(t -> (t instanceof Mul m ? m.factors() : List.of(t)).stream().filter(Apply.class::isInstance).forEach(f -> values.merge(f, 1, Integer::sum)));
        }
        return e.facts().size() + values.values().stream().mapToInt(n -> AGAIN * (n - 1)).sum();
    }
}
