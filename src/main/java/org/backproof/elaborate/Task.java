package org.backproof.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.language.NoteLine;
import org.backproof.language.Statement;

/// A statement with its meaning. Indices that are free in it, those of tensors too, stand for every value in their ranges.
public sealed interface Task {
    Setting setting();

    /// `prove A = B`: both sides have the same indices.
    record Claim(Tensor left, Tensor right, Setting setting) implements Task {
    }

    /// `prove P`, not an equation.
    ///
    /// @param compared the comparisons that P consists of; empty where it does not consist of comparisons
    record ConditionClaim(Prop condition, List<Compared> compared, Setting setting) implements Task {
        public ConditionClaim {
            compared = List.copyOf(compared);
        }
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

    /// `match LOSS`, `match ACTIVATION`, `match fenchel_young(potential=G)`, `match DELTA with ACTIVATION`.
    record Match(Matching matching, Setting setting) implements Task {
    }

    /// `pair bce, mse with sigmoid, tanh`, `pair all`: many pairs, each a task of its own.
    record PairTable(Statement.PairTable statement, Setting setting) implements Task {
    }

    /// `derive LOSS with ACTIVATION`.
    record DerivePair(Pairing pairing, Setting setting) implements Task {
    }

    /// `derive E wrt x, y`; without `wrt` by every variable of E.
    record Derive(Tensor subject, List<Partial> partials, Setting setting) implements Task {
        public Derive {
            partials = List.copyOf(partials);
        }
    }

    /// `generate TARGET for …`.
    ///
    /// @param pairing   of a loss with an activation
    /// @param subject   the scalar
    /// @param variables of the derivatives; none for those of the target's choice
    /// @param presets   default values of parameters
    record Generate(Statement.Generate statement, Optional<Pairing> pairing, Tensor subject, List<Symbol> variables, Map<Symbol, Expr> presets, Setting setting)
            implements Task {
        public Generate {
            variables = List.copyOf(variables);
            presets = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(presets));
        }
    }

    /// `generate TARGET for NETWORK`.
    record GenerateNetwork(Statement.Generate statement, Network network, Setting setting) implements Task {
    }

    /// `stability E`.
    record Stability(Tensor subject, Setting setting) implements Task {
    }

    /// The derivative by one variable.
    ///
    /// @param by as it was written
    record Partial(String by, Tensor derivative) {
    }

    /// `backprop NAME`.
    record Backprop(Network network, Setting setting) implements Task {
    }

    /// `check NAME: …`.
    record CheckFormulas(Network network, List<NoteLine> lines, Setting setting) implements Task {
        public CheckFormulas {
            lines = List.copyOf(lines);
        }
    }

    /// A declaration, a definition or an assumption: all there is to it is the scope.
    record Change(Statement statement, Setting setting) implements Task {
    }

    /// A statement about the session, which has no meaning here.
    record Request(Statement statement, Setting setting) implements Task {
    }
}
