package org.backproof.elaborate;

import java.util.List;
import java.util.Optional;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.SourceError;
import org.backproof.language.Span;

/// Words of other notations in the language's own: `tr(A)` is `trace(A)`, `outer(a, b)` is `a @ b'`, `eye(n)` is `eye[n]`. They are
/// read so where no function of the name is declared or defined.
final class Words {
    private static final List<String> PRODUCTS = List.of("dot", "inner");

    private Words() {
    }

    /// The value, where the name is one of the words and so many arguments are given as it takes.
    ///
    /// @throws SourceError for shapes that the word does not take
    static Optional<Tensor> value(Expression.Call c, Environment env) {
        return read(c).map(e -> Expressions.value(e, env)).or(() -> product(c, env));
    }

    /// What a word that says the same whatever the shapes stands for.
    static Optional<Expression> read(Expression.Call c) {
        if (c.order() > 0 || !c.arguments().stream().allMatch(Expression.class::isInstance)) {
            return Optional.empty();
        }
        List<Expression> x = c.arguments().stream().map(Expression.class::cast).toList();
        String name = c.function().text();
        if (Constructors.isSized(name) && !x.isEmpty()) {
            return Optional.of(new Expression.Element(c.function(), x, c.span()));
        }
        return Optional.ofNullable(switch (x.size()) {
            case 1 -> one(name, x.getFirst(), c.span());
            case 2 -> two(name, x.get(0), x.get(1), c);
            default -> null;
        });
    }

    /// Whether the arguments of the word are vectors where nothing else is known.
    static boolean ofVectors(String name) {
        return PRODUCTS.contains(name);
    }

    private static Expression one(String name, Expression x, Span span) {
        return switch (name) {
            case "tr", "Tr" -> new Expression.Call(new Name("trace", span), 0, List.of(x), span);
            case "transpose" -> new Expression.Transpose(x, span);
            case String _ -> null;
        };
    }

    private static Expression two(String name, Expression x, Expression y, Expression.Call c) {
        return switch (name) {
            case "matmul" -> product(x, Operator.MATMUL, y, c.span());
            case "outer" -> product(x, Operator.MATMUL, new Expression.Transpose(y, y.span()), c.span());
            case "hadamard" -> product(x, Operator.TIMES, y, c.span());
            case "grad", "gradient", "jacobian" -> new Expression.Call(new Name("diff", c.function().span()), 0, List.of(x, y), c.span());
            case "hessian" -> new Expression.Call(new Name("diff", c.function().span()), 0, List.of(x, y, y), c.span());
            case String _ -> null;
        };
    }

    /// `dot(a, b)` and `inner(a, b)` of two vectors, a scalar; of matrices `dot` is their product, and `inner` means different things in different books.
    private static Optional<Tensor> product(Expression.Call c, Environment env) {
        String name = c.function().text();
        if (!PRODUCTS.contains(name) || c.order() > 0 || c.arguments().size() != 2) {
            return Optional.empty();
        }
        List<Expression> x = Calls.plain(c, 2);
        List<Tensor> values = Expressions.values(x, env);
        Operands operands = Operands.of(x.get(0), x.get(1));
        boolean vectors = values.stream().allMatch(t -> t.rank() == 1);
        if (!vectors && name.equals("inner")) {
            throw new SourceError("inner takes two vectors, and " + values.get(0).shape() + " and " + values.get(1).shape() + " are given", c.span(),
                    "For the sum of the products of entries write sum(" + operands.left() + "*" + operands.right() + ").");
        }
        return Optional.of(Matrices.product(vectors ? Matrices.transpose(values.get(0)) : values.get(0), values.get(1), env.sizes(), operands));
    }

    private static Expression product(Expression x, Operator operator, Expression y, Span span) {
        return new Expression.Product(x, List.of(new Link(operator, y)), span);
    }
}
