package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// Lines of notes as tokens, looked at by their places.
record TokenRun(List<CommonToken> tokens) {
    int size() {
        return tokens.size();
    }

    CommonToken get(int i) {
        return tokens.get(i);
    }

    /// The parts between commas.
    List<int[]> split(int from, int to) {
        List<int[]> parts = new ArrayList<>();
        int begin = from;
        for (int i = from; i < to; i++) {
            if (depth(i) > 0) {
                i = Math.min(close(i), to);
            } else if (type(i) == COMMA) {
                parts.add(new int[] {begin, i});
                begin = i + 1;
            }
        }
        parts.add(new int[] {begin, to});
        return parts;
    }

    /// Where a token of the type stands outside of brackets; -1 if nowhere.
    int find(int from, int type, int to) {
        for (int i = from; i < to; i++) {
            if (depth(i) > 0) {
                i = close(i);
            } else if (type(i) == type) {
                return i;
            }
        }
        return -1;
    }

    int close(int open) {
        int depth = 0;
        for (int k = open; k < tokens.size(); k++) {
            depth += depth(k);
            if (depth <= 0) {
                return k;
            }
        }
        return tokens.size();
    }

    int depth(int i) {
        return switch (type(i)) {
            case LPAREN, LBRACKET, LBRACE -> 1;
            case RPAREN, RBRACKET, RBRACE -> -1;
            default -> 0;
        };
    }

    /// How many brackets are open at most.
    int deepest() {
        int depth = 0;
        int most = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += depth(i);
            most = Math.max(most, depth);
        }
        return most;
    }

    boolean endsLine(int i) {
        return i >= tokens.size() || type(i) == NEWLINE || type(i) == SEMICOLON;
    }

    int lineEnd(int i) {
        int k = i;
        while (!endsLine(k)) {
            k = depth(k) > 0 ? Math.min(close(k) + 1, tokens.size()) : k + 1;
        }
        return k;
    }

    int newline(int i) {
        int k = i;
        while (k < tokens.size() && type(k) != NEWLINE) {
            k++;
        }
        return k;
    }

    int column(int i) {
        return i < tokens.size() ? tokens.get(i).getCharPositionInLine() : -1;
    }

    int type(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }

    String text(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).getText() : "";
    }
}
