package org.backproof.language;

/// Anything read from a text, with the stretch it was read from.
///
/// Records compare with their spans; two readings of the same words at different places differ.
public sealed interface Syntax permits Statement, Argument, SetSyntax, TypeSyntax, Parameter, Attribute, Binding, Part, NoteLine {
    Span span();

    /// This as text of the language, with no more brackets than needed; reading it gives the same syntax again.
    default String toSource() {
        return new SourcePrinter().print(this);
    }
}
