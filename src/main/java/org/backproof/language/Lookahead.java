package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// The tokens of a text, looked at ahead of their turn: how a line begins.
record Lookahead(List<CommonToken> input) {
    /// How many tokens a bracket of a formula in notes may hold.
    private static final int FAR = 10_000;

    /// A line that begins `name =`, `name :`, `f(…) =` or with a keyword.
    boolean beginsStatement(int i) {
        Token first = at(i);
        if (type(first) != NAME) {
            return false;
        }
        int next = type(at(i + 1));
        return next == EQ || next == COLON || Keyword.of(first.getText()).isPresent() || next == LPAREN && definesFunction(i + 2);
    }

    private boolean definesFunction(int i) {
        int open = 1;
        int k = i;
        for (; open > 0 && k < input.size() && type(at(k)) != NEWLINE; k++) {
            open += type(at(k)) == LPAREN ? 1 : type(at(k)) == RPAREN ? -1 : 0;
        }
        return open == 0 && type(at(k)) == EQ;
    }

    /// A line that begins `prove x` or `prove (`: no operand stands beside another one.
    boolean beginsQuestion(int i) {
        Token first = at(i);
        Token next = at(i + 1);
        return type(first) == NAME && Keyword.of(first.getText()).isPresent() && switch (type(next)) {
            case NAME, NUMBER -> true;
            case LPAREN -> next.getStartIndex() > first.getStopIndex() + 1;
            default -> false;
        };
    }

    /// The first token of the next line that is not empty.
    Token nextLine(int i) {
        int k = i;
        while (type(at(k)) == NEWLINE) {
            k++;
        }
        return at(k);
    }

    /// Where the text stands next on this line.
    OptionalInt find(int i, String text) {
        for (int k = i; k < input.size() && type(at(k)) != NEWLINE; k++) {
            if (input.get(k).getText().equals(text)) {
                return OptionalInt.of(k);
            }
        }
        return OptionalInt.empty();
    }

    @Nullable Token at(int i) {
        return i < input.size() ? input.get(i) : null;
    }

    /// Whether the bracket at this place is closed, and those within.
    boolean closes(int open) {
        Deque<Integer> wanted = new ArrayDeque<>();
        for (int k = open; k < Math.min(input.size(), open + FAR); k++) {
            switch (type(at(k))) {
                case LPAREN -> wanted.push(RPAREN);
                case LBRACKET -> wanted.push(RBRACKET);
                case LBRACE -> wanted.push(RBRACE);
                case RPAREN, RBRACKET, RBRACE -> {
                    if (wanted.pop() != type(at(k))) {
                        return false;
                    }
                    if (wanted.isEmpty()) {
                        return true;
                    }
                }
                default -> {
                    // stands between brackets
                }
            }
        }
        return false;
    }

    static int type(@Nullable Token token) {
        return token == null ? Token.EOF : token.getType();
    }
}
