package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.Span;
import org.backproof.numeric.Rational;

/// Formulas as code has them in the language's own words: `a .sum(axis=1)` is `sum(a, axis=1)`, `a .grad` is `da`, a condition among factors is 1 or 0.
final class NumpySyntax {
    /// `dL/dW` is what is called dW.
    private static final Pattern COST = Pattern.compile("d(L|J|C|E|loss|cost|Loss|Cost)");

    /// Names of the mean over the examples; another cost may be that of one.
    private static final Pattern MEAN = Pattern.compile("d(J|cost|Cost)");
    /// `dJ_dZ2` in one name.
    private static final Pattern OF_MEAN = Pattern.compile("d(?:J|cost|Cost)_?d_?([A-Za-z].*)");
    /// What marks the derivative of J itself, of which dZ is m times as much.
    private static final String WHOLE = "∂J/∂";

    private NumpySyntax() {
    }

    /// What is marked as the derivative of J itself: `∂J/∂Z[2]`, `dJ_dZ2`, `Z2.grad`.
    static Optional<Expression> ofCost(Expression e) {
        return e instanceof Expression.Call(Name mark, _, List<Argument> of, _) && mark.text().equals(WHOLE) && of.getFirst() instanceof Expression x ? Optional.of(x) : Optional.empty();
    }

    static Expression mark(Expression differential) {
        return new Expression.Call(new Name(WHOLE, differential.span()), 0, List.of(differential), differential.span());
    }

    static Expression read(Expression e) {
        return switch (e) {
            case Expression.Call c when ofCost(c).isPresent() -> c;
            case Expression.Call c -> NumpyCalls.read(c);
            case Expression.Product(Expression first, List<Link> rest, Span span) -> product(first, rest, span);
            case Expression.Whole _ -> e;
            case Expression.Element(Name n, List<Expression> at, Span span) when OF_MEAN.matcher(n.text()).matches() ->
                mark(new Expression.Element(new Name(OF_MEAN.matcher(n.text()).replaceFirst("d$1"), n.span()), at, span));
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
            case Name n when OF_MEAN.matcher(n.text()).matches() -> mark(new Name(OF_MEAN.matcher(n.text()).replaceFirst("d$1"), n.span()));
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
        boolean mean = quotient && MEAN.matcher(((Name) first).text()).matches();
        Expression head = mean ? marked(read(rest.getFirst().operand())) : quotient ? read(rest.getFirst().operand()) : number(read(first));
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
    static Expression number(Expression e) {
        return e instanceof Expression.Comparison c ? new Expression.Conditional(c, new Expression.Number(Rational.ONE, c.span()), new Expression.Number(Rational.ZERO, c.span()),
                c.span()) : e;
    }

    private static Optional<Expression> after(Expression before, Expression e) {
        return switch (e) {
            case Expression.Call c when c.function().text().startsWith(".") -> {
                List<Argument> arguments = new ArrayList<>(List.of(before));
                arguments.addAll(c.arguments());
                yield Optional.of(NumpyCalls.read(new Expression.Call(plain(c.function()), c.order(), arguments, c.span())));
            }
            case Name n when n.text().equals(".mT") -> Optional.of(new Expression.Transpose(before, n.span()));
            case Name n when n.text().equals(".grad") || n.text().equals(".g") -> gradient(before);
            case Expression.Element(Name n, List<Expression> at, Span span) when n.text().startsWith(".") ->
                Optional.of(new Expression.Element(new Expression.Call(plain(n), 0, List.of(before), span), at, span));
            case Expression.Transpose(Expression operand, Span span) -> after(before, operand).map(x -> new Expression.Transpose(x, span));
            case Expression.Power(Expression base, Name t, Span span) when t.text().equals("T") -> after(before, base).map(x -> new Expression.Transpose(x, span));
            case Expression.Power(Expression base, Expression exponent, Span span) -> after(before, base).map(x -> new Expression.Power(x, read(exponent), span));
            case Expression _ -> Optional.empty();
        };
    }

    /// The mark inside of a transpose.
    private static Expression marked(Expression e) {
        return e instanceof Expression.Transpose(Expression operand, Span span) ? new Expression.Transpose(marked(operand), span) : ofCost(e).isPresent() ? e : mark(e);
    }

    private static Optional<Expression> gradient(Expression of) {
        return differentialOf(of).map(NumpySyntax::mark);
    }

    /// `W1.grad` is dW1, `W[l].grad` is `dW[l]`.
    private static Optional<Expression> differentialOf(Expression of) {
        return switch (of) {
            case Name n -> Optional.of(new Name("d" + n.text(), n.span()));
            case Expression.Element(Expression tensor, List<Expression> at, Span span) -> differentialOf(tensor).map(t -> new Expression.Element(t, at, span));
            case Expression _ -> Optional.empty();
        };
    }

    private static Name plain(Name n) {
        return new Name(n.text().substring(1), n.span());
    }
}
