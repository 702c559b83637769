package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.language.Argument;
import org.backproof.language.Expression;

/// Functions of vectors, applied to the rows of matrices in formulas from code. In the language they are applied to columns:
/// `softmax(Z, axis=0)` is `softmax(Z)`, `softmax(Z, axis=1)` is `softmax(Z')'`.
final class RowByRow {
    private RowByRow() {
    }

    /// @param rows whether examples are rows, which are then meant where no axis is given
    static Expression call(Definition f, Expression.Call c, List<Argument> arguments, boolean rows) {
        List<Argument> others = new ArrayList<>();
        Optional<Expression> axis = Optional.empty();
        for (Argument a : arguments) {
            if (a instanceof Argument.Named n && n.name().text().equals("axis")) {
                axis = Optional.of(n.value());
            } else {
                others.add(a);
            }
        }
        boolean turned = axis.isEmpty() && others.getFirst() instanceof Expression.Transpose;
        boolean along = axis.map(a -> a instanceof Expression.Number n && n.value().isOne()).orElse(rows && !turned);
        if (along) {
            for (int k = 0; k < Math.min(others.size(), f.formals().size()); k++) {
                if (f.formals().get(k).rank() == 1 && others.get(k) instanceof Expression e) {
                    others.set(k, new Expression.Transpose(e, e.span()));
                }
            }
        }
        Expression.Call call = new Expression.Call(c.function(), c.order(), others, c.span());
        return along && f.function().rank() == 1 ? new Expression.Transpose(call, c.span()) : call;
    }
}
