package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// A place in the tokens of notes, and what has become of those before it.
final class NoteCursor {
    /// What has been written.
    final List<CommonToken> out = new ArrayList<>();
    /// The next token.
    int at;
    private final List<CommonToken> input;
    private final int end;

    NoteCursor(List<CommonToken> input, int from, int end) {
        this.input = input;
        this.at = from;
        this.end = end;
    }

    boolean atEnd() {
        return at >= end;
    }

    CommonToken token(int i) {
        return input.get(i);
    }

    int type() {
        return type(at);
    }

    int type(int i) {
        return i < end ? input.get(i).getType() : Token.EOF;
    }

    String text(int i) {
        return i < end ? input.get(i).getText() : "";
    }

    boolean endsLine() {
        return type() == Token.EOF || type() == NEWLINE || type() == SEMICOLON;
    }

    boolean opens(int i) {
        return type(i) == LBRACKET || type(i) == LPAREN;
    }

    /// Where the bracket that opens here is closed; the end of all where it is not.
    int close(int open) {
        int depth = 0;
        for (int k = open; k < end && type(k) != NEWLINE; k++) {
            depth += depth(k);
            if (depth == 0) {
                return k;
            }
        }
        return end;
    }

    /// 1 of a bracket that opens, −1 of one that closes.
    int depth(int i) {
        return switch (type(i)) {
            case LPAREN, LBRACKET, LBRACE -> 1;
            case RPAREN, RBRACKET, RBRACE -> -1;
            default -> 0;
        };
    }

    /// The next token as it is.
    void keep() {
        out.add(input.get(at++));
    }

    /// The next token as another one.
    void put(int type, String text) {
        emit(type, text, input.get(at));
        at++;
    }

    /// A token in the place of one that was written.
    void emit(int type, String text, CommonToken place) {
        out.add(placed(type, text, place.getStartIndex(), place.getStopIndex()));
    }

    /// A bracket that groups: behind a name it begins a factor, and no arguments.
    void open(CommonToken place) {
        if (!out.isEmpty() && out.getLast().getType() == NAME) {
            out.add(placed(BESIDE, "", place.getStartIndex(), place.getStartIndex() - 1));
        }
        emit(LPAREN, "(", place);
    }

    static CommonToken placed(int type, String text, int start, int stop) {
        CommonToken t = new CommonToken(type, text);
        t.setStartIndex(start);
        t.setStopIndex(stop);
        return t;
    }

    /// Changes the name that was written at this place of what is out, if it is one.
    void rename(int written, String name, CommonToken place) {
        if (written < out.size() && out.get(written).getType() == NAME) {
            out.set(written, placed(NAME, name, Math.min(place.getStartIndex(), out.get(written).getStartIndex()), out.get(written).getStopIndex()));
        }
    }

    String written(int i) {
        return i < out.size() ? out.get(i).getText() : "";
    }
}
