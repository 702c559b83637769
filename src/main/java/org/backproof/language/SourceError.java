package org.backproof.language;

import java.util.Optional;

/// Something wrong in a source text: what, where, and what to write instead.
public final class SourceError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Span span;
    private final transient Optional<String> suggestion;

    /// @param message what is wrong, without a full stop
    public SourceError(String message, Span span) {
        this(message, span, Optional.empty());
    }

    /// @param suggestion what to do about it, a sentence with its full stop
    public SourceError(String message, Span span, String suggestion) {
        this(message, span, Optional.of(suggestion));
    }

    public SourceError(String message, Span span, Optional<String> suggestion) {
        this(message, span, suggestion, null);
    }

    private SourceError(String message, Span span, Optional<String> suggestion, Throwable cause) {
        super(message, cause, false, false);
        this.span = span;
        this.suggestion = suggestion;
    }

    /// A text that cannot be read as the program is at fault, which [#getCause] tells.
    static SourceError broken(Throwable cause, Span span) {
        return new SourceError("cannot be read", span, Optional.empty(), cause);
    }

    public Span span() {
        return span;
    }

    public Optional<String> suggestion() {
        return suggestion;
    }

    /// `FILE:LINE:COLUMN: error: message`, the line, a caret under the place, the suggestion. A source without a name is typed at a prompt and not named.
    public String render(Source source) {
        return render(source, "error");
    }

    /// The same with another word than `error`, such as `warning`.
    public String render(Source source, String severity) {
        StringBuilder out = new StringBuilder();
        if (!source.name().isEmpty()) {
            out.append(source.name()).append(span.isNone() ? "" : ":" + span.line() + ":" + span.column()).append(": ");
        }
        out.append(severity).append(": ").append(getMessage()).append('\n');
        if (!span.isNone()) {
            out.append(Excerpt.of(source, span).text());
        }
        suggestion.ifPresent(s -> out.append(s).append('\n'));
        return out.toString();
    }
}
