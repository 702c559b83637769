package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.Span;
import org.backproof.numeric.Rational;

/// Formulas as code has them in the language's own words: `dot(a, b)` is `a @ b`, `a .sum(axis=1)` is `sum(a, axis=1)`, `keepdims` says nothing.
final class NumpySyntax {
    private static final Map<String, Operator> OPERATORS = new LinkedHashMap<>();
    private static final Map<String, String> NAMES = Map.of("maximum", "max", "minimum", "min", "absolute", "abs");
    private static final List<String> SILENT = List.of("keepdims", "dtype", "out");
    private static final List<String> REDUCTIONS = List.of("sum", "mean");
    /// What only says how numbers are stored.
    private static final List<String> STORED = List.of("astype", "float", "double", "copy", "clone", "detach");
    /// `dL/dW` is what is called dW.
    private static final Pattern COST = Pattern.compile("d(L|J|C|E|loss|cost|Loss|Cost)");

    static {
        OPERATORS.put("dot", Operator.MATMUL);
        OPERATORS.put("matmul", Operator.MATMUL);
        OPERATORS.put("mm", Operator.MATMUL);
        OPERATORS.put("multiply", Operator.TIMES);
        OPERATORS.put("mul", Operator.TIMES);
        OPERATORS.put("divide", Operator.DIVIDE);
        OPERATORS.put("add", Operator.PLUS);
        OPERATORS.put("subtract", Operator.MINUS);
        OPERATORS.put("outer", Operator.MATMUL);
    }

    private NumpySyntax() {
    }

    static Expression read(Expression e) {
        return switch (e) {
            case Expression.Call c -> call(c);
            case Expression.Product(Expression first, List<Link> rest, Span span) -> product(first, rest, span);
            case Expression.Element(Expression tensor, List<Expression> at, Span span) -> new Expression.Element(read(tensor), at, span);
            case Expression.Transpose(Expression operand, Span span) -> method(operand).map(c -> (Expression) new Expression.Transpose(c, span))
                    .orElseGet(() -> new Expression.Transpose(read(operand), span));
            case Expression.Power(Expression base, Name t, Span span) when t.text().equals("T") -> new Expression.Transpose(read(base), span);
            case Expression.Power(Expression base, Expression exponent, Span span) -> new Expression.Power(read(base), read(exponent), span);
            case Expression.Negative(Expression operand, Span span) -> new Expression.Negative(read(operand), span);
            case Expression.Sum(Expression first, List<Link> rest, Span span) -> new Expression.Sum(number(read(first)), rest.stream()
                    .map(k -> new Link(k.operator(), number(read(k.operand())))).toList(), span);
            case Expression.Comparison(Expression first, List<Link> rest, Span span) -> new Expression.Comparison(read(first), links(rest), span);
            case Expression.Conditional(Expression test, Expression yes, Expression no, Span span) -> new Expression.Conditional(read(test), read(yes), read(no), span);
            case Name _, Expression.Number _, Expression.Array _, Expression.Membership _, Expression.Not _, Expression.And _, Expression.Or _ -> e;
        };
    }

    private static Optional<Expression> method(Expression e) {
        return e instanceof Expression.Product p ? Optional.of(product(p.first(), p.rest(), p.span())) : Optional.empty();
    }

    private static List<Link> links(List<Link> rest) {
        return rest.stream().map(k -> new Link(k.operator(), read(k.operand()))).toList();
    }

    /// What stands after a dot takes the factor before it.
    private static Expression product(Expression first, List<Link> rest, Span span) {
        boolean quotient = first instanceof Name n && COST.matcher(n.text()).matches() && rest.getFirst().operator() == Operator.DIVIDE
                && differential(rest.getFirst().operand());
        Expression head = quotient ? read(rest.getFirst().operand()) : number(read(first));
        List<Link> out = new ArrayList<>();
        for (Link k : quotient ? rest.subList(1, rest.size()) : rest) {
            Expression before = out.isEmpty() ? head : out.getLast().operand();
            Optional<Expression> folded = k.operator() == Operator.BESIDE ? after(before, k.operand()) : Optional.empty();
            if (folded.isEmpty()) {
                out.add(new Link(k.operator(), number(read(k.operand()))));
            } else if (out.isEmpty()) {
                head = folded.get();
            } else {
                out.add(new Link(out.removeLast().operator(), folded.get()));
            }
        }
        return out.isEmpty() ? head : new Expression.Product(head, out, span);
    }

    /// `dW`, `dZ[l]`, `dW1.T`.
    private static boolean differential(Expression e) {
        return switch (e) {
            case Name n -> n.text().startsWith("d");
            case Expression.Element(Expression tensor, _, _) -> differential(tensor);
            case Expression.Transpose(Expression operand, _) -> differential(operand);
            case Expression _ -> false;
        };
    }

    /// A condition as a factor or a summand is 1 where it holds, else 0.
    private static Expression number(Expression e) {
        return e instanceof Expression.Comparison c ? new Expression.Conditional(c, new Expression.Number(Rational.ONE, c.span()), new Expression.Number(Rational.ZERO, c.span()),
                c.span()) : e;
    }

