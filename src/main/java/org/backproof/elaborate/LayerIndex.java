package org.backproof.elaborate;

import java.util.List;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;

/// Numbers of layers in formulas, `W[l+1]`, `A[L]`, `zs[-2]`.
final class LayerIndex {
    static final String CURRENT = "l";
    private static final String LAST = "L";

    private LayerIndex() {
    }

    /// `l`, `L-1`, `2`.
    static boolean isLayer(Expression e) {
        return switch (e) {
            case Expression.Number n -> n.value().isInteger();
            case Expression.Negative(Expression.Number n, _) -> n.value().isInteger();
            case Expression.Negative(Name n, _) -> n.text().equals(CURRENT);
            case Name n -> n.text().equals(CURRENT) || n.text().equals(LAST);
            case Expression.Sum(Expression first, List<Link> rest, _) -> isLayer(first) && rest.stream().allMatch(k -> k.operand() instanceof Expression.Number);
            case Expression _ -> false;
        };
    }

    static int number(Expression e, int layer, int depth) {
        return switch (e) {
            case Expression.Number n -> n.value().intValueExact();
            case Expression.Negative(Expression.Number n, _) -> depth + 1 - n.value().intValueExact(); // in Python the last is -1
            case Expression.Negative(Name _, _) -> depth + 1 - layer;
            case Name n -> n.text().equals(LAST) ? depth : layer;
            case Expression.Sum(Expression first, List<Link> rest, _) ->
                number(first, layer, depth) + rest.stream().mapToInt(k -> (k.operator() == Operator.MINUS ? -1 : 1) * number(k.operand(), layer, depth)).sum();
            case Expression x -> throw new IllegalArgumentException(x.toSource());
        };
    }
}
