package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.Parser;
import org.backproof.language.Source;

/// Calls in formulas of notes: the cost, activations, their derivatives, functions of vectors.
final class NoteCalls {
    private final Network network;
    private final Scope scope;
    private final LayerNames names;
    private final NoteArrays arrays;
    private final NoteFunctions functions;
    private final boolean rows;
    private final BiFunction<Expression, Integer, Expression> rewritten;

    /// @param rows      whether examples are rows
    /// @param rewritten a formula for one layer, in the names of the network
    NoteCalls(Network network, Scope scope, LayerNames names, NoteArrays arrays, boolean rows, BiFunction<Expression, Integer, Expression> rewritten) {
        this.network = network;
        this.scope = scope;
        this.names = names;
        this.arrays = arrays;
        this.functions = new NoteFunctions(scope);
        this.rows = rows;
        this.rewritten = rewritten;
    }

    Expression of(Expression.Call written, int layer) {
        Expression.Call c = arrays.totals(written, layer);
        String name = c.function().text();
        List<Argument> arguments = new ArrayList<>();
        c.arguments().forEach(a -> arguments.add(a instanceof Expression e ? rewritten.apply(e, layer) : a));
        if (LayerNames.isCost(name) && scope.function(name).isEmpty() && arguments.size() > 1) {
            return cost(c, arguments);
        }
        if (name.equals("cost_derivative") && scope.function(name).isEmpty() && arguments.size() == 2 && arguments.getFirst() instanceof Expression prediction
                && prediction.equals(names.value("A", names.depth(), prediction.span())) && arguments.getLast() instanceof Name label && names.isLabel(label.text())) {
            return names.value("dA", names.depth(), c.span());
        }
        Optional<Integer> of = scope.function(name).isEmpty() && arguments.size() == 1 ? activated(c.function(), arguments.getFirst(), layer) : Optional.empty();
        if (of.isPresent()) {
            return activation(of.get(), c, arguments);
        }
        Optional<String> slope = c.order() == 0 && arguments.size() == 1 ? functions.slope(name) : Optional.empty();
        if (slope.isPresent()) {
            return of(called(slope.get(), 1, c.arguments(), c), layer);
        }
        Optional<String> backward = c.order() == 0 && arguments.size() == 2 && arguments.getFirst() instanceof Expression ? functions.backward(name) : Optional.empty();
        if (backward.isPresent() && functions.elementwise(backward.get())) {
            Expression slopeThere = of(called(backward.get(), 1, List.of(c.arguments().getLast()), c), layer);
            return new Expression.Product((Expression) arguments.getFirst(), List.of(new Link(Operator.TIMES, slopeThere)), c.span());
        }
        Optional<String> other = scope.function(name).isEmpty() ? functions.function(name).filter(f -> !f.equals(name)) : Optional.empty();
        if (other.isPresent()) {
            return of(called(other.get(), c.order(), c.arguments(), c), layer);
        }
        if (c.order() == 0 && scope.function(name).orElse(null) instanceof Definition d && !d.formals().isEmpty() && d.formals().getFirst().rank() == 1) {
            return RowByRow.call(d, c, arguments, rows && !names.ofOne());
        }
        return new Expression.Call(c.function(), c.order(), arguments, c.span());
    }

    private static Expression.Call called(String function, int order, List<Argument> arguments, Expression.Call in) {
        return new Expression.Call(new Name(function, in.function().span()), order, arguments, in.span());
    }

    /// `L(A2, Y)` is the loss of the network.
    private Expression cost(Expression.Call c, List<Argument> arguments) {
        Expression.Call loss = called(network.output().loss(), 0, arguments, c);
        boolean example = names.ofOne() || arguments.getFirst() instanceof Expression.Element(_, List<Expression> at, _) && at.getFirst() instanceof Expression.Whole;
        return example ? called("sum", 0, List.of(loss), c) : loss;
    }

    /// `g` stands for the activation of the layer whose logit it is applied to; people apply it to the activation, too.
    private Expression activation(int of, Expression.Call c, List<Argument> arguments) {
        Expression f = Parser.expression(new Source("", network.layer(of).activation()));
        if (f instanceof Expression.Call g) {
            arguments.addAll(g.arguments());
            return new Expression.Call(g.function(), c.order(), arguments, c.span());
        }
        return new Expression.Call((Name) f, c.order(), arguments, c.span());
    }

    /// The layer whose activation is meant: that of `g[l]` and `g1`, else that of the value it is applied to.
    private Optional<Integer> activated(Name function, Argument argument, int layer) {
        Matcher g = NoteFunctions.ACTIVATION.matcher(function.text());
        if (!g.matches()) {
            return Optional.empty();
        }
        String written = g.group(1);
        if (!written.isEmpty()) {
            int of = LayerIndex.number(Parser.expression(new Source("", written.replaceAll("[\\[\\]]", ""))), layer, network.depth());
            if (of < 1 || of > network.depth()) {
                throw new LayerNames.OutOfRange("there is no " + function.text());
            }
            return Optional.of(of);
        }
        return argument instanceof Name z && z.text().matches("[zZaA][0-9]+") ? Optional.of(Integer.parseInt(z.text().substring(1))) : Optional.empty();
    }
}
