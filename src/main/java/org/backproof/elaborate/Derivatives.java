package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.SourceError;
import org.backproof.numeric.Rational;

/// `diff(e, x, …)`, `vjp(f, x, dy)` and `f'(x)`.
final class Derivatives {
    private Derivatives() {
    }

    private static final int HIGHEST_ORDER = 9;

    /// Of a scalar the shape of x; of a vector by a vector the Jacobian [i, j] = ∂fᵢ/∂xⱼ; by several variables from left to right,
    /// `diff(e, x, 3)` by x three times.
    static Tensor diff(Expression.Call c, Environment env) {
        Tensor value = entries(c, env);
        if (value.rank() > 2) {
            List<Expression> arguments = Calls.plain(c, c.arguments().size());
            Expression e = arguments.getFirst();
            List<Expression> by = variables(arguments.subList(1, arguments.size()));
            Tensor f = diff(e, by.subList(0, by.size() - 1), c, env);
            List<Expr> sizes = value.sizes().subList(f.rank(), value.rank());
            throw new SourceError("the derivative of " + f.shape() + " by " + Shapes.text(sizes) + " has " + value.rank() + " indices", c.span(),
                    "Take it by entry: diff(" + e.toSource() + ", " + by.getLast().toSource() + (sizes.size() == 1 ? "[k])." : "[i, j])."));
        }
        return value;
    }

    /// The same with as many indices as there are, such as 4 for a matrix by a matrix.
    static Tensor entries(Expression.Call c, Environment env) {
        if (c.arguments().size() == 1) {
            throw new SourceError("diff needs a variable", c.span(), "Write diff(" + c.arguments().getFirst().toSource() + ", x).");
        }
        List<Expression> arguments = Calls.plain(c, Math.max(2, c.arguments().size()));
        return diff(arguments.getFirst(), variables(arguments.subList(1, arguments.size())), c, env);
    }

    /// Variables, with a number after one of them written out: `x, 3` is `x, x, x`.
    private static List<Expression> variables(List<Expression> written) {
        List<Expression> out = new ArrayList<>();
        for (Expression e : written) {
            if (!out.isEmpty() && e instanceof Expression.Number order) {
                out.addAll(Collections.nCopies(order(order) - 1, out.getLast()));
            } else {
                out.add(e);
            }
        }
        return out;
    }

    private static int order(Expression.Number n) {
        if (!n.value().isInteger() || n.value().compareTo(Rational.ONE) < 0 || n.value().compareTo(Rational.of(HIGHEST_ORDER)) > 0) {
            throw new SourceError(n.toSource() + " is no order of a derivative", n.span(), "Write diff(e, x, 3) for three times by x; up to " + HIGHEST_ORDER + ".");
        }
        return n.value().intValueExact();
    }

    static Tensor diff(Expression e, List<Expression> by, Expression.Call c, Environment env) {
        if (by.isEmpty()) {
            return Expressions.value(e, env);
        }
        DiffVariable x = DiffVariable.of(by.getLast(), env);
        List<Expression> before = by.subList(0, by.size() - 1);
        return x.named().isPresent() ? through(x.named().get(), x, e, before, c, env)
                : derivative(diff(e, before, c, env), x.symbol(), x.at(), x.written(), e, c, env);
    }

    /// By a named value, which is held free: the derivative with respect to a variable, at the value.
    private static Tensor through(Meaning.Named named, DiffVariable x, Expression e, List<Expression> before, Expression.Call c, Environment env) {
        String name = named.name();
        while (true) {
            Symbol free = Terms.symbol(name, named.value().isScalar() ? Sort.REAL : new Sort.Tensor(named.value().sizes()));
            Findings inside = new Findings(env.findings().roots);
            inside.indexNames.addAll(env.findings().indexNames);
            inside.sizeNames.addAll(env.findings().sizeNames);
            inside.indices.putAll(env.findings().indices);
            Environment holding = new Environment(env.scope(), env.locals(), env.held(), inside, env.sizes()).holding(named, Tensor.variable(free));
            Tensor inner = diff(e, before, c, holding);
            if (name.equals(named.name()) && (inside.outer.contains(free) || inside.scalars.containsKey(name))) {
                name += "'";
                continue;
            }
            if (!name.equals(named.name()) && !Free.occurs(free, inner.body())) {
                throw new SourceError(e.toSource() + " was defined before " + named + " and does not see it", c.span(), "Define it again.");
            }
            Tensor value = derivative(inner, free, x.at(), x.written(), e, c, env);
            merge(inside, env.findings());
            Function.Defined f = Abstraction.of(named(e, before, x.written()), List.of(free), value);
            List<Expr> arguments = new ArrayList<>(List.of(env.value(named).argument()));
            f.symbols().subList(1, f.symbols().size()).forEach(s -> arguments.add(Tensor.variable(s).argument()));
            return new Tensor(value.indices(), Terms.apply(f, arguments));
        }
    }

    /// `diff(L, y, a)`
    private static String named(Expression e, List<Expression> before, String last) {
        return Stream.concat(Stream.of(e), before.stream()).map(Expression::toSource).collect(Collectors.joining(", ", "diff(", ", " + last + ")"));
    }

