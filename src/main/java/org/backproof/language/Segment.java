package org.backproof.language;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/// The tokens of one statement.
///
/// @param problem  what was wrong with its brackets
/// @param unclosed whether the text ended before its brackets did
/// @param depth    how deep its syntax may nest
record Segment(List<Token> tokens, Optional<SourceError> problem, boolean unclosed, int depth) {
    Token first() {
        return tokens.getFirst();
    }

    Token last() {
        return tokens.getLast();
    }

    Span span(Source source) {
        return Tokens.span(source, first(), last());
    }
}
