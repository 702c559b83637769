package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/// Walks over a statement from operand to operator to operand, and finds the first place where one of them is missing.
final class OperandScan {
    /// Signs of other languages, and what they are here.
    private static final Map<String, String> FOREIGN = Map.of("=>", "Did you mean >=?", "=<", "Did you mean <=?", ":=", "Did you mean =?", "<>", "Did you mean !=?",
            "//", "Comments begin with #.", "<-", "Did you mean =?", "->", "For a definition write f(x) = x^2.");
    private static final Collection<String> CLAUSES = Arrays.asList("given", "with", "wrt");

    private final Source source;
    private final List<Token> tokens;
    private final int from;
    private final Phrase phrase;
    /// For each open bracket the `if`s in it that lack their `then` (positive) or `else` (negative), by index.
    private final Deque<Deque<Integer>> ifs = new ArrayDeque<>();

    /// @param from where the first operand should stand
    OperandScan(Source source, List<Token> tokens, int from) {
        this.source = source;
        this.tokens = tokens;
        this.from = from;
        this.phrase = new Phrase(source, tokens);
        ifs.push(new ArrayDeque<>());
    }

    Optional<SourceError> error() {
        try {
            scan();
            return Optional.empty();
        } catch (SourceError error) {
            return Optional.of(error);
        }
    }

    private void scan() {
        boolean wanted = true;
        for (int i = from; i < tokens.size() && type(i) != Token.EOF; i++) {
            wanted = wanted ? operand(i) : operator(i);
        }
        if (wanted) {
            throw missing(tokens.size() - (tokens.isEmpty() || type(tokens.size() - 1) != Token.EOF ? 0 : 1));
        }
        checkIfs();
    }

    /// Whether after token `i`, which stands where an operand may begin, one is still wanted.
    private boolean operand(int i) {
        switch (type(i)) {
            case NAME, NUMBER -> {
                return false;
            }
            case STRING -> throw new SourceError("a text in quotes is no value", span(i));
            case LPAREN, LBRACKET, LBRACE -> ifs.push(new ArrayDeque<>());
            case IF -> ifs.peek().push(i);
            case PLUS, MINUS, NOT -> {
                return true;
            }
            case RPAREN -> {
                if (type(i - 1) != LPAREN || !phrase.isCall(i - 1)) {
                    throw missing(i);
                }
                ifs.pop();
                return false;
            }
            default -> throw missing(i);
        }
        return true;
    }

    /// Whether after token `i`, which stands behind an operand, another is wanted.
    private boolean operator(int i) {
        switch (type(i)) {
            case PRIME, TRANSPOSE, SUPERSCRIPT -> {
                return false;
            }
            case LBRACKET -> ifs.push(new ArrayDeque<>());
            case LPAREN -> {
                if (!phrase.isCall(i)) {
                    throw noOperator(i);
                }
                ifs.push(new ArrayDeque<>());
            }
            case RPAREN, RBRACKET, RBRACE -> {
                checkIfs();
                if (ifs.size() == 1) {
                    throw new SourceError("'" + tokens.get(i).getText() + "' closes nothing", span(i));
                }
                ifs.pop();
                return false;
            }
            case COMMA -> checkIfs();
            case THEN -> then(i);
            case ELSE -> otherwise(i);
            case NAME, NUMBER, STRING, LBRACE, IF, NOT -> {
                if (!tokens.get(i).getText().equals("integer")) {
                    throw noOperator(i);
                }
                return false;
            }
            default -> {
                return true;
            }
        }
        return true;
    }

    private void then(int i) {
        if (ifs.peek().isEmpty() || ifs.peek().peek() < 0) {
            throw new SourceError("'then' without 'if'", span(i), "Write if c then a else b.");
        }
        ifs.peek().push(-1 - ifs.peek().pop());
    }

    private void otherwise(int i) {
        if (ifs.peek().isEmpty() || ifs.peek().peek() >= 0) {
            throw new SourceError("'else' without 'then'", span(i), "Write if c then a else b.");
        }
        ifs.peek().pop();
    }

    private void checkIfs() {
        if (!ifs.peek().isEmpty()) {
            int open = ifs.peek().peek();
            boolean then = open >= 0;
            throw new SourceError(then ? "this 'if' has no 'then'" : "this 'if' has no 'else'", span(then ? open : -1 - open), "Write if c then a else b.");
        }
    }

