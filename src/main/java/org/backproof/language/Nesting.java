package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import org.antlr.v4.runtime.Token;

/// The brackets open at a place of a statement, and how deep the syntax there is.
///
/// Depth counts, besides brackets, what nests without them: `- - x`, `a^b^c`, `x'''`, `if … else if …`. It never falls short of the depth of the syntax tree
/// by more than a constant factor.
final class Nesting {
    /// The deepest syntax that is read.
    static final int MAX_DEPTH = 10_000;

    /// @param block    a block of attributes, where a line break separates entries
    /// @param interval may be closed by `)` and `]` alike
    record Bracket(Token token, int index, boolean block, boolean interval, int run, int ifs, int depth, Bracket outer) {
    }

    private final Source source;
    private Bracket top;
    private int run;
    private int ifs;
    private int deepest;

    Nesting(Source source) {
        this.source = source;
    }

    boolean isOpen() {
        return top != null;
    }

    boolean inBlock() {
        return top != null && top.block;
    }

    Bracket innermost() {
        return top;
    }

    Bracket outermost() {
        Bracket b = top;
        while (b.outer != null) {
            b = b.outer;
        }
        return b;
    }

    int deepest() {
        return deepest;
    }

    /// @param previous the token before in the statement, or null
    /// @param interval whether an opening bracket here begins an interval
    /// @throws SourceError at a bracket that closes nothing or another one, and beyond [#MAX_DEPTH]
    void take(Token token, int index, Token previous, boolean interval) {
        switch (token.getType()) {
            case LPAREN, LBRACKET, LBRACE -> {
                run++;
                boolean block = token.getType() == LBRACE && (previous == null || previous.getType() != IN);
                top = new Bracket(token, index, block, interval, run, ifs, depth(), top);
                run = 0;
                ifs = 0;
            }
            case RPAREN, RBRACKET, RBRACE -> close(token);
            case POWER, PRIME, TRANSPOSE, SUPERSCRIPT, NOT -> run++;
            case IF -> ifs++;
            case PLUS, MINUS -> run = previous != null && Tokens.endsOperand(previous.getType()) ? 0 : run + 1;
            case TIMES, DIVIDE, AT, EQ, NE, LT, LE, GT, GE, AND, OR, IN -> run = 0;
            case COMMA, NEWLINE, COLON, DEFINE -> {
                run = 0;
                ifs = 0;
            }
            default -> {
                // an operand or a word
            }
        }
        deepest = Math.max(deepest, depth());
        if (deepest > MAX_DEPTH) {
            throw new SourceError("nested more than " + MAX_DEPTH + " deep", Tokens.span(source, token), "Give the inner parts names of their own.");
        }
    }

    private int depth() {
        return (top == null ? 0 : top.depth) + run + ifs;
    }

    private void close(Token token) {
        if (top == null) {
            throw new SourceError("'" + token.getText() + "' closes nothing", Tokens.span(source, token));
        }
        int wanted = switch (top.token.getType()) {
            case LPAREN -> RPAREN;
            case LBRACKET -> RBRACKET;
            default -> RBRACE;
        };
        boolean fits = token.getType() == wanted || top.interval && token.getType() != RBRACE && wanted != RBRACE;
        if (!fits) {
            Span opening = Tokens.span(source, top.token);
            throw new SourceError("'" + token.getText() + "' cannot close '" + top.token.getText() + "'", Tokens.span(source, token),
                    "'" + top.token.getText() + "' was opened at " + opening.line() + ":" + opening.column() + ".");
        }
        run = top.run;
        ifs = top.ifs;
        top = top.outer;
    }
}
