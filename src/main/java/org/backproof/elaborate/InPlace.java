package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.NoteLine;
import org.backproof.language.Operator;

/// Lines that change a value in place, with what the line above made of it put in:
///
///     dZ1 = W2.T @ dZ2                 dZ1 = where(Z1 <= 0, 0, W2.T @ dZ2)
///     dZ1 = where(Z1 <= 0, 0, dZ1)
///     d = A2 - Y                       d = (A2 - Y) / m
///     d = d / m
///     d = P                            d = P - 1 at [range(m), y]
///     d[range(m), y] -= 1
///
/// @param formula  with what stood above put in
/// @param replaced whether a line below changes its value
public record InPlace(NoteLine formula, boolean replaced) {
    /// @param lines     in the order of the code
    /// @param parameter whether a name is that of a parameter: its steps of training are not put together
    public static List<InPlace> of(List<NoteLine> lines, Predicate<Name> parameter) {
        List<InPlace> out = new ArrayList<>();
        for (NoteLine line : lines) {
            int above = line instanceof Formula f && changed(f).isPresent() && !(f.target() instanceof Name n && f.value() instanceof Expression.Sum && parameter.test(n)) ? last(out, changed(f).get()) : -1;
            if (above < 0) {
                out.add(new InPlace(line, false));
                continue;
            }
            Formula f = (Formula) line;
            Formula before = (Formula) out.get(above).formula();
            out.set(above, new InPlace(before, true));
            out.add(new InPlace(put(f, before), false));
        }
        return out;
    }

    private static int last(List<InPlace> lines, String name) {
        for (int k = lines.size() - 1; k >= 0; k--) {
            if (lines.get(k).formula() instanceof Formula f && f.target().toSource().equals(name)) {
                return k;
            }
        }
        return -1;
    }

    /// The name of what is changed: `d = where(…, …, d)`, `d = d * …`, `d = d / …`, `d = d + …`, `d[range(m), y] = d[range(m), y] - …`.
    private static Optional<String> changed(Formula f) {
        if (f.target() instanceof Expression.Element(Name n, List<Expression> at, _) && ClassLabels.picks(at) && f.value() instanceof Expression.Sum(Expression own, List<Link> rest, _)) {
            return own.toSource().equals(f.target().toSource()) && rest.stream().noneMatch(k -> SyntaxTree.names(k.operand()).contains(n.text())) ? Optional.of(n.text()) : Optional.empty();
        }
        return f.target() instanceof Name n && switch (f.value()) {
            case Expression.Sum(Name own, List<Link> rest, _) -> own.text().equals(n.text()) && rest.stream().noneMatch(k -> SyntaxTree.names(k.operand()).contains(n.text()));
            case Expression.Call c -> where(c) && c.arguments().getLast() instanceof Name own && own.text().equals(n.text());
            case Expression.Product(Name own, List<Link> rest, _) -> own.text().equals(n.text())
                    && rest.stream().allMatch(k -> (k.operator() == Operator.TIMES || k.operator() == Operator.DIVIDE) && !SyntaxTree.names(k.operand()).contains(n.text()));
            case Expression _ -> false;
        } ? Optional.of(n.text()) : Optional.empty();
    }

    private static boolean where(Expression.Call c) {
        return c.function().text().equals("where") && c.arguments().size() == 3;
    }

    private static Formula put(Formula f, Formula before) {
        Expression value = switch (f.value()) {
            case Expression.Sum(Expression.Element(_, List<Expression> at, _), List<Link> rest, var span) -> new Expression.Sum(before.value(), rest.stream().map(k ->
                    new Link(k.operator(), new Expression.Product(k.operand(), List.of(new Link(Operator.TIMES, ClassLabels.hot(at, span))), span))).toList(), span);
            case Expression.Sum(_, List<Link> rest, var span) -> new Expression.Sum(before.value(), rest, span);
            case Expression.Product(_, List<Link> rest, var span) -> new Expression.Product(before.value(), rest, span);
            case Expression.Call c -> new Expression.Call(c.function(), 0, List.of(c.arguments().get(0), c.arguments().get(1), before.value()), c.span());
            case Expression x -> x;
        };
        return new Formula(before.target(), value, f.span());
    }
}
