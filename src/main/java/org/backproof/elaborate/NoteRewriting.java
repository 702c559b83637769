package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.numeric.Rational;

/// Formulas of notes for one layer, in the names of the network and the words of the language: `W[l+1].T dZ[l+1]` is `W2' dZ2` for layer 1.
final class NoteRewriting {
    private final Network network;
    private final List<Symbol> values;
    private final boolean rows;
    private final NoteWriting writing;
    private final Scope scope;
    private final Map<String, Expression> named;
    private final LayerNames names;
    private final NoteCalls calls;
    private final NoteFunctions functions;
    private final ClassLabels classes;
    private final EntryNames entries;
    private final TorchLosses losses;

    /// @param values the names that a formula may use, the input first
    /// @param rows   whether examples are rows
    /// @param named  names that formulas before have given; may grow
    NoteRewriting(Network network, List<Symbol> values, boolean rows, NoteWriting writing, Scope scope, Map<String, Expression> named, LayerNames names, NoteArrays arrays) {
        this.network = network;
        this.values = values;
        this.rows = rows;
        this.writing = writing;
        this.scope = scope;
        this.named = named;
        this.names = names;
        this.entries = new EntryNames(values);
        this.functions = new NoteFunctions(scope);
        this.calls = new NoteCalls(network, scope, names, arrays, rows, this::of);
        this.losses = new TorchLosses(network, names, rows, values.get(1), scope, e -> of(e, 1), named);
        this.classes = new ClassLabels(names, rows, values.get(1), values.get(2), e -> of(e, 1));
    }

    Expression of(Expression e, int layer) {
        return switch (e) {
            case Expression.Element(Name written, List<Expression> at, var span) when names.ofLayers(names.usual(written.text())) && at.size() == 1 && LayerIndex.isLayer(at.getFirst()) -> {
                String usual = names.usual(written.text());
                yield names.value(LayerNames.family(usual).orElse(usual), LayerIndex.number(at.getFirst(), layer, network.depth()), span);
            }
            case Expression.Element(Name written, List<Expression> at, var span) when at.size() == 1 && LayerIndex.isLayer(at.getFirst()) && EntryNames.split(written).isPresent() -> {
                Expression.Element entry = EntryNames.split(written).get();
                yield of(new Expression.Element(new Expression.Element(entry.tensor(), at, span), entry.indices(), span), layer);
            }
            case Expression.Element(Expression.Call(Name shape, _, List<Argument> of, _), List<Expression> at, var span)
                    when shape.text().equals("shape") && of.getFirst() instanceof Expression operand && at.getFirst() instanceof Expression.Number axis ->
                size(of(operand, layer), axis.value().intValueExact(), span);
            case Name n when named.containsKey(n.text()) -> of(NumpySyntax.read(named.get(n.text())), layer);
            case Name n when names.usual(n) != n -> of(names.usual(n), layer);
            case Name n when names.place(n).isPresent() -> {
                LayerNames.Place p = names.place(n).get();
                int of = (p.last() ? network.depth() : layer) + p.shift();
                Name value = names.value(p.family(), of, n.span());
                yield n.text().matches("d?w") && !rows && network.units(of) == Terms.ONE ? new Expression.Transpose(value, n.span()) : value; // w of one unit is a column
            }
            case Name n when names.capital(n.text()).isEmpty() && entry(n, layer).isPresent() -> entry(n, layer).get();
            case Name n -> names.capital(n.text()).or(() -> names.datum(n.text())).<Expression>map(c -> new Name(c, n.span())).orElse(n);
            case Expression.Element x when ClassLabels.isHot(x) -> classes.oneHot(x.indices(), x.span());
            case Expression.Element(Expression tensor, List<Expression> at, var span) when ClassLabels.picks(at) -> classes.entries(of(tensor, layer), at, span);
            case Expression.Call c when NumpySyntax.ofCost(c).isPresent() -> mean(of(NumpySyntax.ofCost(c).get(), layer));
            case Expression.Call c when classes.encoded(c).isPresent() -> classes.encoded(c).get();
            case Expression.Call c when ofEntries(c).isPresent() -> of(ofEntries(c).get(), layer);
            case Expression.Call c when losses.of(c).isPresent() -> losses.of(c).get();
            case Expression.Call c -> calls.of(c, layer);
            case Expression.Whole _ -> e;
            case Expression.Element(Expression tensor, List<Expression> at, var span) -> new Expression.Element(of(tensor, layer), at, span);
            case Expression.Transpose(Expression operand, var span) -> new Expression.Transpose(of(operand, layer), span);
            case Expression.Power(Expression base, Expression exponent, var span) -> new Expression.Power(of(base, layer), of(exponent, layer), span);
            case Expression.Negative(Expression operand, var span) -> new Expression.Negative(of(operand, layer), span);
            case Expression.Product(Expression first, List<Link> rest, var span) -> new Expression.Product(of(first, layer), links(rest, layer), span);
            case Expression.Sum(Expression first, List<Link> rest, var span) -> biased(new Expression.Sum(of(first, layer), links(rest, layer), span));
            case Expression.Comparison(Expression first, List<Link> rest, var span) -> new Expression.Comparison(of(first, layer), links(rest, layer), span);
            case Expression.Conditional(Expression test, Expression yes, Expression no, var span) ->
                new Expression.Conditional(of(test, layer), of(yes, layer), of(no, layer), span);
            case Expression.Number _, Expression.Array _, Expression.Membership _, Expression.Not _, Expression.And _, Expression.Or _ -> e;
        };
    }