    private static void merge(Findings from, Findings to) {
        to.scalars.putAll(from.scalars);
        to.indices.putAll(from.indices);
        to.indexNames.addAll(from.indexNames);
        to.sizes.putAll(from.sizes);
        to.outer.addAll(from.outer);
        to.used.addAll(from.used);
        from.notes.forEach(n -> to.warn(n.text(), n.span()));
    }

    /// @param at the entry of a tensor that the derivative is taken by; empty for the variable itself, entry by entry
    private static Tensor derivative(Tensor f, Symbol x, Optional<List<Expr>> at, String written, Expression e, Expression.Call c, Environment env) {
        if (!Free.occurs(x, f.body())) {
            env.findings().warn(Dependence.missing(e, x, written, f, env), c.span());
        }
        if (!(x.sort() instanceof Sort.Tensor(List<Expr> sizes))) {
            return f.map(b -> Terms.diff(b, x));
        }
        if (at.isPresent()) {
            return f.map(b -> Terms.diff(b, Terms.entry(x, at.get())));
        }
        List<Expr> all = new ArrayList<>(f.sizes());
        all.addAll(sizes);
        return Tensor.of(all, i -> Terms.diff(f.body(), Terms.entry(x, List.copyOf(i.subList(f.rank(), i.size())))));
    }

    /// `dyᵀ · Jacobian`, in the shape of x; for a matrix f the sum over both its indices.
    static Tensor vjp(Expression.Call c, Environment env) {
        List<Expression> arguments = Calls.plain(c, 3);
        Tensor f = Expressions.value(arguments.get(0), env);
        Tensor dy = Expressions.value(arguments.get(2), env);
        if (!f.sizes().equals(dy.sizes())) {
            throw new SourceError("vjp(f, x, dy): f is " + f.shape() + ", dy is " + dy.shape(), arguments.get(2).span(), "dy has the shape of f.");
        }
        if (f.rank() == 0) {
            Tensor g = diff(arguments.get(0), List.of(arguments.get(1)), c, env);
            return g.map(e -> Terms.multiply(dy.body(), e));
        }
        Tensor jacobian = diff(arguments.get(0), List.of(arguments.get(1)), c, env);
        List<Symbol> summed = new ArrayList<>();
        f.indices().forEach(i -> summed.add(Terms.symbol("'" + "0".repeat(summed.size() + 1), i.sort()))); // those of the result are '1, '2, …
        return Tensor.of(jacobian.sizes().subList(f.rank(), jacobian.rank()), i -> {
            List<Expr> at = new ArrayList<>(summed);
            at.addAll(i);
            Expr out = Terms.multiply(dy.at(List.copyOf(summed)), jacobian.at(at));
            for (Symbol k : summed.reversed()) {
                out = Terms.sum(k, out);
            }
            return out;
        });
    }

    /// `f'(e)`, `f''(e)`: the derivative of a function of one variable, at e.
    static Tensor prime(Applicable f, Expression.Call c, Environment env) {
        return switch (f) {
            case Applicable.Unknown u -> Calls.unknownFunction(u, c.order(), c, env);
            case Applicable.Primitive p -> {
                Symbol x = Terms.real("x");
                Function.Defined d = derivative(p.name(), List.of(x), 0, Terms.apply(p.function(), x), x, c.order());
                yield Calls.elementwise(d, Expressions.values(Calls.plain(c, 1), env), c, env);
            }
            case Definition d -> prime(d, c, env);
        };
    }

    private static Tensor prime(Definition d, Expression.Call c, Environment env) {
        long needed = d.formals().stream().filter(p -> !p.hasPreset()).count();
        if (needed != 1 || d.formals().isEmpty() || !d.formals().getFirst().isReal()) {
            String hint = "Write diff(" + d.signature() + ", " + (d.parameters().isEmpty() ? "x" : d.parameters().getFirst().name()) + ").";
            throw new SourceError(needed != 1 ? "f'(x) is for functions of one variable, and this is " + d.signature()
                    : d.signature() + " is a function of a vector; its derivative is a Jacobian", c.span(), hint);
        }
        Function.Defined f = d.function();
        List<Expr> arguments = new ArrayList<>(f.symbols());
        for (int k = 1; k < d.formals().size(); k++) {
            arguments.set(k, d.preset(k).body());
        }
        Symbol x = f.symbols().getFirst();
        List<Symbol> hidden = f.symbols().subList(d.formals().size(), d.formals().size() + f.hidden());
        List<Symbol> symbols = new ArrayList<>(List.of(x));
        symbols.addAll(hidden);
        Function.Defined derivative = derivative(d.name(), symbols, hidden.size(), Terms.apply(f, arguments), x, c.order());
        List<Tensor> at = new ArrayList<>(Expressions.values(Calls.plain(c, 1), env));
        hidden.forEach(h -> at.add(Tensor.variable(h)));
        return Calls.elementwise(derivative, at, c, env);
    }

    private static Function.Defined derivative(String name, List<Symbol> symbols, int hidden, Expr body, Symbol x, int order) {
        Expr so = body;
        for (int k = 0; k < order; k++) {
            so = Terms.diff(so, x);
        }
        return new Function.Defined(name + "'".repeat(order), symbols, hidden, so, 0);
    }
}
