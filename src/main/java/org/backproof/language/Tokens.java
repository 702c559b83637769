package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// What kinds of token there are, and where one stands.
final class Tokens {
    private Tokens() {
    }

    static Span span(Source source, Token token) {
        return source.span(token.getStartIndex(), token.getStopIndex() + 1);
    }

    static Span span(Source source, Token first, Token last) {
        return source.span(first.getStartIndex(), Math.max(first.getStartIndex(), last.getStopIndex() + 1));
    }

    /// The end of a statement, right behind `last`.
    static Token end(Token last) {
        CommonToken end = new CommonToken(Token.EOF, "");
        end.setStartIndex(last.getStopIndex() + 1);
        end.setStopIndex(last.getStopIndex());
        return end;
    }

    /// Whether an operand may be complete here.
    static boolean endsOperand(int type) {
        return switch (type) {
            case NAME, NUMBER, STRING, RPAREN, RBRACKET, RBRACE, PRIME, TRANSPOSE, SUPERSCRIPT -> true;
            default -> false;
        };
    }

    static boolean beginsOperand(int type) {
        return switch (type) {
            case NAME, NUMBER, STRING, LPAREN, LBRACKET, LBRACE, IF, NOT -> true;
            default -> false;
        };
    }

    static boolean isRelation(int type) {
        return switch (type) {
            case EQ, NE, LT, LE, GT, GE -> true;
            default -> false;
        };
    }

    /// Whether something must follow, so that a line break here ends nothing.
    static boolean waits(int type) {
        return switch (type) {
            case PLUS, MINUS, TIMES, DIVIDE, AT, DOT, POWER, EQ, DEFINE, NE, LT, LE, GT, GE, COMMA, COLON, RANGE, AND, OR, NOT, IN, IF, THEN, ELSE, GIVEN, FOR, WITH, WRT -> true;
            default -> false;
        };
    }
}
