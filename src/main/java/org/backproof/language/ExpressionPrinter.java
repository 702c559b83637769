package org.backproof.language;

import java.util.List;
import java.util.function.Consumer;
import org.backproof.language.Expression.Link;
import org.backproof.numeric.Rational;

/// Expressions back to text.
final class ExpressionPrinter {
    /// How tightly a form holds together, loosest first.
    private enum Grip {
        OR, AND, NOT, RELATION, CONDITIONAL, SUM, PRODUCT, NEGATIVE, POWER, POSTFIX
    }

    private final StringBuilder out;
    private final Consumer<SetSyntax> sets;

    ExpressionPrinter(StringBuilder out, Consumer<SetSyntax> sets) {
        this.out = out;
        this.sets = sets;
    }

    /// Any expression or condition.
    void expression(Expression e) {
        at(Grip.OR, e);
    }

    /// A value, in a place where a condition needs brackets.
    void operand(Expression e) {
        at(Grip.CONDITIONAL, e);
    }

    /// `a = b = c`.
    void chain(List<Expression> steps) {
        list(steps, " = ", Grip.CONDITIONAL);
    }

    void argument(Argument argument) {
        switch (argument) {
            case Argument.Named(Name name, Expression value, _) -> {
                out.append(name.text()).append('=');
                operand(value);
            }
            case Argument.Ranging(Name index, SetSyntax.Range range, _) -> {
                out.append(index.text()).append(" in ");
                sets.accept(range);
            }
            case Expression e when looksBinding(e) -> {
                out.append('(');
                expression(e);
                out.append(')');
            }
            case Expression e -> expression(e);
        }
    }

    private static boolean looksBinding(Expression e) {
        return switch (e) {
            case Expression.Comparison(Name _, List<Link> rest, _) -> rest.size() == 1 && rest.getFirst().operator() == Operator.EQUAL;
            case Expression.Membership(Name _, SetSyntax.Range _, _) -> true;
            default -> false;
        };
    }

    private void at(Grip least, Expression e) {
        if (grip(e).compareTo(least) >= 0) {
            form(e);
        } else {
            out.append('(');
            form(e);
            out.append(')');
        }
    }

    private static Grip grip(Expression e) {
        return switch (e) {
            case Name _, Expression.Call _, Expression.Element _, Expression.Whole _, Expression.Transpose _, Expression.Array _ -> Grip.POSTFIX;
            case Expression.Number(Rational value, _) -> {
                boolean quotient = Numerals.print(value).indexOf('/') >= 0;
                yield quotient ? Grip.PRODUCT : value.signum() < 0 ? Grip.NEGATIVE : Grip.POSTFIX;
            }
            case Expression.Power _ -> Grip.POWER;
            case Expression.Negative _ -> Grip.NEGATIVE;
            case Expression.Product _ -> Grip.PRODUCT;
            case Expression.Sum _ -> Grip.SUM;
            case Expression.Conditional _ -> Grip.CONDITIONAL;
            case Expression.Comparison _, Expression.Membership _ -> Grip.RELATION;
            case Expression.Not _ -> Grip.NOT;
            case Expression.And _ -> Grip.AND;
            case Expression.Or _ -> Grip.OR;
        };
    }

    private void form(Expression e) {
        switch (e) {
            case Name(String text, _) -> out.append(text);
            case Expression.Number(Rational value, _) -> out.append(Numerals.print(value));
            case Expression.Call(Name function, int order, List<Argument> arguments, _) -> {
                out.append(function.text()).append("'".repeat(order)).append('(');
                for (int i = 0; i < arguments.size(); i++) {
                    out.append(i == 0 ? "" : ", ");
                    argument(arguments.get(i));
                }
                out.append(')');
            }
            case Expression.Element(Expression tensor, List<Expression> indices, _) -> {
                at(Grip.POSTFIX, tensor);
                bracketed(indices);
            }
            case Expression.Whole _ -> out.append(':');
            case Expression.Transpose(Expression operand, _) -> {
                at(Grip.POSTFIX, operand);
                out.append('\'');
            }
            case Expression.Array(List<Expression> entries, _) -> bracketed(entries);
            case Expression.Power(Expression base, Expression exponent, _) -> {
                at(Grip.POSTFIX, base);
                out.append('^');
                at(Grip.NEGATIVE, exponent);
            }
            case Expression.Negative(Expression operand, _) -> {
                out.append('-');
                at(Grip.NEGATIVE, operand);
            }
            case Expression.Product(Expression first, List<Link> rest, _) -> links(first, rest, Grip.NEGATIVE);
            case Expression.Sum(Expression first, List<Link> rest, _) -> links(first, rest, Grip.PRODUCT);
            case Expression.Conditional(Expression test, Expression yes, Expression no, _) -> {
                out.append("if ");
                expression(test);
                out.append(" then ");
                operand(yes);
                out.append(" else ");
                operand(no);
            }
            case Expression.Comparison(Expression first, List<Link> rest, _) -> links(first, rest, Grip.CONDITIONAL);
            case Expression.Membership(Expression subject, SetSyntax set, _) -> {
                operand(subject);
                out.append(" in ");
                sets.accept(set);
            }
            case Expression.Not(Expression operand, _) -> {
                out.append("not ");
                at(Grip.NOT, operand);
            }
            case Expression.And(List<Expression> operands, _) -> list(operands, " and ", Grip.NOT);
            case Expression.Or(List<Expression> operands, _) -> list(operands, " or ", Grip.AND);
        }
    }

    private void bracketed(List<Expression> parts) {
        out.append('[');
        list(parts, ", ", Grip.CONDITIONAL);
        out.append(']');
    }

    /// The operator of a product stands close, any other between spaces.
    private void links(Expression first, List<Link> rest, Grip least) {
        at(least, first);
        for (Link link : rest) {
            String symbol = link.operator().symbol();
            boolean close = link.operator() == Operator.TIMES || link.operator() == Operator.DIVIDE;
            out.append(close ? symbol : " " + symbol + " ");
            at(least, link.operand());
        }
    }

    private void list(List<Expression> parts, String between, Grip least) {
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : between);
            at(least, parts.get(i));
        }
    }
}
