package org.backproof.language;

record Diagnosis(Source source, Segment segment, int token) {
    SourceError error() {
        return new SourceError("unexpected", token < segment.tokens().size() ? Tokens.span(source, segment.tokens().get(token)) : source.span(segment.span(source).end(), segment.span(source).end()));
    }
}