    private static Optional<Expression> after(Expression before, Expression e) {
        return switch (e) {
            case Expression.Call c when c.function().text().startsWith(".") -> {
                List<Argument> arguments = new ArrayList<>(List.of(before));
                arguments.addAll(c.arguments());
                yield Optional.of(call(new Expression.Call(plain(c.function()), c.order(), arguments, c.span())));
            }
            case Expression.Element(Name n, List<Expression> at, Span span) when n.text().startsWith(".") ->
                Optional.of(new Expression.Element(new Expression.Call(plain(n), 0, List.of(before), span), at, span));
            case Expression.Transpose(Expression operand, Span span) -> after(before, operand).map(x -> new Expression.Transpose(x, span));
            case Expression.Power(Expression base, Name t, Span span) when t.text().equals("T") -> after(before, base).map(x -> new Expression.Transpose(x, span));
            case Expression.Power(Expression base, Expression exponent, Span span) -> after(before, base).map(x -> new Expression.Power(x, read(exponent), span));
            case Expression _ -> Optional.empty();
        };
    }

    /// `Z.clamp(min=0)` is `max(Z, 0)`.
    private static Expression clipped(Expression.Call c, List<Argument> arguments) {
        Expression so = arguments.getFirst() instanceof Expression e ? e : c;
        for (int k = 1; k < arguments.size(); k++) {
            String bound = arguments.get(k) instanceof Argument.Named n ? n.name().text().replaceFirst("^a_", "") : k == 1 ? "min" : "max";
            Expression value = arguments.get(k) instanceof Argument.Named n ? n.value() : arguments.get(k) instanceof Expression e ? e : c;
            if (!(value instanceof Name n && n.text().equals("None"))) {
                so = new Expression.Call(new Name(bound.equals("min") ? "max" : "min", c.span()), 0, List.of(so, value), c.span());
            }
        }
        return so;
    }

    private static Name plain(Name n) {
        return new Name(n.text().substring(1), n.span());
    }

    private static Expression call(Expression.Call c) {
        List<Argument> arguments = new ArrayList<>();
        for (Argument a : c.arguments()) {
            switch (a) {
                case Argument.Named(Name name, Name yes, Span span) when name.text().matches("transpose_[ab]") && yes.text().equals("True") -> {
                    int of = name.text().endsWith("a") ? 0 : 1;
                    if (of < arguments.size() && arguments.get(of) instanceof Expression e) {
                        arguments.set(of, new Expression.Transpose(e, span));
                    }
                }
                case Argument.Named(Name name, Expression value, Span span) -> {
                    if (!SILENT.contains(name.text())) {
                        arguments.add(new Argument.Named(name.text().equals("dim") ? new Name("axis", name.span()) : name, value, span));
                    }
                }
                case Expression e -> arguments.add(read(e));
                case Argument.Ranging r -> arguments.add(r);
            }
        }
        String name = c.function().text();
        if (c.order() == 0 && arguments.size() == 2 && arguments.get(0) instanceof Expression left && arguments.get(1) instanceof Expression right) {
            Operator op = OPERATORS.get(name);
            if (op == Operator.PLUS || op == Operator.MINUS) {
                return new Expression.Sum(left, List.of(new Link(op, right)), c.span());
            }
            if (op != null && name.equals("outer")) {
                return new Expression.Product(left, List.of(new Link(op, new Expression.Transpose(right, c.span()))), c.span());
            }
            if (op != null) {
                return new Expression.Product(left, List.of(new Link(op, right)), c.span());
            }
            if (name.equals("power") || name.equals("pow")) {
                return new Expression.Power(left, right, c.span());
            }
            if (REDUCTIONS.contains(name) && right instanceof Expression.Number) {
                return new Expression.Call(c.function(), 0, List.of(left, new Argument.Named(new Name("axis", c.span()), right, c.span())), c.span());
            }
        }
        if (c.order() == 0 && name.equals("where") && arguments.size() == 3 && arguments.get(0) instanceof Expression test
                && arguments.get(1) instanceof Expression yes && arguments.get(2) instanceof Expression no) {
            return new Expression.Conditional(test, yes, no, c.span());
        }
        if (STORED.contains(name) && !arguments.isEmpty() && arguments.getFirst() instanceof Expression operand) {
            return number(operand);
        }
        if (name.equals("clamp") || name.equals("clip")) {
            return clipped(c, arguments);
        }
        if (c.order() == 0 && arguments.size() == 1 && arguments.getFirst() instanceof Expression operand) {
            switch (name) {
                case "square" -> {
                    return new Expression.Power(operand, new Expression.Number(Rational.of(2), c.span()), c.span());
                }
                case "negative" -> {
                    return new Expression.Negative(operand, c.span());
                }
                case "transpose", "t" -> {
                    return new Expression.Transpose(operand, c.span());
                }
                default -> {
                }
            }
        }
        return new Expression.Call(new Name(NAMES.getOrDefault(name, name), c.function().span()), c.order(), arguments, c.span());
    }
}
