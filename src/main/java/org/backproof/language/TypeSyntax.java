package org.backproof.language;

import java.util.List;
import java.util.Optional;

/// What a name is declared to be: `vector[K] in (0, 1)`, `matrix[n, m]`, `scalar integer`, `in [0, inf)`.
///
/// @param sizes   what stands in brackets after the kind, possibly nothing
/// @param integer whether the entries are declared whole
/// @param set     where the entries lie
public record TypeSyntax(Kind kind, List<Expression> sizes, boolean integer, Optional<SetSyntax> set, Span span) implements Syntax {
    /// No declaration at all.
    public static final TypeSyntax UNSTATED = new TypeSyntax(Kind.UNSTATED, List.of(), false, Optional.empty(), Span.NONE);

    /// The words that begin a type.
    public enum Kind {
        /// Nothing was said about the shape: `a in (0, 1)`.
        UNSTATED,
        SCALAR, VECTOR, MATRIX, INDEX, FUNCTION;

        public String word() {
            return this == UNSTATED ? "" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
