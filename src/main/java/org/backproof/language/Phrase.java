package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.List;
import org.antlr.v4.runtime.Token;

/// The operands around a place of a statement, as words for a message.
record Phrase(Source source, List<Token> tokens) {
    private static final int BRIEF = 24;

    /// Whether the bracket at `i` follows a name, perhaps with primes.
    boolean isCall(int i) {
        int k = i - 1;
        while (type(k) == PRIME) {
            k--;
        }
        return type(k) == NAME;
    }

    /// Whether the operand ending at `i` is a lone name.
    boolean isName(int i) {
        return type(i) == NAME;
    }

    /// The operand that ends before `i`.
    String before(int i) {
        return brief(start(i), i - 1);
    }

    /// Where the operand that ends before `i` begins.
    int start(int i) {
        int k = i - 1;
        while (type(k) == PRIME || type(k) == TRANSPOSE || type(k) == SUPERSCRIPT || isCloser(type(k))) {
            if (isCloser(type(k))) {
                k = opening(k);
                if (!(type(k) == LPAREN && isCall(k)) && !(type(k) == LBRACKET && Tokens.endsOperand(type(k - 1)))) {
                    return k;
                }
            }
            k--;
        }
        return Math.max(k, 0);
    }

    /// The operand that begins at `i`.
    String from(int i) {
        int end = isOpener(type(i)) ? closing(i) : i;
        while (type(end + 1) == PRIME || type(end + 1) == TRANSPOSE || type(end + 1) == LBRACKET || type(end + 1) == LPAREN) {
            end = isOpener(type(end + 1)) ? closing(end + 1) : end + 1;
        }
        return brief(i, end);
    }

    private String brief(int from, int to) {
        String text = source.text(Tokens.span(source, tokens.get(from), tokens.get(Math.min(to, tokens.size() - 1))));
        return text.length() <= BRIEF && text.lines().count() == 1 ? text : isCloser(type(to)) ? "(…)" : "…";
    }

    private int opening(int i) {
        int depth = 0;
        for (int k = i; k >= 0; k--) {
            depth += isCloser(type(k)) ? 1 : isOpener(type(k)) ? -1 : 0;
            if (depth == 0) {
                return k;
            }
        }
        return 0;
    }

    private int closing(int i) {
        int depth = 0;
        for (int k = i; k < tokens.size(); k++) {
            depth += isOpener(type(k)) ? 1 : isCloser(type(k)) ? -1 : 0;
            if (depth == 0) {
                return k;
            }
        }
        return tokens.size() - 1;
    }

    private int type(int i) {
        return i < 0 || i >= tokens.size() ? Token.EOF : tokens.get(i).getType();
    }

    private static boolean isOpener(int type) {
        return type == LPAREN || type == LBRACKET || type == LBRACE;
    }

    private static boolean isCloser(int type) {
        return type == RPAREN || type == RBRACKET || type == RBRACE;
    }
}
