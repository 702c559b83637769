package org.backproof.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.expr.Symbol;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.numeric.Rational;

/// Labels that are classes, in formulas from code where the network has them one-hot: `P[range(N), y]`, of each example the entry of its class, is
/// the sum of Y*P over the classes; `d[range(N), y] -= 1`, `d[Y == 1] -= 1` and, of one example, `d[y] -= 1` are `d = d - Y`.
///
/// @param labels   the one-hot labels
/// @param examples how many there are
/// @param meant    a term in the names of the network
record ClassLabels(LayerNames names, boolean rows, Symbol labels, Symbol examples, UnaryOperator<Expression> meant) {
    /// What is 1 at the class of each example, else 0.
    private static final String HOT = "1 at";
    /// What the class of one example is called.
    private static final Pattern CLASS = Pattern.compile("y|y_?true|(?:true_?|correct_?)?(?:label|class|target)");
    private static final Set<String> RANGES = Set.of("range", "arange");

    /// Whether it takes of each example the entry of its class.
    static boolean picks(List<Expression> at) {
        return at.size() == 2 && at.stream().filter(ClassLabels::isRange).count() == 1 || mask(at) || one(at);
    }

    /// `d[y]`, of one example.
    private static boolean one(List<Expression> at) {
        return at.size() == 1 && at.getFirst() instanceof Name n && CLASS.matcher(n.text()).matches();
    }

    /// `d[Y == 1]`, `d[np.nonzero(Y)]`, with one-hot labels.
    private static boolean mask(List<Expression> at) {
        return at.size() == 1 && NumpySyntax.read(at.getFirst()) instanceof Expression.Call c && c.function().text().equals("nonzero") && c.arguments().size() == 1;
    }

    /// What is 1 at such places.
    static Expression hot(List<Expression> at, Span span) {
        return new Expression.Element(new Name(HOT, span), at, span);
    }

    static boolean isHot(Expression e) {
        return e instanceof Expression.Element(Name n, _, _) && n.text().equals(HOT);
    }

    /// Whether the formula has labels that are classes.
    ///
    /// @param named names that formulas before have given
    static boolean in(Expression e, Map<String, Expression> named) {
        Set<String> mentioned = SyntaxTree.names(e);
        return Stream.concat(Stream.of(e), named.entrySet().stream().filter(n -> mentioned.contains(n.getKey())).map(Map.Entry::getValue)).anyMatch(ClassLabels::within);
    }

    private static boolean within(Expression e) {
        return e instanceof Expression.Element x && picks(x.indices()) || SyntaxTree.children(e).stream().anyMatch(ClassLabels::within);
    }

    private static boolean isRange(Expression e) {
        return e instanceof Expression.Call c && RANGES.contains(c.function().text()) && c.arguments().size() == 1;
    }

    /// The one-hot labels, where the places are those of the classes.
    ///
    /// @throws SourceError if they are others
    Name oneHot(List<Expression> at, Span span) {
        if (one(at)) {
            if (names.ofOne()) {
                return new Name(labels.name(), span);
            }
            throw new SourceError("[" + at.getFirst().toSource() + "] is the class of one example", span, rows ? "Of m write [range(m), y]." : "Of m write [y, range(m)].");
        }
        if (mask(at)) {
            if (((Expression.Call) NumpySyntax.read(at.getFirst())).arguments().getFirst() instanceof Name n && names.isLabel(n.text())) {
                return new Name(labels.name(), span);
            }
            throw new SourceError("this is no class of each example", span, "With one-hot labels write [" + labels.name() + " == 1].");
        }
        Expression range = at.get(rows ? 0 : 1);
        Expression classes = at.get(rows ? 1 : 0);
        boolean known = classes instanceof Name n && names.isLabel(n.text());
        if (!isRange(range) || !known || !(range instanceof Expression.Call(_, _, List<Argument> end, _) && end.getFirst() instanceof Expression e && counts(NumpySyntax.read(e)))) {
            throw new SourceError("[" + at.stream().map(Expression::toSource).collect(Collectors.joining(", ")) + "] is no class of each example", span,
                    "With examples in " + (rows ? "rows write [range(m), y]." : "columns write [y, range(m)]."));
        }
        return new Name(labels.name(), span);
    }

    /// `m`, `N`, `len(y)`, `y.shape[0]`.
    private boolean counts(Expression e) {
        return switch (e) {
            case Name n -> n.text().equals(examples.name()) || names.isCount(n.text()) || meant.apply(n) instanceof Name m && m.text().equals(examples.name());
            case Expression.Element(Expression.Call(Name shape, _, List<Argument> of, _), List<Expression> at, _) when shape.text().equals("shape") ->
                of.getFirst() instanceof Name n && (names.isLabel(n.text()) || n.text().equals(names.input()) && rows) && at.getFirst() instanceof Expression.Number k && k.value().isZero();
            case Expression _ -> false;
        };
    }

    /// The entries of something at the classes.
    ///
    /// @throws SourceError if they are not in the order of the examples: those at a mask are in the order of the rows
    Expression entries(Expression tensor, List<Expression> at, Span span) {
        if (mask(at) && !rows) {
            throw new SourceError("entries at a mask are in the order of the rows, which are the classes here", span);
        }
        Expression product = new Expression.Product(oneHot(at, span), List.of(new Link(Operator.TIMES, tensor)), span);
        if (one(at)) {
            return new Expression.Call(new Name("sum", span), 0, List.of(product), span);
        }
        Expression axis = new Expression.Number(rows ? Rational.ONE : Rational.ZERO, span);
        return new Expression.Call(new Name("sum", span), 0, List.of(product, new Argument.Named(new Name("axis", span), axis, span)), span);
    }

    /// `one_hot(Y)`, `np.eye(K)[Y]`, where the labels of the network are meant.
    Optional<Name> encoded(Expression.Call c) {
        return c.function().text().matches("(?i)(to_?)?(one_?hot(_?encode[dr]?)?|categorical)") && c.arguments().getFirst() instanceof Name n && names.isLabel(n.text())
                ? Optional.of(new Name(labels.name(), c.span())) : Optional.empty();
    }
}
