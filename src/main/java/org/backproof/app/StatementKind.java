package org.backproof.app;

import org.backproof.language.Statement;

/// The `kind` of an answer.
final class StatementKind {
    private StatementKind() {
    }

    /// One word for the kind of `statement`.
    static String of(Statement statement) {
        return switch (statement) {
            case Statement.Declaration _ -> "declare";
            case Statement.ValueDefinition _, Statement.FunctionDefinition _ -> "define";
            case Statement.Rule _ -> "rule";
            case Statement.Assume _ -> "assume";
            case Statement.Evaluate _ -> "evaluate";
            case Statement.Prove _ -> "prove";
            case Statement.Check _ -> "check";
            case Statement.Pair _, Statement.PairTable _ -> "pair";
            case Statement.Derive _ -> "derive";
            case Statement.Match _ -> "match";
            case Statement.Help _ -> "help";
            case Statement.Latex _ -> "latex";
            case Statement.Steps _ -> "steps";
            case Statement.Assumptions _ -> "assumptions";
            case Statement.Undo _ -> "undo";
            case Statement.Save _ -> "save";
            case Statement.Load _ -> "load";
            case Statement.Network _ -> "network";
            case Statement.Stability _ -> "stability";
            case Statement.Backprop _ -> "backprop";
            case Statement.CheckFormulas _ -> "check";
            case Statement.Generate _ -> "generate";
            case Statement.Malformed _ -> "error";
        };
    }
}
