package org.backproof.app;

import java.io.IOException;

/// The answers of a conversation: the statement stands above already.
record TalkPrinter(Appendable out, Paint paint) implements AnswerPrinter {
    @Override
    public void print(Answer answer) throws IOException {
        String text = answer.shown().text();
        if (!text.isEmpty()) {
            boolean verdict = answer.fields().containsKey(Field.VERDICT);
            out.append(verdict ? paint.answer(text, answer.outcome()) : text).append("\n\n");
        }
    }
}
