package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Spelling;

/// Formulas about a network as people have them in notes and code: `dW[l] = 1/m np.dot(dZ[l], A[l-1].T)`.
///
/// `A[l]` is the value `A1` of layer 1 where l is 1, `L` the last layer, `A[0]` the input; `g` is the activation of the layer whose logit it is
/// applied to.
public final class Notes {
    private static final List<String> FAMILIES = List.of("A", "Z", "W", "b", "dA", "dZ", "dW", "db", "a", "z", "da", "dz");
    private static final String LAYER = "l";
    private static final String LAST = "L";

    private final Network network;
    private final List<Symbol> values;
    private final Scope scope;

    /// @param values the names that a formula may use
    public Notes(Network network, List<Symbol> values, Scope scope) {
        this.network = network;
        this.values = List.copyOf(values);
        this.scope = scope;
    }

    /// A formula for one layer.
    ///
    /// @param layer  what l stands for
    /// @param target the name that it is for
    /// @param value  empty where the shapes do not go together
    /// @param misfit why
    public record Reading(int layer, String target, Optional<Tensor> value, String misfit) {
    }

    /// The formula for every layer that it can be about: once where no `l` occurs.
    ///
    /// @throws SourceError if it has no meaning
    public List<Reading> readings(Formula f) {
        boolean general = mentions(f.target(), LAYER) || mentions(f.value(), LAYER);
        List<Reading> out = new ArrayList<>();
        Optional<SourceError> last = Optional.empty();
        for (int l = 1; l <= (general ? network.depth() : 1); l++) {
            try {
                out.add(reading(f, l));
            } catch (OutOfRange e) {
                last = Optional.of(new SourceError(e.getMessage(), f.span(), "Layers are 1 to " + network.depth() + "; 0 is the input."));
            }
        }
        if (out.isEmpty()) {
            throw last.orElseThrow();
        }
        return out;
    }

    private static boolean mentions(Expression e, String name) {
        return SyntaxTree.names(e).contains(name);
    }

