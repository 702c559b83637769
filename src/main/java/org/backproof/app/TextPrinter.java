package org.backproof.app;

import java.io.IOException;

/// The answers as a transcript: each statement that says something, then what it says.
final class TextPrinter implements AnswerPrinter {
    private final GrowingText text;

    TextPrinter(Appendable out) {
        this.text = new GrowingText(out);
    }

    @Override
    public void print(Answer answer) throws IOException {
        text.end(heading(answer.statement()) + "\n", answer.shown().text());
    }

    @Override
    public void begun(String statement, String piece) throws IOException {
        text.add(heading(statement) + "\n", piece);
    }

    /// The statement as it looks after the prompts.
    static String heading(String statement) {
        return "> " + statement.strip().replace("\n", "\n… ");
    }
}
