package org.backproof.language;

import java.util.List;
import java.util.Optional;

/// One statement of a script or one line of the REPL. `given` holds the conditions of the statement alone.
public sealed interface Statement extends Syntax {
    /// `v, t : vector[K]`, `y in {0, 1}`.
    record Declaration(List<Name> names, TypeSyntax type, List<Attribute> attributes, Span span) implements Statement {
    }

    /// `L = bce(a, y)`.
    record ValueDefinition(Name name, Expression body, List<Attribute> attributes, Span span) implements Statement {
    }

    /// `focal(a in (0, 1), y, gamma = 2) = …`.
    record FunctionDefinition(Name name, List<Parameter> parameters, Expression body, List<Attribute> attributes, Span span) implements Statement {
    }

    /// `rule log_product: log(a*b) = log(a) + log(b) given a > 0, b > 0`.
    record Rule(Name name, Expression claim, List<Expression> given, List<Attribute> attributes, Span span) implements Statement {
    }

    record Assume(List<Expression> facts, Span span) implements Statement {
    }

    /// A bare expression: evaluate, simplify, show.
    record Evaluate(Expression value, List<Expression> given, Span span) implements Statement {
    }

    /// @param claim any condition; an equation is a [Expression.Comparison]
    record Prove(Expression claim, List<Expression> given, Span span) implements Statement {
    }

    /// `check a = b = c`.
    ///
    /// @param steps two or more
    record Check(List<Expression> steps, List<Expression> given, Span span) implements Statement {
    }

    record Pair(Expression loss, Binding activation, List<Expression> given, Span span) implements Statement {
    }

    /// `pair bce, mse with sigmoid, tanh`; `pair all`: of all losses or all activations there are.
    ///
    /// @param losses      none for all
    /// @param activations none for all
    record PairTable(List<Expression> losses, List<Binding> activations, List<Expression> given, Span span) implements Statement {
    }

    /// `derive mse with tanh`, `derive E wrt x, y`, `derive E`.
    record Derive(Expression subject, Optional<Binding> activation, List<Expression> variables, List<Expression> given, Span span) implements Statement {
    }

    record Match(Expression subject, Optional<Binding> activation, List<Expression> given, Span span) implements Statement {
    }

    record Help(Optional<String> topic, Span span) implements Statement {
    }

    /// @param file where to write the document; none for a fragment on the screen
    record Latex(Optional<String> file, Span span) implements Statement {
    }

    /// @param level for [Grain#LEVEL] only, else 0
    record Steps(Grain grain, int level, Span span) implements Statement {
    }

    record Assumptions(Span span) implements Statement {
    }

    record Undo(Span span) implements Statement {
    }

    record Save(String file, Span span) implements Statement {
    }

    record Load(String file, Span span) implements Statement {
    }

    /// `network classifier { input x[n]; hidden h relu; output K softmax; loss ce }`.
    record Network(Name name, List<Part> parts, Span span) implements Statement {
    }

    /// `backprop classifier`.
    record Backprop(Name network, Span span) implements Statement {
    }

    /// `check classifier: dW[l] = 1/m dZ[l] A[l-1].T`.
    record CheckFormulas(Name network, List<NoteLine> lines, Span span) implements Statement {
    }

    /// `generate numpy for bce with sigmoid`, `generate java float32 for L wrt W, b`.
    ///
    /// @param target  as it was typed
    /// @param options of the target, as they were typed
    /// @param folder  where the files are written; without it they are shown
    record Generate(Name target, List<Name> options, Expression subject, Optional<Binding> activation, List<Expression> variables, List<Expression> given,
            Optional<String> folder, Span span) implements Statement {
        /// The same code, shown.
        public Generate unsaved() {
            return new Generate(target, options, subject, activation, variables, given, Optional.empty(), span);
        }
    }

    /// `stability log(sigmoid(z))`.
    record Stability(Expression subject, List<Expression> given, Span span) implements Statement {
    }

    /// What could not be read; reading went on at the next statement.
    record Malformed(SourceError error, Span span) implements Statement {
    }

    /// How fine the steps of a derivation are shown.
    enum Grain {
        CURRENT, FINER, COARSER, LEVEL
    }
}
