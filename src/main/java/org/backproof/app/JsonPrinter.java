package org.backproof.app;

import java.io.IOException;

/// One object a statement, one a line.
record JsonPrinter(Appendable out) implements AnswerPrinter {
    @Override
    public void print(Answer answer) throws IOException {
        out.append(answer.json().toString()).append('\n');
    }
}