    /// A layer that is not there.
    private static final class OutOfRange extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfRange(String message) {
            super(message, null, false, false);
        }
    }

    private Reading reading(Formula f, int layer) {
        if (!(rewritten(f.target(), layer) instanceof Name target)) {
            throw new SourceError(f.target().toSource() + " is no value of a network", f.target().span(), "Write for instance dW[l] = ….");
        }
        Expression value = rewritten(f.value(), layer);
        Scope so = scope.child();
        for (Symbol s : values) {
            so = so.with(s.sort() instanceof Sort.Size ? Meaning.Variable.size(s) : Meaning.Variable.free(s));
        }
        Findings findings = new Findings(List.of(value));
        Optional<Tensor> t;
        String misfit = "";
        try {
            t = Optional.of(Expressions.value(value, Environment.of(so, findings)));
        } catch (SourceError e) {
            t = Optional.empty();
            misfit = e.getMessage();
        }
        for (String unknown : findings.scalars.keySet()) {
            throw new SourceError(unknown + " is no value of " + network.name(), f.value().span(), Spelling.didYouMean(unknown, values.stream().map(Symbol::name).toList()));
        }
        return new Reading(layer, target.text(), t, misfit);
    }

    private Expression rewritten(Expression e, int layer) {
        return switch (e) {
            case Expression.Element(Name family, List<Expression> at, var span) when FAMILIES.contains(family.text()) && at.size() == 1 && isLayer(at.getFirst()) -> {
                int l = number(at.getFirst(), layer);
                boolean input = l == 0 && (family.text().equals("A") || family.text().equals("a"));
                if (l < 0 || l > network.depth() || l == 0 && !input) {
                    throw new OutOfRange("there is no " + family + "[" + l + "]");
                }
                yield new Name(input ? values.getFirst().name() : family.text() + l, span);
            }
            case Expression.Call c -> call(c, layer);
            case Expression.Element(Expression tensor, List<Expression> at, var span) -> new Expression.Element(rewritten(tensor, layer), at, span);
            case Expression.Transpose(Expression operand, var span) -> new Expression.Transpose(rewritten(operand, layer), span);
            case Expression.Power(Expression base, Expression exponent, var span) -> new Expression.Power(rewritten(base, layer), rewritten(exponent, layer), span);
            case Expression.Negative(Expression operand, var span) -> new Expression.Negative(rewritten(operand, layer), span);
            case Expression.Product(Expression first, List<Link> rest, var span) -> new Expression.Product(rewritten(first, layer), links(rest, layer), span);
            case Expression.Sum(Expression first, List<Link> rest, var span) -> new Expression.Sum(rewritten(first, layer), links(rest, layer), span);
            case Expression.Comparison(Expression first, List<Link> rest, var span) -> new Expression.Comparison(rewritten(first, layer), links(rest, layer), span);
            case Expression.Conditional(Expression test, Expression yes, Expression no, var span) ->
                new Expression.Conditional(rewritten(test, layer), rewritten(yes, layer), rewritten(no, layer), span);
            case Name _, Expression.Number _, Expression.Array _, Expression.Membership _, Expression.Not _, Expression.And _, Expression.Or _ -> e;
        };
    }

    private List<Link> links(List<Link> rest, int layer) {
        return rest.stream().map(k -> new Link(k.operator(), rewritten(k.operand(), layer))).toList();
    }

    /// `l`, `L-1`, `2`.
    private static boolean isLayer(Expression e) {
        return switch (e) {
            case Expression.Number n -> n.value().isInteger();
            case Name n -> n.text().equals(LAYER) || n.text().equals(LAST);
            case Expression.Sum(Expression first, List<Link> rest, _) -> isLayer(first) && rest.stream().allMatch(k -> k.operand() instanceof Expression.Number);
            case Expression _ -> false;
        };
    }

    private int number(Expression e, int layer) {
        return switch (e) {
            case Expression.Number n -> n.value().intValueExact();
            case Name n -> n.text().equals(LAST) ? network.depth() : layer;
            case Expression.Sum(Expression first, List<Link> rest, _) ->
                number(first, layer) + rest.stream().mapToInt(k -> (k.operator() == Operator.MINUS ? -1 : 1) * number(k.operand(), layer)).sum();
            case Expression x -> throw new IllegalArgumentException(x.toSource());
        };
    }

    /// NumPy's names for products, its `keepdims`, and `g` for the activation.
    private Expression call(Expression.Call c, int layer) {
        List<Argument> arguments = new ArrayList<>();
        for (Argument a : c.arguments()) {
            if (a instanceof Argument.Named(Name name, Expression value, var span)) {
                if (!name.text().equals("keepdims")) {
                    arguments.add(new Argument.Named(name, value, span));
                }
            } else {
                arguments.add(a instanceof Expression e ? rewritten(e, layer) : a);
            }
        }
        String name = c.function().text();
        if (arguments.size() == 2 && arguments.get(0) instanceof Expression left && arguments.get(1) instanceof Expression right && c.order() == 0) {
            switch (name) {
                case "dot", "matmul" -> {
                    return new Expression.Product(left, List.of(new Link(Operator.MATMUL, right)), c.span());
                }
                case "multiply" -> {
                    return new Expression.Product(left, List.of(new Link(Operator.TIMES, right)), c.span());
                }
                default -> {
                }
            }
        }
        boolean activation = name.matches("g[0-9]*") && scope.function(name).isEmpty() && arguments.size() == 1 && arguments.getFirst() instanceof Name z
                && z.text().matches("[Zz][0-9]+");
        if (activation) {
            int of = Integer.parseInt(((Name) arguments.getFirst()).text().substring(1));
            Expression f = Parser.expression(new Source("", network.layer(of).activation()));
            if (f instanceof Expression.Call g) {
                arguments.addAll(g.arguments());
                return new Expression.Call(g.function(), c.order(), arguments, c.span());
            }
            return new Expression.Call((Name) f, c.order(), arguments, c.span());
        }
        return new Expression.Call(c.function(), c.order(), arguments, c.span());
    }
}
