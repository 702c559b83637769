package org.backproof.app;

import java.io.IOException;

/// Each statement as a code block, then its answer with displays in `$$`.
record MarkdownPrinter(Appendable out) implements AnswerPrinter {
    @Override
    public void print(Answer answer) throws IOException {
        String body = answer.shown().markdown();
        if (!body.isEmpty()) {
            out.append("```\n").append(answer.statement().strip()).append("\n```\n\n").append(body).append("\n\n");
        }
    }
}
