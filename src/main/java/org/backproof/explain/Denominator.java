package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;

/// A sum of fractions over one denominator, the numerators not multiplied out: `u/a + v/b = (u·b + v·a)/(a·b)`. A proposal: who shows it
/// proves it.
final class Denominator {
    private Denominator() {
    }

    /// Empty where there are no two different denominators.
    static Optional<Expr> over(Expr e) {
        if (!(e instanceof Add a)) {
            return Optional.empty();
        }
        List<Map<Expr, Integer>> below = a.terms().stream().map(Denominator::below).toList();
        Map<Expr, Integer> all = new LinkedHashMap<>();
        below.forEach(b -> b.forEach((f, n) -> all.merge(f, n, Math::max)));
        if (all.isEmpty() || below.stream().allMatch(b -> b.equals(all))) {
            return Optional.empty();
        }
        List<Expr> numerators = new ArrayList<>();
        for (int k = 0; k < below.size(); k++) {
            Map<Expr, Integer> own = below.get(k);
            List<Expr> factors = new ArrayList<>(Tidy.factors(a.terms().get(k)).stream().filter(f -> Tidy.exponent(f) > 0).toList());
            all.forEach((f, n) -> factors.add(Terms.power(f, (long) n - own.getOrDefault(f, 0))));
            factors.removeIf(f -> f instanceof org.backproof.expr.Pow p && p.exponent() == Terms.ZERO);
            factors.add(Terms.num(Tidy.coefficient(a.terms().get(k))));
            numerators.add(Terms.multiply(factors));
        }
        List<Expr> product = new ArrayList<>(List.of(Terms.add(numerators)));
        all.forEach((f, n) -> product.add(Terms.power(f, -n)));
        return Optional.of(Terms.multiply(product));
    }

    private static Map<Expr, Integer> below(Expr term) {
        Map<Expr, Integer> out = new LinkedHashMap<>();
        Tidy.factors(term).stream().filter(f -> Tidy.exponent(f) < 0).forEach(f -> out.merge(Tidy.base(f), -Tidy.exponent(f), Integer::sum));
        return out;
    }
}
