package org.backproof.app;

import java.io.IOException;

/// The answers as a transcript: each statement that says something, then what it says.
record TextPrinter(Appendable out) implements AnswerPrinter {
    @Override
    public void print(Answer answer) throws IOException {
        String text = answer.shown().text();
        if (!text.isEmpty()) {
            out.append(heading(answer)).append('\n').append(text).append("\n\n");
        }
    }

    /// The statement as it looks after the prompts.
    static String heading(Answer answer) {
        return "> " + answer.statement().strip().replace("\n", "\n… ");
    }
}
