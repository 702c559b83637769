package org.backproof.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.OctaveNotes;
import org.backproof.language.SourceError;
import org.backproof.numeric.Rational;

/// The shapes that NumPy gives to formulas of notes about many examples.
///
/// @param values    the names that a formula may use, the input first
/// @param rows      whether examples are rows
/// @param flatBiases whether b and db are arrays of one axis
/// @param named     names that formulas before have given
/// @param rewritten a formula for one layer, in the names of the network
record NoteArrays(List<Symbol> values, boolean rows, boolean flatBiases, Scope scope, LayerNames names, Map<String, Expression> named, BiFunction<Expression, Integer, Expression> rewritten) {
    private static final List<String> REDUCTIONS = List.of("sum", "mean");

    /// Whether it is a vector with an entry for each example.
    boolean ofExamples(Symbol s) {
        return s.sort() instanceof Sort.Tensor(List<Expr> sizes) && sizes.size() == 1 && values.get(2).sort() instanceof Sort.Size && sizes.getFirst() == values.get(2);
    }

    /// What NumPy makes of the formula about many examples, where that is another shape.
    ///
    /// @param turned whether it is for the transpose of the target
    Optional<String> misfit(Expression value, String target, boolean turned, int layer) {
        if (names.ofOne()) {
            return Optional.empty();
        }
        Optional<String> first = array(value, target, turned, layer, false);
        return values.stream().anyMatch(this::ofExamples) && first.isPresent() ? array(value, target, turned, layer, true).flatMap(_ -> first) : first;
    }

    /// @param flat whether the weights of the examples are an array of one axis
    private Optional<String> array(Expression value, String target, boolean turned, int layer, boolean flat) {
        List<Expr> own = values.stream().filter(s -> s.name().equals(target)).findFirst().map(s -> shape(s, flat)).orElse(List.of());
        List<Expr> wanted = turned ? own.reversed() : own;
        try {
            return arrays(layer, flat).of(value).flatMap(given -> {
                boolean number = given.stream().allMatch(Terms.ONE::equals);
                if (number || Broadcasting.broadcast(wanted, given).equals(wanted)) {
                    return Optional.empty();
                }
                return Optional.of("in NumPy this is " + Broadcasting.text(given) + ", and " + target + " is " + Broadcasting.text(wanted)
                        + (given.size() < wanted.size() ? "; keepdims=True keeps the axis" : ""));
            });
        } catch (Broadcasting.Misfit e) {
            return Optional.of(e.getMessage());
        }
    }

    private ArrayShapes arrays(int layer, boolean flat) {
        return new ArrayShapes(e -> known(e, layer, flat), new NoteFunctions(scope)::elementwise);
    }

    private Optional<List<Expr>> known(Expression e, int layer, boolean flat) {
        if (e instanceof Name n && named.containsKey(n.text())) {
            return arrays(layer, flat).of(named.get(n.text()));
        }
        if (!ClassLabels.isHot(e) && e instanceof Expression.Element(Name of, List<Expression> at, _) && !(names.ofLayers(names.usual(of.text())) && at.size() == 1 && LayerIndex.isLayer(at.getFirst()))) {
            return Optional.empty();
        }
        return e instanceof Name || e instanceof Expression.Element(Name _, _, _) ? switch (rewritten.apply(e, layer)) {
            case Name n -> values.stream().filter(s -> s.name().equals(n.text())).findFirst().map(s -> shape(s, flat));
            case Expression.Transpose(Name n, _) -> values.stream().filter(s -> s.name().equals(n.text())).findFirst().map(s -> shape(s, flat).reversed());
            case Expression _ -> Optional.empty();
        } : Optional.empty();
    }

    /// A bias is a column, with examples in rows a row.
    private List<Expr> shape(Symbol s, boolean flat) {
        List<Expr> sizes = s.sort() instanceof Sort.Tensor(List<Expr> all) ? all : List.of();
        if (sizes.size() != 1 || flat && ofExamples(s) || flatBiases && s.name().matches("d?b[0-9]+")) {
            return sizes;
        }
        return rows == ofExamples(s) ? List.of(sizes.getFirst(), Terms.ONE) : List.of(Terms.ONE, sizes.getFirst());
    }

    /// Whether `sum(x)` of Octave is that of each column: of a row or a column it is that of all.
    private boolean columns(Expression of, int layer, Expression.Call in) {
        try {
            return arrays(layer, false).of(of).orElseThrow(() -> new SourceError("the shape of what " + in.function().text() + " is of is not known", in.span(), "Write the axis."))
                    .stream().filter(s -> s != Terms.ONE).count() > 1;
        } catch (Broadcasting.Misfit e) {
            throw new SourceError(e.getMessage(), in.span());
        }
    }

    /// Along the first axis of an array of one axis all entries are summed: `sum(x, axis=0)` is `sum(x)`.
    Expression.Call totals(Expression.Call c, int layer) {
        if (c.arguments().size() == 2 && c.arguments().getFirst() instanceof Expression of && c.arguments().getLast() instanceof Argument.Named(Name axis, Name first, var span) && first.text().equals(OctaveNotes.FIRST)) {
            boolean columns = columns(of, layer, c);
            return new Expression.Call(c.function(), 0, columns ? List.of(of, new Argument.Named(axis, new Expression.Number(Rational.ZERO, span), span)) : List.of(of), c.span());
        }
        if (c.order() > 0 || !REDUCTIONS.contains(c.function().text()) || c.arguments().size() != 2
                || !(c.arguments().getFirst() instanceof Expression of && c.arguments().getLast() instanceof Argument.Named(Name axis, Expression.Number at, _))
                || !axis.text().equals("axis") || at.value().signum() != 0) {
            return c;
        }
        try {
            boolean flat = arrays(layer, true).of(of).filter(shape -> shape.size() == 1).isPresent();
            return flat ? new Expression.Call(c.function(), 0, List.of(c.arguments().getFirst()), c.span()) : c;
        } catch (Broadcasting.Misfit _) {
            return c;
        }
    }
}