    private SourceError missing(int i) {
        int type = i < tokens.size() ? type(i) : Token.EOF;
        String text = type == Token.EOF ? "" : tokens.get(i).getText();
        int next = i + 1 < tokens.size() ? type(i + 1) : Token.EOF;
        if (isWord(type) && !Tokens.beginsOperand(next)) {
            return new SourceError(text + " cannot be a name", span(i), "It is a word of the language.");
        }
        if (i == from) {
            return type == Token.EOF || i > 0 && type != NEWLINE && !Tokens.waits(type) ? new SourceError("something is missing here", end(i))
                    : new SourceError("'" + text + "' has no left side", span(i), i == 0 ? leftOpen(type) : Optional.empty());
        }
        Token before = tokens.get(i - 1);
        String joined = before.getText() + text;
        if (FOREIGN.containsKey(joined) && i < tokens.size() && before.getStopIndex() + 1 == tokens.get(i).getStartIndex()) {
            return new SourceError("'" + joined + "' is no operator", Tokens.span(source, before, tokens.get(i)), FOREIGN.get(joined));
        }
        return switch (before.getType()) {
            case COMMA, IF, THEN, ELSE, AND, OR, NOT, IN, GIVEN, FOR, WITH, WRT -> new SourceError("nothing follows '" + before.getText() + "'", span(i - 1));
            case LPAREN, LBRACKET, LBRACE -> new SourceError(Tokens.waits(type) ? "'" + text + "' has no left side" : "nothing between '" + before.getText() + "' and '" + text + "'",
                    Tokens.waits(type) ? span(i) : Tokens.span(source, before, tokens.get(i)));
            default -> new SourceError("'" + before.getText() + "' has no right side", span(i - 1));
        };
    }

    private static boolean isWord(int type) {
        return switch (type) {
            case IF, THEN, ELSE, AND, OR, NOT, IN -> true;
            default -> false;
        };
    }

    private static Optional<String> leftOpen(int type) {
        return type == THEN || type == ELSE ? Optional.of("Keep if c then a else b on one line, or in brackets.")
                : Optional.of("To go on with the line before, leave the operator at its end.");
    }

    private SourceError noOperator(int i) {
        String left = phrase.before(i);
        String right = phrase.from(i);
        String word = tokens.get(i).getText();
        Span both = Tokens.span(source, tokens.get(phrase.start(i)), tokens.get(i));
        Optional<String> instead = i == 1 ? ForeignWord.instead(tokens.getFirst().getText()) : Optional.empty();
        if (instead.isPresent()) {
            return new SourceError(tokens.getFirst().getText() + " begins no statement", span(0), instead.get());
        }
        if (i > 2 && type(i - 1) == NAME && type(i - 2) == MINUS && type(i - 3) == MINUS && tokens.get(i - 3).getStopIndex() + 1 == tokens.get(i - 2).getStartIndex()) {
            return new SourceError("--" + left + " is an option of the program", Tokens.span(source, tokens.get(i - 3), tokens.get(i - 1)),
                    "Options stand on the command line, not in a statement: ./backproof --" + left + " " + right + ".");
        }
        Optional<String> verb = i == 1 && type(0) == NAME ? Spelling.nearest(tokens.get(0).getText(), Keyword.words()) : Optional.empty();
        if (verb.isPresent()) {
            return new SourceError(tokens.get(0).getText() + " begins no statement", span(0), "Did you mean " + verb.get() + "?");
        }
        if (type(0) == GENERATE && tokens.stream().noneMatch(t -> t.getType() == FOR)) {
            return new SourceError("'for' is missing", span(i), "Write " + Keyword.GENERATE.usage() + ".");
        }
        Optional<String> clause = type(i) == NAME && ifs.size() == 1 ? Spelling.nearest(word, CLAUSES).filter(_ -> word.length() > 2) : Optional.empty();
        if (clause.isPresent()) {
            return new SourceError("no operator before " + word, both, "Did you mean " + clause.get() + "?");
        }
        if (type(0) == PAIR && tokens.stream().noneMatch(t -> t.getType() == WITH)) {
            return new SourceError("'with' is missing", span(i), "Write pair " + left + " with " + right + ".");
        }
        if (!ifs.peek().isEmpty() && ifs.peek().peek() >= 0 && tokens.subList(i, tokens.size()).stream().noneMatch(t -> t.getType() == THEN)) {
            return new SourceError("'then' is missing", span(i), "Write if c then a else b.");
        }
        if (type(i) == NUMBER && ifs.size() > 1) {
            return new SourceError("nothing between " + left + " and " + right, both, "For a list write " + left + ", " + right + ", for a product " + left + "*" + right + ".");
        }
        if (i > 2 && left.matches("[d∂].+") && type(i - 2) == DIVIDE && tokens.get(i - 3).getText().matches("[d∂]")) {
            return new SourceError("no operator between " + left + " and " + right, both, "For the derivative write diff(" + right + ", " + left.substring(1) + ").");
        }
        String message = "no operator between " + left + " and " + right;
        return switch (type(i)) {
            case NAME, NUMBER, LPAREN -> new SourceError(message, both, phrase.isName(i - 1)
                    ? "For a call write " + left + "(" + right + "), for a product " + left + "*" + right + "."
                    : "For a product write " + left + "*" + right + ".");
            default -> new SourceError("unexpected '" + word + "'", span(i));
        };
    }

    private Span end(int i) {
        return i < tokens.size() ? span(i) : source.span(tokens.getLast().getStopIndex() + 1, tokens.getLast().getStopIndex() + 1);
    }

    private int type(int i) {
        return tokens.get(i).getType();
    }

    private Span span(int i) {
        return Tokens.span(source, tokens.get(i));
    }
}
