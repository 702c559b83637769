package org.backproof.elaborate;

import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;

/// A loss at the value of an activation. Its letters are free variables; their domains are among the task's assumptions.
///
/// @param loss       how the loss is called: `bce`
/// @param activation how the activation is called: `sigmoid`, `softmax(z/tau)`
/// @param logit      z: a real variable, or a vector of them
/// @param prediction a: a variable of the shape of the activation's value
/// @param value      the prediction as a function of the logit
/// @param atPrediction J(a), a scalar
/// @param atLogit    J at the activation's value
/// @param parameters what else occurs; of a loss function the label first
/// @param domain     where the loss says that its prediction lies
/// @param usual      what the losses in it say of labels that are declared without it, as Σt = 1
public record Pairing(String loss, String activation, Symbol logit, Symbol prediction, Tensor value, Expr atPrediction, Expr atLogit,
        List<Symbol> parameters, List<Prop> domain, List<Assumption> usual) {
    public Pairing {
        domain = List.copyOf(domain);
        usual = List.copyOf(usual);
        parameters = List.copyOf(parameters);
    }

    Pairing(String loss, String activation, Symbol logit, Symbol prediction, Tensor value, Expr atPrediction, Expr atLogit, List<Symbol> parameters,
            List<Prop> domain) {
        this(loss, activation, logit, prediction, value, atPrediction, atLogit, parameters, domain, List.of());
    }

    /// With values for some of the parameters.
    public Pairing at(Map<Symbol, Expr> values) {
        Substitution s = Substitution.of(values);
        return new Pairing(loss, activation, logit, prediction, new Tensor(value.indices(), s.apply(value.body())), s.apply(atPrediction), s.apply(atLogit),
                parameters.stream().filter(p -> !values.containsKey(p)).toList(), domain, usual);
    }
}
