package org.backproof.elaborate;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.language.Statement;

/// A statement with its meaning. Indices that are free in it, those of tensors too, stand for every value in their ranges.
public sealed interface Task {
    Setting setting();

    /// `prove A = B`: both sides have the same indices.
    record Claim(Tensor left, Tensor right, Setting setting) implements Task {
    }

    /// `prove P`, not an equation.
    record ConditionClaim(Prop condition, Setting setting) implements Task {
    }

    /// `check A = B = C`: all have the same indices.
    record Check(List<Tensor> steps, Setting setting) implements Task {
        public Check {
            steps = List.copyOf(steps);
        }
    }

    /// An expression alone: simplify it and show it.
    record Show(Tensor value, Setting setting) implements Task {
    }

    /// `pair LOSS with ACTIVATION`.
    record Pair(Pairing pairing, Setting setting) implements Task {
    }

    /// `pair all`.
    record PairAll(Setting setting) implements Task {
    }

    /// `derive E wrt x, y`, `derive LOSS with ACTIVATION`.
    ///
    /// @param by the variables, or entries of them, that the derivatives are taken by, one after the other
    record Derive(Tensor subject, List<Tensor> derivatives, List<Variable> by, Optional<Pairing> pairing, Setting setting) implements Task {
        public Derive {
            derivatives = List.copyOf(derivatives);
            by = List.copyOf(by);
        }
    }

    /// What a derivative is taken by.
    ///
    /// @param written as it was written
    /// @param value   its entries
    record Variable(String written, Tensor value) {
    }

    /// A declaration, a definition or an assumption: all there is to it is the scope.
    record Change(Statement statement, Setting setting) implements Task {
    }

    /// A statement about the session, which has no meaning here.
    record Request(Statement statement, Setting setting) implements Task {
    }

    /// A loss at the value of an activation.
    ///
    /// @param logit      z: a real variable, or a vector of them
    /// @param prediction a: a variable of the shape of the activation's value
    /// @param activation the prediction as a function of the logit
    /// @param loss       J(a), a scalar
    /// @param composed   J at the activation's value
    /// @param parameters what else the loss and the activation depend on; the label comes first
    record Pairing(String lossName, String activationName, Symbol logit, Symbol prediction, Tensor activation, Expr loss, Expr composed,
            List<Symbol> parameters) {
        public Pairing {
            parameters = List.copyOf(parameters);
        }
    }
}
