package org.backproof.app;

import java.io.IOException;

/// Prints answers that may be shown in pieces: of each what is not shown yet.
final class GrowingText {
    private final Appendable out;
    private final StringBuilder shown = new StringBuilder();

    GrowingText(Appendable out) {
        this.out = out;
    }

    /// @param heading stands before the first piece
    void add(String heading, String piece) throws IOException {
        out.append(shown.isEmpty() ? heading : "").append(piece);
        shown.append(piece);
    }

    /// The rest of an answer; the whole where it does not begin with what is shown. Of an answer that says nothing, nothing.
    void end(String heading, String text) throws IOException {
        if (text.startsWith(shown.toString())) {
            out.append(shown.isEmpty() && !text.isEmpty() ? heading : "").append(text, shown.length(), text.length());
        } else {
            out.append(text.isEmpty() ? "" : "\n\n").append(text);
        }
        out.append(shown.isEmpty() && text.isEmpty() ? "" : "\n\n");
        shown.setLength(0);
    }
}
