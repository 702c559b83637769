package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;

/// Derivatives of functions of vectors, as softmax′, among the factors of a formula: they are matrices, and go entry by entry with nothing.
record VectorSlopes(Scope scope) {
    /// A function of vectors whose derivative is a factor entry by entry.
    Optional<Name> in(Expression value) {
        List<Name> out = new ArrayList<>();
        SyntaxTree.each(value, x -> {
            if (x instanceof Expression.Product(Expression first, List<Link> rest, _)) {
                List<Link> all = new ArrayList<>(List.of(new Link(rest.getFirst().operator(), first)));
                all.addAll(rest);
                all.stream().filter(k -> k.operator() == Operator.TIMES || k.operator() == Operator.DOT).map(Link::operand)
                        .forEach(o -> slopeOfVectors(o).ifPresent(out::add));
            }
        });
        return out.stream().findFirst();
    }

    private Optional<Name> slopeOfVectors(Expression e) {
        return e instanceof Expression.Call c && c.order() > 0 && scope.function(c.function().text()).orElse(null) instanceof Definition d
                && !d.formals().isEmpty() && d.formals().getFirst().rank() == 1 ? Optional.of(c.function()) : Optional.empty();
    }
}
