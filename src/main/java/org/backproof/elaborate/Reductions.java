package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Signs;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.numeric.Rational;

/// `sum`, `mean`, `max` and `min`: over all entries, along an axis, or over indices, `sum(i in 1..K, …)`.
final class Reductions {
    /// Sums over written-out entries of up to so many are written out.
    private static final int WRITTEN_OUT = 64;

    private Reductions() {
    }

    static Tensor of(Expression.Call c, Environment env) {
        List<Argument> arguments = c.arguments();
        if (arguments.size() > 1 && arguments.getFirst() instanceof Name n && arguments.get(1) instanceof Expression && !env.locals().containsKey(n.text())
                && (!env.knows(n.text()) || !IndexUses.of(n.text(), rest(arguments)).isEmpty())) {
            return overIndices(c, env);
        }
        if (!arguments.isEmpty() && arguments.getFirst() instanceof Argument.Ranging) {
            return overIndices(c, env);
        }
        Tensor t = operand(c, env);
        return switch (axis(c, t)) {
            case 0 -> {
                Symbol k = Terms.symbol("'0", Sort.upTo(t.sizes().getFirst()));
                yield Tensor.of(List.of(Terms.ONE, t.sizes().get(1)), i -> reduce(c, List.of(k), t.at(List.of(k, i.get(1)))));
            }
            case 1 -> {
                Symbol k = Terms.symbol("'0", Sort.upTo(t.sizes().get(1)));
                yield Tensor.of(t.sizes().subList(0, 1), i -> reduce(c, List.of(k), t.at(List.of(i.getFirst(), k))));
            }
            default -> Tensor.scalar(reduce(c, t.indices(), t.body()));
        };
    }

    private static Tensor operand(Expression.Call c, Environment env) {
        List<Argument> plain = c.arguments().stream().filter(a -> !isAxis(a)).toList();
        if (plain.size() != 1 || !(plain.getFirst() instanceof Expression e)) {
            throw new SourceError(c.function() + " takes one tensor, and axis=0 or axis=1", c.span(),
                    "Over an index write " + c.function() + "(i in 1..K, …).");
        }
        Tensor t = Expressions.value(e, env);
        if (t.isScalar() && !(isProduct(e, env) && List.of("sum", "mean").contains(c.function().text()))) {
            String name = e.toSource();
            throw new SourceError(c.function() + " of a scalar: " + name + " has no entries", c.span(),
                    declaration(e, env));
        }
        return t;
    }

    /// What to write before the statement.
    private static String declaration(Expression e, Environment env) {
        List<String> undeclared = SyntaxTree.names(e).stream().filter(n -> !env.knows(n)).toList();
        return undeclared.isEmpty() ? "To reduce a vector, declare one: v : vector[K]."
                : e instanceof Name n ? "Declare " + n + " : vector[K]."
                : "Undeclared names are scalars: declare those of " + String.join(", ", undeclared) + " that have entries, and what they are computed from, as in "
                        + undeclared.getLast() + " : vector[K].";
    }

    /// Whether a number comes from tensors, as `x' @ A @ x` does: it is the sum of its only entry.
    private static boolean isProduct(Expression e, Environment env) {
        return SyntaxTree.names(e).stream().anyMatch(n -> env.knows(n) && !Expressions.value(new Name(n, e.span()), env).isScalar());
    }

    private static boolean isAxis(Argument a) {
        return a instanceof Argument.Named(Name name, _, _) && name.text().equals("axis");
    }

    /// The axis that is reduced; -1 for all.
    private static int axis(Expression.Call c, Tensor t) {
        for (Argument a : c.arguments()) {
            if (a instanceof Argument.Named(_, Expression value, _)) {
                if (!(value instanceof Expression.Number n) || n.value().signum() < 0 || !n.value().isInteger() || n.value().intValueExact() >= t.rank()) {
                    throw new SourceError(t.shape() + " has no axis " + value.toSource(), value.span(),
                            t.rank() == 2 ? "axis=0 reduces the rows, axis=1 the columns." : "A vector has axis=0 only.");
                }
                return t.rank() == 1 ? -1 : n.value().intValueExact();
            }
        }
        return -1;
    }

