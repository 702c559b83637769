package org.backproof.app;

/// A text to run.
///
/// @param name      what messages call it: a file name, `stdin`, `-e`; empty for what is typed at the prompt
/// @param firstLine the number of its first line
public record SourceText(String name, int firstLine, String text) {
    /// A whole text.
    public SourceText(String name, String text) {
        this(name, 1, text);
    }
}
