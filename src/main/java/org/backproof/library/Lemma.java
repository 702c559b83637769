package org.backproof.library;

import org.backproof.elaborate.Definition;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Task;
import org.backproof.language.Statement;

/// A claim that belongs to a definition. Its letters are the parameters of the definition, anything real, but for what is `given`.
///
/// @param name `derivative of sigmoid`
public record Lemma(String name, Definition owner, Statement.Prove statement, Scope scope) {
    /// The claim: a [Task.Claim] or a [Task.ConditionClaim].
    public Task task() {
        return Elaborator.elaborate(statement, scope);
    }
}
