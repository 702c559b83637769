package org.backproof.language;

import java.util.ArrayList;
import java.util.List;
import org.backproof.language.Expression.Link;

/// A formula of somebody's notes, `dW[l] = 1/m dZ[l] A[l-1].T`.
///
/// @param target what it is for
/// @param value  factors side by side are joined with [Operator#BESIDE]
public record Formula(Expression target, Expression value, Span span) implements Syntax {

    /// The expressions side by side: the last factor of the one times the first factor of the other.
    static Expression beside(Expression left, Expression right) {
        Span span = left.span().to(right.span());
        return switch (left) {
            case Expression.Sum(Expression first, List<Link> rest, _) -> new Expression.Sum(first, last(rest, right), span);
            case Expression.Negative(Expression operand, _) -> new Expression.Negative(beside(operand, right), span);
            case Expression e -> switch (right) {
                case Expression.Sum(Expression first, List<Link> rest, _) -> new Expression.Sum(beside(e, first), rest, span);
                case Expression r -> product(e, r, span);
            };
        };
    }

    private static List<Link> last(List<Link> rest, Expression right) {
        List<Link> out = new ArrayList<>(rest);
        Link last = out.removeLast();
        out.add(new Link(last.operator(), beside(last.operand(), right)));
        return List.copyOf(out);
    }

    private static Expression product(Expression left, Expression right, Span span) {
        List<Link> links = new ArrayList<>(left instanceof Expression.Product p ? p.rest() : List.of());
        links.add(new Link(Operator.BESIDE, right instanceof Expression.Product p ? p.first() : right));
        links.addAll(right instanceof Expression.Product p ? p.rest() : List.of());
        return new Expression.Product(left instanceof Expression.Product p ? p.first() : left, links, span);
    }
}
