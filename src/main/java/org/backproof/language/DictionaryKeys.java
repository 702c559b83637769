package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import org.antlr.v4.runtime.CommonToken;

/// Values of networks that stand in dictionaries: `grads["dW2"]` and `grads['dW2']` are dW2, `grads["dW" + str(l - 1)]` is `dW[l - 1]`.
///
/// @param c where they stand
record DictionaryKeys(NoteCursor c) {
    /// Whether a key stands there, the place behind the bracket.
    boolean begins(int i) {
        int end = end(i);
        return end > 0 && (c.type(end) == RBRACKET || c.type(end) == PLUS && c.text(end + 1).equals("str") && c.type(end + 2) == LPAREN && c.type(c.close(end + 2) + 1) == RBRACKET);
    }

    /// Reads the dictionary and its key.
    void read(CommonToken dictionary) {
        int begin = c.at + 2;
        int end = end(begin);
        String key = c.text(begin).length() > 1 ? c.text(begin).substring(1, c.text(begin).length() - 1) : c.text(begin + 1);
        c.emit(NAME, key, dictionary);
        c.at = end + 1;
        if (c.type(end) == PLUS) {
            int close = c.close(end + 2);
            c.emit(LBRACKET, "[", c.token(end + 2));
            c.at = end + 3;
            while (c.at < close) {
                c.keep();
            }
            c.emit(RBRACKET, "]", c.token(close));
            c.at = close + 2;
        }
    }

    /// Behind the quoted name that begins there; 0 if there is none.
    private int end(int i) {
        if (c.text(i).matches("\"[A-Za-z]\\w*\"")) {
            return i + 1;
        }
        return c.text(i).equals("'") && c.type(i + 1) == NAME && c.text(i + 2).equals("'") ? i + 3 : 0;
    }
}
