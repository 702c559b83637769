package org.backproof.elaborate;

import java.util.List;
import org.backproof.expr.Prop;
import org.backproof.language.Span;

/// What goes with every task.
///
/// @param scope       what is known after the statement
/// @param assumptions the declared domains of the variables that occur, the session's assumptions about them, and what is `given`
/// @param names       how the terms are called
public record Setting(Span span, Scope scope, List<Assumption> assumptions, List<Note> notes, Names names) {
    public Setting {
        assumptions = List.copyOf(assumptions);
        notes = List.copyOf(notes);
    }

    /// With other assumptions.
    public Setting assuming(List<Assumption> others) {
        return new Setting(span, scope, others, notes, names);
    }

    /// The assumptions as propositions.
    public List<Prop> hypotheses() {
        return assumptions.stream().map(Assumption::prop).distinct().toList();
    }
}
