package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.SetSyntax;
import org.backproof.language.Span;

/// Walks over expressions as they were written.
final class SyntaxTree {
    private SyntaxTree() {
    }

    /// The direct subexpressions, those of arguments and sets included, the function's name of a call not.
    static List<Expression> children(Expression e) {
        return switch (e) {
            case Name _, Expression.Number _, Expression.Whole _ -> List.of();
            case Expression.Call c -> arguments(c);
            case Expression.Element(Expression tensor, List<Expression> indices, _) -> joined(tensor, indices);
            case Expression.Transpose(Expression operand, _) -> List.of(operand);
            case Expression.Array(List<Expression> entries, _) -> entries;
            case Expression.Power(Expression base, Expression exponent, _) -> List.of(base, exponent);
            case Expression.Negative(Expression operand, _) -> List.of(operand);
            case Expression.Product(Expression first, List<Link> rest, _) -> links(first, rest);
            case Expression.Sum(Expression first, List<Link> rest, _) -> links(first, rest);
            case Expression.Conditional(Expression test, Expression yes, Expression no, _) -> List.of(test, yes, no);
            case Expression.Comparison(Expression first, List<Link> rest, _) -> links(first, rest);
            case Expression.Membership(Expression subject, SetSyntax set, _) -> joined(subject, bounds(set));
            case Expression.Not(Expression operand, _) -> List.of(operand);
            case Expression.And(List<Expression> operands, _) -> operands;
            case Expression.Or(List<Expression> operands, _) -> operands;
        };
    }

    private static List<Expression> arguments(Expression.Call c) {
        List<Expression> out = new ArrayList<>();
        for (Argument a : c.arguments()) {
            switch (a) {
                case Argument.Named(_, Expression value, _) -> out.add(value);
                case Argument.Ranging(Name index, SetSyntax.Range range, _) -> {
                    out.add(index);
                    out.addAll(bounds(range));
                }
                case Expression x -> out.add(x);
            }
        }
        return out;
    }

    static List<Expression> bounds(SetSyntax set) {
        return switch (set) {
            case SetSyntax.Interval i -> List.of(i.low(), i.high());
            case SetSyntax.Finite f -> f.elements();
            case SetSyntax.Range r -> List.of(r.first(), r.last());
            case SetSyntax.Named _ -> List.of();
        };
    }

    private static List<Expression> joined(Expression first, List<Expression> rest) {
        List<Expression> out = new ArrayList<>(rest.size() + 1);
        out.add(first);
        out.addAll(rest);
        return out;
    }

    private static List<Expression> links(Expression first, List<Link> rest) {
        return joined(first, rest.stream().map(Link::operand).toList());
    }

    /// The same with its direct subexpressions changed, those of sets and conditions not.
    static Expression map(Expression e, UnaryOperator<Expression> f) {
        return switch (e) {
            case Name _, Expression.Number _, Expression.Whole _, Expression.Array _, Expression.Membership _, Expression.Not _, Expression.And _, Expression.Or _ -> e;
            case Expression.Call c -> new Expression.Call(c.function(), c.order(), c.arguments().stream().map(a -> switch (a) {
                case Argument.Named(Name name, Expression value, Span span) -> new Argument.Named(name, f.apply(value), span);
                case Argument.Ranging r -> r;
                case Expression x -> f.apply(x);
            }).toList(), c.span());
            case Expression.Element(Expression tensor, List<Expression> indices, Span span) -> new Expression.Element(f.apply(tensor), indices.stream().map(f).toList(), span);
            case Expression.Transpose(Expression operand, Span span) -> new Expression.Transpose(f.apply(operand), span);
            case Expression.Power(Expression base, Expression exponent, Span span) -> new Expression.Power(f.apply(base), f.apply(exponent), span);
            case Expression.Negative(Expression operand, Span span) -> new Expression.Negative(f.apply(operand), span);
            case Expression.Product(Expression first, List<Link> rest, Span span) -> new Expression.Product(f.apply(first), changed(rest, f), span);
            case Expression.Sum(Expression first, List<Link> rest, Span span) -> new Expression.Sum(f.apply(first), changed(rest, f), span);
            case Expression.Comparison(Expression first, List<Link> rest, Span span) -> new Expression.Comparison(f.apply(first), changed(rest, f), span);
            case Expression.Conditional(Expression test, Expression yes, Expression no, Span span) -> new Expression.Conditional(f.apply(test), f.apply(yes), f.apply(no), span);
        };
    }

    private static List<Link> changed(List<Link> rest, UnaryOperator<Expression> f) {
        return rest.stream().map(k -> new Link(k.operator(), f.apply(k.operand()))).toList();
    }

    /// Visits every subexpression, from the outside, from the left.
    static void each(Expression e, Consumer<Expression> visit) {
        visit.accept(e);
        children(e).forEach(c -> each(c, visit));
    }

    /// The names of values in it.
    static Set<String> names(Expression e) {
        Set<String> out = new LinkedHashSet<>();
        each(e, x -> {
            if (x instanceof Name n) {
                out.add(n.text());
            }
        });
        return out;
    }
}
