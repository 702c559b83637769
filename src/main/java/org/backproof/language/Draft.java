package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// A statement as far as its tokens are gathered, and what they show: its keyword, whether it is a definition, which brackets are open.
///
/// Here a word becomes a keyword by its place, and the first `=` of a definition becomes its sign.
final class Draft {
    private final List<Token> tokens = new ArrayList<>();
    private final Nesting nesting;
    private Optional<Keyword> keyword = Optional.empty();
    private boolean definition;
    /// Whether the folder of `generate … -o FOLDER` follows.
    private boolean output;
    /// How many tokens there were when first no bracket was open any more: where `f(x, y)` may end.
    private int head;

    Draft(Source source) {
        this.nesting = new Nesting(source);
    }

    List<Token> tokens() {
        return tokens;
    }

    Nesting nesting() {
        return nesting;
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    boolean isDefinition() {
        return definition;
    }

    Token previous() {
        return tokens.isEmpty() ? null : tokens.getLast();
    }

    void add(Token token) {
        tokens.add(token);
        if (head == 0 && tokens.size() > 1 && !nesting.isOpen()) {
            head = tokens.size();
        }
    }

    /// @param next the type of the token after it
    void classify(CommonToken token, int next) {
        if (token.getType() == NAME && tokens.isEmpty()) {
            keyword = Keyword.of(token.getText()).filter(k -> !(next == EQ || next == COLON || next == COMMA || next == IN && !k.takesText()));
            keyword.ifPresent(k -> token.setType(k.token()));
        } else if (endsTarget(token)) {
            token.setType(FOR);
        } else if (beginsOutput(token, next)) {
            tokens.removeLast();
            token.setType(OUTPUT);
            output = true;
        } else if (token.getType() == NAME && !beginsSubject() && Tokens.endsOperand(previous().getType()) && (!nesting.isOpen() || nesting.inBlock() && !afterEntryName())) {
            token.setType(clause(token));
        } else if (token.getType() == EQ && token.getText().length() == 1 && afterHead()) {
            token.setType(DEFINE);
            definition = true;
        }
    }

    /// Whether it is the `for` of `generate TARGET for`.
    private boolean endsTarget(CommonToken token) {
        return token.getType() == NAME && token.getText().equals("for") && isGenerate() && tokens.size() > 1 && tokens.stream().noneMatch(t -> Lookahead.type(t) == FOR);
    }

    private boolean isGenerate() {
        return keyword.filter(k -> k == Keyword.GENERATE).isPresent();
    }

    /// Whether it is the `o` of `generate … -o FOLDER`: there is a space before the `-`, none after it, and a word follows.
    private boolean beginsOutput(CommonToken token, int next) {
        if (!isGenerate() || nesting.isOpen() || output || tokens.size() < 2 || token.getType() != NAME || !token.getText().equals("o")) {
            return false;
        }
        Token dash = previous();
        return dash.getText().equals("-") && dash.getStopIndex() + 1 == token.getStartIndex() && tokens.get(tokens.size() - 2).getStopIndex() + 1 < dash.getStartIndex()
                && switch (next) {
                    case PLUS, MINUS, TIMES, AT, POWER, SUPERSCRIPT, TRANSPOSE, PRIME, LPAREN, LBRACKET, COMMA -> false;
                    default -> true;
                };
    }

    /// In `generate TARGET for`, or right after it.
    private boolean beginsSubject() {
        return isGenerate() && tokens.stream().limit(tokens.size() - 1L).noneMatch(t -> Lookahead.type(t) == FOR);
    }

    /// Whether what stands here so far is `name` or `name(…)`.
    private boolean afterHead() {
        if (nesting.isOpen() || keyword.isPresent() || definition || tokens.isEmpty() || Lookahead.type(tokens.getFirst()) != NAME) {
            return false;
        }
        return tokens.size() == 1 || tokens.size() == head && Lookahead.type(tokens.get(1)) == LPAREN;
    }

    private static int clause(Token token) {
        return switch (token.getText()) {
            case "given" -> GIVEN;
            case "with" -> WITH;
            case "wrt" -> WRT;
            default -> NAME;
        };
    }

    /// After `in`, or after the name of an attribute.
    boolean beginsInterval() {
        return !tokens.isEmpty() && (previous().getType() == IN || nesting.inBlock() && afterEntryName());
    }

    private boolean afterEntryName() {
        return previous().getType() == NAME && switch (tokens.get(tokens.size() - 2).getType()) {
            case NEWLINE, STRING, LBRACE -> true;
            default -> false;
        };
    }

    /// Whether the line so far has no `=`, so that it is no formula which goes on.
    boolean isProse() {
        for (int k = tokens.size() - 1; k >= 0 && tokens.get(k).getType() != NEWLINE && tokens.get(k).getType() != LBRACE; k--) {
            if (tokens.get(k).getType() == EQ) {
                return false;
            }
        }
        return true;
    }

    boolean hasBlock() {
        return definition || keyword.filter(k -> k == Keyword.RULE).isPresent();
    }

    /// Whether the rest of the line is text.
    boolean takesText() {
        return output || keyword.filter(Keyword::takesText).isPresent();
    }

    /// Whether this is `network NAME {…}` or `check NAME: …`.
    boolean isNotes() {
        return keyword.filter(k -> k == Keyword.NETWORK || k == Keyword.CHECK).isPresent() && tokens.size() > 2
                && (Lookahead.type(tokens.get(2)) == COLON || Lookahead.type(tokens.get(2)) == LBRACE);
    }

    /// Whether this is `check NAME: …`.
    boolean isFormulas() {
        return isNotes() && keyword.get() == Keyword.CHECK;
    }

    /// Whether this stands in a line of `check NAME { … }`, outside of its brackets.
    boolean inFormulas() {
        return isFormulas() && nesting.inBlock() && nesting.innermost().outer() == null;
    }

    boolean inEinsum() {
        return tokens.size() > 1 && previous().getType() == LPAREN && tokens.get(tokens.size() - 2).getText().equals("einsum");
    }
}
