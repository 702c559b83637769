package org.backproof.elaborate;

import java.util.List;
import org.backproof.expr.Symbol;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.Parser;
import org.backproof.language.Source;

/// Biases among the terms of sums where examples are rows: `X@W1 + b1` is `X@W1 + ones[m]@b1'`.
///
/// @param examples how many rows there are
record BiasRows(LayerNames names, Symbol examples) {
    Expression of(Expression.Sum e) {
        return new Expression.Sum(row(e.first()), e.rest().stream().map(k -> new Link(k.operator(), row(k.operand()))).toList(), e.span());
    }

    private Expression row(Expression e) {
        if (!(e instanceof Name n && n.text().matches("b[0-9]+") && names.isValue(n.text()))) {
            return e;
        }
        Expression ones = Parser.expression(new Source("", "ones[" + examples.name() + "]"));
        return new Expression.Product(ones, List.of(new Link(Operator.MATMUL, new Expression.Transpose(e, e.span()))), e.span());
    }
}