    /// `sum(i in 1..K, j, W[i, j])`: where no range is written it follows from use.
    private static Tensor overIndices(Expression.Call c, Environment env) {
        List<Argument> arguments = c.arguments();
        if (!(arguments.getLast() instanceof Expression body)) {
            throw new SourceError(c.function() + " of what?", c.span(), "Write " + c.function() + "(i in 1..K, x[i]).");
        }
        List<Symbol> bound = new ArrayList<>();
        Environment inner = env;
        for (Argument a : arguments.subList(0, arguments.size() - 1)) {
            Name name;
            Symbol symbol;
            if (a instanceof Argument.Ranging(Name index, var range, _)) {
                name = index;
                symbol = env.bound(index, bound(range.first(), inner), bound(range.last(), inner));
            } else if (a instanceof Name index) {
                name = index;
                symbol = env.bound(index, Terms.ONE, Indices.inferred(index, rest(arguments), inner));
            } else {
                throw new SourceError(a.toSource() + " is no index", a.span(), "Write " + c.function() + "(i in 1..K, …).");
            }
            bound.add(symbol);
            inner = inner.with(name.text(), Tensor.scalar(symbol));
        }
        Tensor t = Expressions.value(body, inner);
        return t.map(e -> reduce(c, bound, e));
    }

    private static List<Expression> rest(List<Argument> arguments) {
        return arguments.stream().skip(1).filter(Expression.class::isInstance).map(Expression.class::cast).toList();
    }

    private static Expr bound(Expression e, Environment env) {
        Expr bound = e instanceof Name n && !env.knows(n.text()) ? env.size(n) : Expressions.scalar(e, env);
        if (Signs.whole(bound).isEmpty()) {
            throw new SourceError(e.toSource() + " is not a whole number", e.span(), "A range ends at a size, an index or a number: i in 1..K.");
        }
        return bound;
    }

    private static Expr reduce(Expression.Call c, List<Symbol> over, Expr body) {
        return switch (c.function().text()) {
            case "sum" -> sum(over, body);
            case "mean" -> {
                List<Expr> factors = new ArrayList<>(List.of(sum(over, body)));
                over.forEach(i -> factors.add(Terms.power(count((Sort.Index) i.sort()), -1)));
                yield Terms.multiply(factors);
            }
            case "max" -> largest(over, body);
            default -> Terms.negate(largest(over, Terms.negate(body)));
        };
    }

    private static Expr count(Sort.Index range) {
        return Terms.add(range.upper(), Terms.negate(range.lower()), Terms.ONE);
    }

    private static Expr largest(List<Symbol> over, Expr body) {
        return Terms.apply(new Function.Largest(List.of(new Sort.Tensor(over.stream().map(i -> count((Sort.Index) i.sort())).toList()))),
                Terms.lambda(over, body));
    }

    private static Expr sum(List<Symbol> over, Expr body) {
        Expr so = body;
        for (Symbol i : over.reversed()) {
            so = isWrittenOut(i, so) ? writtenOut(i, so) : Terms.sum(i, so);
        }
        return so;
    }

    /// Whether there is only one, or the entries were written one by one, so that the sum is best written likewise.
    private static boolean isWrittenOut(Symbol i, Expr body) {
        return i.sort() instanceof Sort.Index one && one.lower() instanceof Num && one.lower() == one.upper() || i.sort() instanceof Sort.Index(Num lower, Num upper) && (body.facts().has(Facts.DELTA) || body.facts().has(Facts.CASES))
                && upper.value().subtract(lower.value()).compareTo(Rational.of(WRITTEN_OUT)) < 0;
    }

    private static Expr writtenOut(Symbol i, Expr body) {
        Sort.Index range = (Sort.Index) i.sort();
        List<Expr> terms = new ArrayList<>();
        for (long k = ((Num) range.lower()).value().longValueExact(); k <= ((Num) range.upper()).value().longValueExact(); k++) {
            terms.add(Substitution.of(i, Terms.num(k)).apply(body));
        }
        return Terms.add(terms);
    }
}
