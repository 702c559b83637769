package org.backproof.language;

/// What may stand between the brackets of a call.
public sealed interface Argument extends Syntax permits Expression, Argument.Named, Argument.Ranging {
    /// `axis=0`. A comparison as an argument needs brackets of its own: `f((a = 0))`.
    record Named(Name name, Expression value, Span span) implements Argument {
    }

    /// `i in 1..K`: binds `index` in the other arguments.
    record Ranging(Name index, SetSyntax.Range range, Span span) implements Argument {
    }
}
