package org.backproof.elaborate;

import java.util.Optional;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.language.Spelling;

/// Names that must be those of functions: one that stands for nothing is a slip there, and no new variable.
final class Meant {
    private Meant() {
    }

    /// @throws SourceError for a name that is none
    static void function(Expression e, Scope session) {
        if (e instanceof Name n && session.meaning(n.text()).isEmpty() && session.function(n.text()).isEmpty()) {
            throw session.functionNames().contains(n.text())
                    ? new SourceError("there is no function " + n + " by its name alone", n.span(), "It has no value without its arguments: write " + n + "(…).")
                    : none(n, session);
        }
    }

    /// @throws SourceError for a name that is none, or that of a function
    static void value(Expression e, Scope session) {
        function(e, session);
        if (e instanceof Name n && session.meaning(n.text()).isEmpty() && session.function(n.text()).isPresent()) {
            String call = session.function(n.text()).orElseThrow() instanceof Definition d ? d.signature() : n.text() + "(x)";
            throw new SourceError(n + " is a function, and code is generated for a value", n.span(), "Write " + call + ", or a loss with an activation: bce with sigmoid.");
        }
    }

    /// @throws SourceError for a call in the expression of what there is not
    static void calls(Expression e, Scope session) {
        SyntaxTree.each(e, part -> {
            if (part instanceof Expression.Call c && !session.functionNames().contains(c.function().text())) {
                throw none(c.function(), session);
            }
        });
    }

    /// Of a function that has no label, with a loss whose name begins so.
    static SourceError noLoss(Name n, Scope session) {
        Optional<String> longer = session.functionNames().stream().filter(f -> f.startsWith(n.text() + "_")).sorted().findFirst();
        return new SourceError(n + " is no loss: a loss takes a prediction and a label", n.span(), longer.map(f -> "Did you mean " + f + "?"));
    }

    private static SourceError none(Name n, Scope session) {
        return new SourceError("there is no function " + n, n.span(), session.didYouMean(n.text()).or(() -> Spelling.didYouMean(n.text(), session.networkNames())).or(() -> Optional.of("Define it, " + n + "(x) = ….")));
    }
}
