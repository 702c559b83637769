package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Binding;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.Part;
import org.backproof.language.SourceError;
import org.backproof.language.Span;

/// Reads the line for the loss, `loss ce`, `loss huber(2)`, or `given da`, where the cotangent of the last activation is given and no loss known.
///
/// @param pairing     the loss with the last activation
/// @param assumptions about its labels and its other parameters
/// @param presets     default values of its parameters
/// @param classes     the class whose one-hot vector the label is
record LossLine(Pairing pairing, List<Assumption> assumptions, Map<Symbol, Expr> presets, Optional<Symbol> classes) {

    /// @param activation of the last layer
    static LossLine of(Part loss, Expression activation, Layer last, Scope scope, Findings findings, Span network) {
        Expression written = loss.words().getFirst();
        Name name = switch (written) {
            case Name n -> n;
            case Expression.Call c when c.order() == 0 -> c.function();
            case Expression e -> throw noLoss(e.span());
        };
        if (loss.words().size() != 1) {
            throw noLoss(loss.span());
        }
        List<Argument> settings = written instanceof Expression.Call c ? c.arguments() : List.of();
        scope.function(name.text()).filter(Definition.class::isInstance).map(Definition.class::cast).ifPresent(d -> {
            int others = Math.max(0, d.parameters().size() - 2);
            if (settings.size() > others) {
                throw new SourceError(d.signature() + " takes " + (others == 0 ? "no argument" : others == 1 ? "one argument" : others + " arguments")
                        + " beside the prediction and the label, " + settings.size() + (settings.size() == 1 ? " is" : " are") + " given", written.span());
            }
        });
        Pairs.Made made = new Pairs(scope, findings, new PartialApplication(name, settings, written), new Binding(Optional.empty(), activation, activation.span()), last.units()).made(List.of());
        Pairing p = made.pairing();
        Setting setting = new Statements(made.scope(), findings).about(p.atLogit()).about(p.value()).about(last.value()).given(made.facts()).setting(network);
        Pairing called = new Pairing(written.toSource(), p.activation(), p.logit(), p.prediction(), p.value(), p.atPrediction(), p.atLogit(), p.parameters(), p.domain());
        if (called.parameters().isEmpty()) {
            throw noLoss(loss.span());
        }
        Symbol label = called.parameters().getFirst();
        return label.sort() instanceof Sort.Index range ? oneHot(called, label, range, setting.assumptions(), made.presets()) : new LossLine(called, setting.assumptions(), made.presets(), Optional.empty());
    }

    private static SourceError noLoss(Span span) {
        return new SourceError("a loss is a function of a prediction and a label", span, "Write loss ce, loss huber(2), or define one: ell(a, y) = ….");
    }

    /// A loss of a class c is linear in the one-hot vector y of c: `ℓ(a, c) = Σᵢ yᵢ ℓ(a, i)`.
    private static LossLine oneHot(Pairing p, Symbol c, Sort.Index range, List<Assumption> assumptions, Map<Symbol, Expr> presets) {
        Symbol y = Terms.symbol("y", new Sort.Tensor(List.of(range.upper())));
        Symbol i = Terms.symbol("#c", range);
        List<Symbol> parameters = new ArrayList<>(p.parameters());
        parameters.set(0, y);
        Expr loss = Terms.sum(i, Terms.multiply(Terms.entry(y, i), Substitution.of(c, i).apply(p.atPrediction())));
        Expr atLogit = Terms.sum(i, Terms.multiply(Terms.entry(y, i), Substitution.of(c, i).apply(p.atLogit())));
        List<Assumption> all = new ArrayList<>(assumptions.stream().filter(a -> !org.backproof.expr.Free.occurs(c, a.prop())).toList());
        all.add(new Assumption(Prop.zero(Terms.subtract(Terms.sum(i, Terms.entry(y, i)), Terms.ONE)), Assumption.Origin.LIBRARY, "sum(y) = 1"));
        return new LossLine(new Pairing(p.loss(), p.activation(), p.logit(), p.prediction(), p.value(), loss, atLogit, parameters, p.domain()), all, presets, Optional.of(c));
    }

    /// Any loss that has the given derivative by each prediction: `da·a` has.
    static LossLine given(Layer last) {
        Symbol a = Terms.real("a");
        Symbol da = Terms.real("da");
        Expr cost = Terms.multiply(da, a);
        return new LossLine(new Pairing("given", last.activation(), last.logit(), a, last.value(), cost, cost, List.of(da), List.of()), List.of(), Map.of(), Optional.empty());
    }
}
