package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/// Lines of code that change a value, as formulas: `W -= alpha*dW` is `W = W - (alpha*dW)`, `D[Z <= 0] = 0` is `D = where(Z <= 0, 0, D)`,
/// `D[Y == 1]` is `D[nonzero(Y)]`.
record NoteChanges(NoteCursor c, NoteTokens notes) {
    /// Reads the sign of a change that stands here, and the rest of its line; false, with nothing read, where there is none.
    ///
    /// @param line where the line begins in what has been written
    boolean read(int line) {
        return ones() || steps(line) || masks(line);
    }

    /// `[Y == 1]` is `[nonzero(Y)]`, which is so where Y is one-hot.
    private boolean ones() {
        boolean mask = c.type() == LBRACKET && c.type(c.at + 1) == NAME && c.text(c.at + 2).equals("==") && c.text(c.at + 3).matches("1(\\.0*)?|True") && c.type(c.at + 4) == RBRACKET;
        if (mask) {
            CommonToken labels = c.token(c.at + 1);
            c.keep();
            c.emit(NAME, "nonzero", labels);
            c.emit(LPAREN, "(", labels);
            c.keep();
            c.emit(RPAREN, ")", c.token(c.at + 1));
            c.at += 2;
            c.keep();
        }
        return mask;
    }

    /// `W -= x` is `W = W - (x)`; `W := x` is `W = x`.
    private boolean steps(int line) {
        int first = c.type();
        boolean operator = c.type(c.at + 1) == EQ && c.token(c.at).getStopIndex() + 1 == c.token(c.at + 1).getStartIndex();
        boolean assigned = c.out.subList(line, c.out.size()).stream().anyMatch(t -> t.getType() == EQ);
        if (operator && first == COLON) {
            c.at++;
            notes.next();
            return true;
        }
        if (!operator || !List.of(PLUS, MINUS, TIMES, DIVIDE).contains(first) || assigned || line == c.out.size()) {
            return false;
        }
        List<CommonToken> target = List.copyOf(c.out.subList(line, c.out.size()));
        CommonToken sign = c.token(c.at);
        c.emit(EQ, "=", c.token(c.at + 1));
        target.forEach(t -> c.out.add(NoteCursor.placed(t.getType(), t.getText(), sign.getStartIndex(), sign.getStartIndex() - 1)));
        c.emit(first, sign.getText(), sign);
        c.emit(LPAREN, "(", sign);
        c.at += 2;
        while (!c.endsLine()) {
            notes.next();
        }
        c.emit(RPAREN, ")", c.token(c.at - 1));
        return true;
    }

    /// `D[Z <= 0] = x` is `D = where(Z <= 0, x, D)`.
    private boolean masks(int line) {
        if (c.type() != LBRACKET || c.out.size() != line + 1 || c.out.getLast().getType() != NAME) {
            return false;
        }
        int close = c.at;
        boolean compared = false;
        while (!List.of(RBRACKET, NEWLINE, RBRACE, EOF).contains(c.type(close))) {
            compared |= List.of(LE, LT, GE, GT).contains(c.type(close++));
        }
        if (!compared || c.type(close) != RBRACKET || c.type(close + 1) != EQ) {
            return false;
        }
        CommonToken place = c.token(c.at);
        String target = c.out.getLast().getText();
        c.emit(EQ, "=", place);
        c.emit(NAME, "where", place);
        c.emit(LPAREN, "(", place);
        c.at++;
        while (c.at < close) {
            notes.next();
        }
        c.emit(COMMA, ",", place);
        c.at += 2;
        while (!c.endsLine()) {
            notes.next();
        }
        CommonToken end = c.token(c.at - 1);
        c.emit(COMMA, ",", end);
        c.emit(NAME, target, end);
        c.emit(RPAREN, ")", end);
        return true;
    }
}
