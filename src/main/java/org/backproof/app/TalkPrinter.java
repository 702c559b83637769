package org.backproof.app;

import java.io.IOException;
import java.util.regex.Pattern;

/// The answers of a conversation: the statement stands above already, unless it is one of several that were typed at once or loaded.
///
/// @param typed the text that is answered
record TalkPrinter(Appendable out, Paint paint, String typed) implements AnswerPrinter {
    private static final Pattern NOTHING = Pattern.compile("[\\s;]*+(?:#[^\\n]*+[\\s;]*+)*+");

    @Override
    public void print(Answer answer) throws IOException {
        String text = answer.shown().text();
        if (!text.isEmpty()) {
            if (!alone(answer.statement())) {
                out.append(paint.prompt(TextPrinter.heading(answer))).append('\n');
            }
            boolean verdict = answer.fields().containsKey(Field.VERDICT);
            out.append(verdict ? paint.answer(text, answer.outcome()) : text).append("\n\n");
        }
    }

    /// Whether nothing else than `statement` was typed.
    private boolean alone(String statement) {
        int start = typed.indexOf(statement);
        return start >= 0 && NOTHING.matcher(typed).region(0, start).matches()
                && NOTHING.matcher(typed).region(start + statement.length(), typed.length()).matches();
    }
}
