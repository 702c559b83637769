package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.backproof.expr.Symbol;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.numeric.Rational;

/// Losses of PyTorch in formulas about a network, `F.cross_entropy(Z2, y)` and `nn.CrossEntropyLoss()(Z2, y)`, as its documentation has them
/// (torch.nn.functional, reduction='mean'): examples are rows, and what goes entry by entry is the mean over all entries.
///
/// @param labels  those of the network, one-hot where they are classes
/// @param meant   a term in the names of the network
/// @param named   names that formulas before have given
record TorchLosses(Network network, LayerNames names, boolean rows, Symbol labels, Scope scope, UnaryOperator<Expression> meant, Map<String, Expression> named) {
    /// One of them.
    ///
    /// @param module  its name as a module
    /// @param loss    the library's; empty where it is minus the sum of the labels times the first argument, over the classes
    /// @param classes whether it is of one example, and takes classes
    /// @param applies the activation that it applies itself; may be empty
    /// @param says    what else is often forgotten of it
    private record Loss(String module, String loss, boolean classes, String applies, String says) {
    }

    private static final String ENTRIES = "the mean over all entries, of examples and outputs";
    private static final Map<String, Loss> ALL = Map.of(
            "cross_entropy", new Loss("CrossEntropyLoss", "ce_with_logits", true, "softmax", "takes logits, applies softmax itself, and is the mean over the examples, the rows"),
            "nll_loss", new Loss("NLLLoss", "", true, "", "takes logarithms of probabilities, and is the mean over the examples, the rows"),
            "binary_cross_entropy", new Loss("BCELoss", "bce", false, "", "takes probabilities, and is " + ENTRIES),
            "binary_cross_entropy_with_logits", new Loss("BCEWithLogitsLoss", "bce_with_logits", false, "sigmoid", "takes logits, applies sigmoid itself, and is " + ENTRIES),
            "mse_loss", new Loss("MSELoss", "squared_error", false, "", "is " + ENTRIES + ", without ½"),
            "l1_loss", new Loss("L1Loss", "mae", false, "", "is " + ENTRIES));

    /// A call of one of them in the language; empty for others.
    ///
    /// @throws SourceError if it has other arguments than these are known for
    Optional<Expression> of(Expression.Call written) {
        return called(written).map(c -> value(ALL.get(c.function().text()), c));
    }

    /// The call with the loss's name as a function, `cross_entropy(Z2, y)` for `criterion(Z2, y)`.
    private Optional<Expression.Call> called(Expression.Call c) {
        String name = c.function().text();
        if (c.order() > 0 || c.arguments().size() < 2 || scope.function(name).isPresent()) {
            return Optional.empty();
        }
        List<Argument> arguments = new ArrayList<>(c.arguments());
        if (named.get(name) instanceof Expression.Call module && module.arguments().stream().allMatch(Argument.Named.class::isInstance)) {
            name = module.function().text();
            arguments.addAll(module.arguments());
        }
        String called = name;
        return ALL.entrySet().stream().filter(e -> e.getKey().equals(called) || e.getValue().module().equals(called)).map(Map.Entry::getKey).findFirst()
                .map(f -> new Expression.Call(new Name(f, c.function().span()), 0, arguments, c.span()));
    }

    private Expression value(Loss loss, Expression.Call c) {
        Span span = c.span();
        if (!(c.arguments().get(0) instanceof Expression prediction && c.arguments().get(1) instanceof Expression label)) {
            throw new SourceError(c.function().text() + " takes a prediction and labels, in this order", span);
        }
        String reduction = reduction(c);
        Expression a = meant.apply(prediction);
        Expression t = isClasses(loss, label) && !rows && !names.ofOne() ? new Expression.Transpose(meant.apply(label), span) : meant.apply(label);
        if (!loss.classes()) {
            return call(reduction, call(loss.loss(), a, t));
        }
        if (names.ofOne()) {
            return loss.loss().isEmpty() ? minus(call("sum", product(t, a))) : call(loss.loss(), a, t);
        }
        Expression rowwise = loss.loss().isEmpty() ? call("sum", product(new Expression.Transpose(t, span), new Expression.Transpose(a, span)), new Argument.Named(new Name("axis", span),
                new Expression.Number(Rational.ZERO, span), span)) : call(loss.loss(), new Expression.Transpose(a, span), new Expression.Transpose(t, span));
        Expression all = call(reduction, rowwise);
        return loss.loss().isEmpty() ? minus(all) : all;
    }

    /// Over what is left: the examples, or all entries.
    private static String reduction(Expression.Call c) {
        String so = "mean";
        for (Argument a : c.arguments().subList(2, c.arguments().size())) {
            String text = a instanceof Argument.Named(Name name, Name value, _) && name.text().equals("reduction") ? value.text().replaceAll("[\"']", "") : "";
            if (!List.of("mean", "sum").contains(text)) {
                throw new SourceError("of " + c.function().text() + " only reduction='mean' and 'sum' are read", a.span());
            }
            so = text;
        }
        return so;
    }

    /// Whether the labels are written as classes: they are then one-hot in the network.
    private boolean isClasses(Loss loss, Expression label) {
        return loss.classes() && label instanceof Name n && names.isLabel(n.text());
    }

    /// Whether a formula has such labels.
    boolean classes(Expression e) {
        return e instanceof Expression.Call c && called(c).filter(x -> x.arguments().get(1) instanceof Expression label && isClasses(ALL.get(x.function().text()), label)
                && !(rows && label instanceof Name n && n.text().equals(labels.name()))).isPresent()
                || e instanceof Name n && named.containsKey(n.text()) && classes(named.get(n.text())) || SyntaxTree.children(e).stream().anyMatch(this::classes);
    }

    /// What is said of a formula that is wrong: that an activation is applied twice, or what the loss takes.
    Optional<String> says(Expression e) {
        if (e instanceof Expression.Call c && called(c).isPresent()) {
            Expression.Call f = called(c).get();
            Loss loss = ALL.get(f.function().text());
            int last = network.depth();
            boolean twice = f.arguments().getFirst() instanceof Expression x && meant.apply(x) instanceof Name a && a.text().equalsIgnoreCase("A" + last)
                    && network.layer(last).activation().equals(loss.applies());
            return Optional.of(f.function().text() + (twice ? " applies " + loss.applies() + " itself, and " + "A" + last + " has it already: it takes Z" + last : " " + loss.says())
                    + (!rows && !names.ofOne() && loss.classes() ? "; for examples in rows, as PyTorch has them, start with --layout row" : ""));
        }
        return SyntaxTree.children(e).stream().flatMap(x -> says(x).stream()).findFirst();
    }

    private static Expression product(Expression a, Expression b) {
        return new Expression.Product(a, List.of(new Link(Operator.TIMES, b)), a.span());
    }

    private static Expression minus(Expression e) {
        return new Expression.Negative(e, e.span());
    }

    private static Expression call(String function, Expression first, Argument... others) {
        List<Argument> arguments = new ArrayList<>(List.of(first));
        arguments.addAll(List.of(others));
        return new Expression.Call(new Name(function, first.span()), 0, arguments, first.span());
    }
}
