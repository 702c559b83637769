package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.OctaveNotes;
import org.backproof.language.Operator;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.numeric.Rational;

/// Calls as code has them in the language's own words: `dot(a, b)` is `a @ b`, `where(c, a, b)` is `if c then a else b`.
final class NumpyCalls {
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("dot", Operator.MATMUL), Map.entry("safe_sparse_dot", Operator.MATMUL), Map.entry("matmul", Operator.MATMUL), Map.entry("mm", Operator.MATMUL), Map.entry("mv", Operator.MATMUL),
            Map.entry("multiply", Operator.TIMES), Map.entry("mul", Operator.TIMES),
            Map.entry("divide", Operator.DIVIDE), Map.entry("true_divide", Operator.DIVIDE), Map.entry("div", Operator.DIVIDE),
            Map.entry("add", Operator.PLUS), Map.entry("plus", Operator.PLUS), Map.entry("minus", Operator.MINUS),
            Map.entry("subtract", Operator.MINUS), Map.entry("sub", Operator.MINUS));
    private static final Map<String, String> NAMES = Map.of("maximum", "max", "minimum", "min", "absolute", "abs");
    private static final List<String> SILENT = List.of("keepdims", "keepdim", "dtype", "out", "copy");
    private static final List<String> REDUCTIONS = List.of("sum", "mean");
    private static final List<String> WITH_AXIS = List.of("softmax", "log_softmax");
    /// What only says how numbers are stored.
    private static final List<String> STORED = List.of("astype", "float", "double", "to", "copy", "clone", "detach", "item", "array", "asarray", "squeeze", "int", "int32", "int64",
            "float32", "float64");
    private static final List<String> TRANSPOSED = List.of("transpose", "t", "swapaxes", "permute");

    private NumpyCalls() {
    }

    static Expression read(Expression.Call c) {
        List<Argument> arguments = arguments(c);
        String name = c.function().text();
        if (c.order() > 0) {
            return new Expression.Call(c.function(), c.order(), arguments, c.span());
        }
        List<Expression> plain = arguments.stream().filter(Expression.class::isInstance).map(Expression.class::cast).toList();
        Optional<Expression> known = plain.size() < arguments.size() ? Optional.empty() : switch (plain.size()) {
            case 1 -> one(name, plain.getFirst(), c.span());
            case 2 -> two(name, plain.get(0), plain.get(1), c.span());
            case 3 -> three(name, plain, c.span());
            default -> Optional.empty();
        };
        if (known.isPresent()) {
            return known.get();
        }
        if (name.equals("tensordot") && plain.size() >= 2) {
            return tensordot(plain.get(0), plain.get(1), axes(arguments), c);
        }
        if (!plain.isEmpty() && TRANSPOSED.contains(name)) {
            return new Expression.Transpose(plain.getFirst(), c.span());
        }
        if (!plain.isEmpty() && STORED.contains(name)) {
            return NumpySyntax.number(plain.getFirst());
        }
        if (!plain.isEmpty() && (name.equals("clamp") || name.equals("clip"))) {
            return clipped(c, arguments);
        }
        return new Expression.Call(new Name(NAMES.getOrDefault(name, name), c.function().span()), 0, arguments, c.span());
    }

    /// With `axis` for `dim`, without what says nothing about values, and with what `transpose_b=True` transposes.
    private static List<Argument> arguments(Expression.Call c) {
        List<Argument> out = new ArrayList<>();
        for (Argument a : c.arguments()) {
            switch (a) {
                case Argument.Named(Name name, Name yes, Span span) when name.text().matches("transpose_[ab]") && yes.text().equals("True") -> {
                    int of = name.text().endsWith("a") ? 0 : 1;
                    if (of < out.size() && out.get(of) instanceof Expression e) {
                        out.set(of, new Expression.Transpose(e, span));
                    }
                }
                case Argument.Named(Name name, Expression value, Span span) -> {
                    if (!SILENT.contains(name.text())) {
                        boolean axis = List.of("axis", "dim").contains(name.text());
                        out.add(new Argument.Named(axis ? new Name("axis", name.span()) : name, axis ? axis(value) : value, span));
                    }
                }
                case Expression e -> out.add(NumpySyntax.read(e));
                case Argument.Ranging r -> out.add(r);
            }
        }
        return out;
    }

    /// The last axis, -1, of a matrix is 1; -2 is 0.
    private static Expression axis(Expression e) {
        if (e instanceof Expression.Negative(Expression.Number two, Span span) && two.value().equals(Rational.of(2))) {
            return number(0, span);
        }
        return e instanceof Expression.Negative(Expression one, Span span) && isOne(one) ? number(1, span) : e;
    }

    private static Optional<Expression> one(String name, Expression x, Span span) {
        return Optional.ofNullable(switch (name) {
            case "square" -> new Expression.Power(x, number(2, span), span);
            case "reciprocal" -> new Expression.Product(number(1, span), List.of(new Link(Operator.DIVIDE, x)), span);
            case "negative", "neg" -> new Expression.Negative(x, span);
            case "zeros_like" -> new Expression.Product(number(0, span), List.of(new Link(Operator.TIMES, x)), span);
            case "ones_like" -> new Expression.Sum(number(1, span), List.of(new Link(Operator.PLUS, new Expression.Product(number(0, span),
                    List.of(new Link(Operator.TIMES, x)), span))), span);
            case "len" -> shape(x, number(0, span), span);
            case "ones" -> new Expression.Element(new Name("ones", span), List.of(x), span);
            case OctaveNotes.DIVISOR, OctaveNotes.EXPONENT -> x;
            case String _ -> null;
        });
    }

    private static Optional<Expression> two(String name, Expression left, Expression right, Span span) {
        Operator op = OPERATORS.get(name);
        if (op != null) {
            return Optional.of(op == Operator.PLUS || op == Operator.MINUS ? new Expression.Sum(left, List.of(new Link(op, right)), span)
                    : new Expression.Product(left, List.of(new Link(op, right)), span));
        }
        return Optional.ofNullable(switch (name) {
            case "linear" -> linear(left, right, span);
            case "inner" -> new Expression.Product(left, List.of(new Link(Operator.MATMUL, new Expression.Transpose(right, span))), span);
            case "unsqueeze", "expand_dims" -> renewed(left, isZero(axis(right)), span);
            case "outer" -> new Expression.Product(left, List.of(new Link(Operator.MATMUL, new Expression.Transpose(right, span))), span);
            case "power", "pow", "float_power" -> new Expression.Power(left, right, span);
            case "size" -> shape(left, right, span);
            case "ones" -> new Expression.Element(new Name("ones", span), List.of(left, right), span);
            case "reshape" -> right instanceof Expression.Product(Name _, List<Link> rest, _) && rest.size() == 1 && rest.getFirst().operand() instanceof Name shape && shape.text().equals(".shape")
                    || right instanceof Expression.Negative ? left : null; // the entries stay, in the shape of something
            case String n when (REDUCTIONS.contains(n) || WITH_AXIS.contains(n)) && axis(right) instanceof Expression.Number axis ->
                new Expression.Call(new Name(n, span), 0, List.of(left, new Argument.Named(new Name("axis", span), axis, span)), span);
            case String _ -> null;
        });
    }

    private static Optional<Expression> three(String name, List<Expression> x, Span span) {
        return Optional.ofNullable(switch (name) {
            case "where" -> new Expression.Conditional(x.get(0), x.get(1), x.get(2), span);
            case String n when REDUCTIONS.contains(n) && x.get(2) instanceof Name kept && List.of("True", "False").contains(kept.text()) ->
                two(name, x.get(0), x.get(1), span).orElse(null);
            case "reshape" -> reshaped(x.get(0), x.get(1), x.get(2), span);
            case "linear" -> new Expression.Sum(linear(x.get(0), x.get(1), span), List.of(new Link(Operator.PLUS, x.get(2))), span);
            case "repmat" -> repeated(x.get(0), x.get(1), x.get(2), span);
            case "bsxfun" -> x.get(0) instanceof Name f ? two(f.text().replace("rdivide", "divide").replace("times", "multiply"), x.get(1), x.get(2), span).orElse(null) : null;
            case String _ -> null;
        });
    }

    /// `x.reshape(-1, 1)` is the column x, `x.reshape(1, -1)` its row; null for others.
    private static Expression reshaped(Expression x, Expression rows, Expression columns, Span span) {
        return isOne(columns) ? renewed(x, false, span) : isOne(rows) ? renewed(x, true, span) : null;
    }

    /// `F.linear(X, W)` is `X @ W.T`.
    private static Expression linear(Expression x, Expression weights, Span span) {
        return new Expression.Product(x, List.of(new Link(Operator.MATMUL, new Expression.Transpose(weights, span))), span);
    }

    /// `repmat(b, 1, m)`, m columns b, or `repmat(b, m, 1)`, m rows; null for others.
    private static Expression repeated(Expression x, Expression down, Expression along, Span span) {
        Expression ones = new Expression.Element(new Name("ones", span), List.of(isOne(down) ? along : down), span);
        return isOne(down) ? new Expression.Product(x, List.of(new Link(Operator.MATMUL, new Expression.Transpose(ones, span))), span)
                : isOne(along) ? new Expression.Product(ones, List.of(new Link(Operator.MATMUL, new Expression.Transpose(x, span))), span) : null;
    }

    /// `x[None, :]`, the row, or `x[:, None]`, the column.
    private static Expression renewed(Expression x, boolean row, Span span) {
        Expression none = new Name("None", span);
        Expression all = new Expression.Whole(span);
        return new Expression.Element(x, row ? List.of(none, all) : List.of(all, none), span);
    }

    private static boolean isZero(Expression e) {
        return e instanceof Expression.Number n && n.value().isZero();
    }

    private static boolean isOne(Expression e) {
        return e instanceof Expression.Number n && n.value().isOne();
    }

    private static Expression shape(Expression x, Expression axis, Span span) {
        return new Expression.Element(new Expression.Call(new Name("shape", span), 0, List.of(x), span), List.of(axis), span);
    }

    private static Expression number(int n, Span span) {
        return new Expression.Number(Rational.of(n), span);
    }

    /// `tensordot(a, b, axes=1)` is `a @ b`; with axes p and q of two matrices, the sum along them: `a @ b'` for 1 and 1.
    private static Expression tensordot(Expression a, Expression b, List<Integer> axes, Expression.Call c) {
        boolean product = axes.equals(List.of(1));
        if (!product && !(axes.size() == 2 && axes.stream().allMatch(k -> k == 0 || k == 1 || k == -1))) {
            throw new SourceError("tensordot is read along one axis of each matrix", c.span(), "Write for instance tensordot(a, b, axes=1).");
        }
        Expression left = product || axes.get(0) != 0 ? a : new Expression.Transpose(a, c.span());
        Expression right = product || axes.get(1) == 0 ? b : new Expression.Transpose(b, c.span());
        return new Expression.Product(left, List.of(new Link(Operator.MATMUL, right)), c.span());
    }

    /// The numbers behind `axes=`.
    private static List<Integer> axes(List<Argument> arguments) {
        return arguments.subList(2, arguments.size()).stream().flatMap(a -> a instanceof Argument.Named n ? numbers(n.value()) : a instanceof Expression e ? numbers(e) : Stream.empty()).toList();
    }

    private static Stream<Integer> numbers(Expression e) {
        return switch (e) {
            case Expression.Number n when n.value().isInteger() -> Stream.of(n.value().intValueExact());
            case Expression.Negative n -> numbers(n.operand()).map(k -> -k);
            case Expression.Array a -> a.entries().stream().flatMap(NumpyCalls::numbers);
            case Expression _ -> Stream.empty();
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
}
