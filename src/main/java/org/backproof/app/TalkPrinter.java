package org.backproof.app;

import java.io.IOException;
import java.util.regex.Pattern;

/// The answers of a conversation: the statement stands above already, unless it is one of several that were typed at once or loaded.
final class TalkPrinter implements AnswerPrinter {
    private static final Pattern NOTHING = Pattern.compile("[\\s;]*+(?:#[^\\n]*+[\\s;]*+)*+");

    private final Paint paint;
    private final String typed;
    private final GrowingText text;

    /// @param typed the text that is answered
    TalkPrinter(Appendable out, Paint paint, String typed) {
        this.paint = paint;
        this.typed = typed;
        this.text = new GrowingText(out);
    }

    @Override
    public void print(Answer answer) throws IOException {
        String shown = answer.shown().text();
        boolean verdict = answer.fields().containsKey(Field.VERDICT);
        text.end(heading(answer.statement()), verdict ? paint.answer(shown, answer.outcome()) : shown);
    }

    @Override
    public void begun(String statement, String piece) throws IOException {
        text.add(heading(statement), piece);
    }

    private String heading(String statement) {
        return alone(statement) ? "" : paint.prompt(TextPrinter.heading(statement)) + "\n";
    }

    /// Whether nothing else than `statement` was typed.
    private boolean alone(String statement) {
        int start = typed.indexOf(statement);
        return start >= 0 && NOTHING.matcher(typed).region(0, start).matches()
                && NOTHING.matcher(typed).region(start + statement.length(), typed.length()).matches();
    }
}
