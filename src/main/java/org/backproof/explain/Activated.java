package org.backproof.explain;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Value;

/// The values of activations in a term, `softmax(z₁)ᵢ`, by their names, `a₁ᵢ`.
///
/// @param activations of the layers; one whose value is not a function of the logit alone, as with a mask, has none to be named
record Activated(List<Value> activations) {

    Expr named(Expr e) {
        return named(e, 0);
    }

    /// @param depth of sums around it
    private Expr named(Expr e, int depth) {
        return switch (e) {
            case Apply a -> activations.stream().flatMap(v -> entry(v, a).stream()).findFirst().orElseGet(() -> a.arguments().stream().anyMatch(Lambda.class::isInstance) ? a
                    : Children.map(a, x -> named(x, depth)));
            case Sum s -> {
                Symbol i = Terms.symbol("#s" + depth, s.index().sort());
                yield Terms.sum(i, named(Binders.open(s, i), depth + 1));
            }
            case Lambda _, Diff _, Cases _ -> e;
            case Expr x -> Children.map(x, y -> named(y, depth));
        };
    }

    /// The entry of the activation that the term is: with its unit, or with that of the term.
    private static Optional<Expr> entry(Value v, Apply a) {
        if (!(v.body() instanceof Apply p) || !p.function().equals(a.function())) {
            return Optional.empty();
        }
        Symbol unit = v.indices().getFirst();
        return Children.of(a).stream().flatMap(x -> x instanceof org.backproof.expr.Entry n ? n.indices().stream() : java.util.stream.Stream.of(x))
                .filter(x -> x instanceof Symbol s && s.sort() instanceof Sort.Index).map(x -> Substitution.of(unit, x))
                .filter(at -> at.apply(p) == a).map(at -> at.apply(v.entry())).findFirst();
    }
}
