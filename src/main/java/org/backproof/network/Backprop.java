package org.backproof.network;

import java.util.List;
import java.util.Optional;
import org.backproof.elaborate.Network;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The equations of a network, forwards and backwards, as a program: each step names a value in terms of inputs, parameters and steps before.
///
/// Cotangents dZ and dA are per example, m·∂J/∂Z; gradients dW and db are of J, the mean over the examples.
///
/// @param examples   the size of the batch; empty for one example
/// @param input      what goes in: x, or X with a column for each example
/// @param label      what should come out
/// @param parameters W1, b1, W2, …
/// @param data       what is given with the examples besides: masks, and the weights of the examples
/// @param others     what else the loss depends on
/// @param steps      in an order in which they can be computed: the forward ones first, then from the last layer to the first
/// @param facts      what is assumed of the labels
/// @param collapsed  whether dZ of the last layer is a multiple of prediction minus label
/// @param hidden     a layer that stands for all before the last one, where the depth is a symbol
/// @param convention what the gradients are
/// @param slopes     the derivative of the activation of each layer, where it has one by unit
public record Backprop(Network network, Optional<Symbol> examples, Symbol input, Symbol label, List<Symbol> parameters, List<Symbol> data,
        List<Symbol> others, List<Step> steps,
        List<Prop> facts, boolean collapsed, List<Optional<Slope>> slopes,
        Optional<Backprop> hidden, Convention convention) {
    public Backprop {
        parameters = List.copyOf(parameters);
        data = List.copyOf(data);
        others = List.copyOf(others);
        steps = List.copyOf(steps);
        facts = List.copyOf(facts);
        slopes = List.copyOf(slopes);
    }

    /// With what is assumed of the labels in another form.
    public Backprop assuming(List<Prop> assumed) {
        return new Backprop(network, examples, input, label, parameters, data, others, steps, assumed, collapsed, slopes, hidden, convention);
    }

    /// With other steps.
    public Backprop with(List<Step> others) {
        return new Backprop(network, examples, input, label, parameters, data, this.others, others, facts, collapsed, slopes, hidden, convention);
    }

    /// With its gradients meant so.
    Backprop meant(Convention so) {
        return new Backprop(network, examples, input, label, parameters, data, others, steps, facts, collapsed, slopes, hidden, so);
    }

    /// The forward pass.
    public List<Step> forward() {
        return steps.stream().filter(s -> s.kind().forward()).toList();
    }

    /// The backward pass.
    public List<Step> backward() {
        return steps.stream().filter(s -> !s.kind().forward()).toList();
    }

    /// What the weights of a layer l add to the cost, where the depth is a symbol and there is a decay; the cost does not mention it.
    public Optional<Expr> penalty() {
        return hidden.flatMap(h -> h.network().decay().map(d -> Decay.penalty(d, h.parameters().getFirst())));
    }

    /// The term with all names for what they are, over inputs and parameters.
    public Expr overInputs(Expr e) {
        return meaning(e, true);
    }

    /// The term with all names but the logits for what they are.
    public Expr overLogits(Expr e) {
        return meaning(e, false);
    }

    private Expr meaning(Expr e, boolean logits) {
        Expr so = e;
        for (Step s : steps.reversed()) {
            if (s.kind() != Step.Kind.COST && (logits || s.kind() != Step.Kind.LOGIT)) {
                so = Substitution.of(s.value().symbol(), Terms.lambda(s.value().indices(), sloped(s.value().body()))).apply(so);
            }
        }
        return so;
    }

    /// The step of a kind for a layer.
    public Optional<Step> step(Step.Kind kind, int layer) {
        return steps.stream().filter(s -> s.kind() == kind && s.layer() == layer).findFirst();
    }

    /// With the derivative of an activation, `relu'(z)`, for what it is. One without a name, `sigmoid(3*z)`, is that already, and
    /// other values of its function are not its own.
    public Expr sloped(Expr e) {
        if (e instanceof Apply a) {
            for (Optional<Slope> slope : slopes) {
                if (slope.isPresent() && slope.get().isNamed(a.function())) {
                    return Substitution.of(slope.get().logit(), a.arguments().getFirst()).apply(slope.get().value());
                }
            }
        }
        return switch (e) {
            case Sum _, org.backproof.expr.Lambda _, Cases _, Num _, Symbol _, Entry _ -> e;
            case Expr _ -> Children.map(e, this::sloped);
        };
    }
}