    TorchLosses losses() {
        return losses;
    }

    /// `dW1[j, k]` for `dW1_jk`.
    private Optional<Expression> entry(Name n, int layer) {
        return names.isValue(n.text()) ? Optional.empty() : EntryNames.split(n).filter(e -> of(e.tensor(), layer) instanceof Name value && entries.rank(value.text()) == e.indices().size())
                .map(e -> new Expression.Element(of(e.tensor(), layer), e.indices(), n.span()));
    }

    /// `log(P)[range(m), y]` for `log(P[range(m), y])`: a function entry by entry of the entries at the classes is that of all, and then those at the classes.
    private Optional<Expression> ofEntries(Expression.Call c) {
        Expression inside = c.arguments().size() == 1 && c.arguments().getFirst() instanceof Expression e && functions.elementwise(c.function().text()) ? e : c;
        while (inside instanceof Name n && named.containsKey(n.text())) {
            inside = NumpySyntax.read(named.get(n.text()));
        }
        return inside instanceof Expression.Element(Expression tensor, List<Expression> at, var span) && ClassLabels.picks(at)
                ? Optional.of(new Expression.Element(new Expression.Call(c.function(), c.order(), List.of(tensor), c.span()), at, span)) : Optional.empty();
    }

    /// `dZ/m` for ∂J/∂Z.
    private Expression mean(Expression differential) {
        return differential instanceof Name n && carriesM(n.text())
                ? new Expression.Product(n, List.of(new Link(Operator.DIVIDE, new Name(values.get(2).name(), n.span()))), n.span()) : differential;
    }

    private List<Link> links(List<Link> rest, int layer) {
        List<Link> out = new ArrayList<>();
        for (Link k : rest) {
            // `1/m (Z + W)`: a value before a bracket is a factor
            if (k.operand() instanceof Expression.Call c && c.order() == 0 && c.arguments().size() == 1 && c.arguments().getFirst() instanceof Expression inside
                    && names.isValue(c.function().text()) && scope.function(c.function().text()).isEmpty()) {
                out.add(new Link(k.operator(), c.function()));
                out.add(new Link(Operator.BESIDE, of(inside, layer)));
            } else {
                out.add(new Link(k.operator(), of(k.operand(), layer)));
            }
        }
        return out;
    }

    private Expression biased(Expression.Sum e) {
        return rows && !names.ofOne() ? new BiasRows(names, values.get(2)).of(e) : e;
    }

    /// Whether a value is m times a derivative of J.
    boolean carriesM(String name) {
        return !writing.divided() && !names.ofOne() && values.get(2).sort() instanceof Sort.Size && (name.matches("d[AZ][0-9]+") || name.equals("d" + values.getFirst().name()));
    }

    /// The size of an axis, counted from 0.
    private Expression size(Expression of, int axis, Span span) {
        if (of instanceof Name n) {
            for (Symbol s : values) {
                if (s.name().equals(n.text()) && s.sort() instanceof Sort.Tensor(List<Expr> sizes)) {
                    return axis < sizes.size() ? Parser.expression(new Source("", Shapes.size(sizes.get(axis)))) : new Expression.Number(Rational.ONE, span);
                }
            }
        }
        throw new SourceError("shape is that of a value of " + network.name(), span, "Write for instance X.shape[1].");
    }
}
