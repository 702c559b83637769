package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.backproof.language.grammar.BackproofLexer;

/// Gathers tokens into statements: a statement ends at `;` and at a line break, unless a bracket is open or an operator waits for its right side.
///
/// Here too a word becomes a keyword by its place, and the first `=` of a definition becomes its sign.
final class Layout {
    /// What stands before the names of functions in code, `np.dot`; `dZ.sum(axis=1)` is read as `dZ .sum(axis=1)`, factors side by side.
    private static final List<String> MODULES = List.of("np", "numpy", "torch", "tf", "F");

    private final Source source;
    private final List<CommonToken> input = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private List<Token> current = new ArrayList<>();
    private final Lookahead ahead;
    private Nesting nesting;
    private Optional<SourceError> problem = Optional.empty();
    private Optional<Keyword> keyword = Optional.empty();
    private boolean definition;
    /// How many tokens there were when first no bracket was open any more: where `f(x, y)` may end.
    private int head;
    /// After a bracket that was never closed, a line that begins like a statement is one, whatever is open.
    private boolean linesBegin;
    /// Places of brackets around a tuple among arguments, and of commas before such a bracket.
    private final Set<Integer> dropped = new HashSet<>();
    /// What stands before this place has become part of a text in quotes.
    private int textEnd;

    private Layout(Source source) {
        this.source = source;
        this.nesting = new Nesting(source);
        BackproofLexer lexer = new BackproofLexer(new Units(source));
        lexer.removeErrorListeners();
        List<CommonToken> written = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            written.add((CommonToken) token);
        }
        input.addAll(NoteTokens.read(written));
        this.ahead = new Lookahead(input);
    }

    static List<Segment> segments(Source source) {
        Layout layout = new Layout(source);
        layout.run();
        return layout.segments;
    }

    /// All tokens as they stand, as one expression or condition.
    static Optional<Segment> expression(Source source) {
        Layout layout = new Layout(source);
        for (int i = 0; i < layout.input.size() && layout.problem.isEmpty(); i++) {
            if (Lookahead.type(layout.input.get(i)) != NEWLINE) {
                layout.nest(layout.input.get(i), i);
                layout.current.add(layout.input.get(i));
            }
        }
        if (layout.problem.isEmpty() && layout.nesting.isOpen()) {
            layout.problem = Optional.of(layout.unclosed(layout.input.size()));
        }
        layout.end(false);
        return layout.segments.stream().findFirst();
    }

    private void run() {
        for (int i = 0; i < input.size(); i++) {
            CommonToken token = input.get(i);
            switch (token.getType()) {
                case NEWLINE -> {
                    if (nesting.isOpen() && !nesting.inBlock() && !linesBegin && problem.isEmpty() && ahead.beginsQuestion(i + 1)) {
                        i = resume(false);
                    } else {
                        lineBreak(token, i);
                    }
                }
                case SEMICOLON -> semicolon(token);
                default -> take(token, i);
            }
            if (i == input.size() - 1 && nesting.isOpen() && problem.isEmpty()) {
                i = resume(true);
            }
        }
        end(false);
    }

    private void take(CommonToken token, int i) {
        if (i < textEnd || dropped.contains(i) || notes() && tuple(token, i)) {
            return;
        }
        if ((notes() || inEinsum()) && beginsText(token, i)) {
            text(token, i);
        }
        if (problem.isEmpty()) {
            classify(token, i);
            if (keyword.isEmpty() || !keyword.get().takesText()) {
                nest(token, i);
            }
        }
        if (notes() && token.getType() == NAME && current.size() > 4 && previous().getText().equals(".")
                && MODULES.contains(current.get(current.size() - 2).getText())) {
            current = new ArrayList<>(current.subList(0, current.size() - 2));
        } else if (notes() && token.getType() == NAME && previous().getText().equals(".") && Tokens.endsOperand(current.get(current.size() - 2).getType())) {
            current = new ArrayList<>(current.subList(0, current.size() - 1));
            token.setText("." + token.getText());
        } else if (notes() && token.getText().equals(".") && previous().getType() == NUMBER) {
            return; // 1. is 1
        }
        if (besideOperand(token)) {
            CommonToken beside = new CommonToken(BESIDE, "");
            beside.setStartIndex(token.getStartIndex());
            beside.setStopIndex(token.getStartIndex() - 1);
            current.add(beside);
        }
        current.add(token);
        if (head == 0 && current.size() > 1 && !nesting.isOpen()) {
            head = current.size();
        }
    }

    /// Whether this begins a tuple among arguments, as in `ones((m, 1))` and `axis=(1,)`, which is read without its brackets.
    private boolean tuple(CommonToken token, int i) {
        if (token.getType() != LPAREN || current.isEmpty() || !List.of("(", ",", "=").contains(previous().getText()) || !nesting.isOpen()) {
            return false;
        }
        int depth = 0;
        boolean comma = false;
        for (int k = i; k < input.size() && Lookahead.type(input.get(k)) != NEWLINE; k++) {
            int type = input.get(k).getType();
            depth += type == LPAREN || type == LBRACKET ? 1 : type == RPAREN || type == RBRACKET ? -1 : 0;
            comma |= depth == 1 && type == COMMA;
            if (depth == 0) {
                if (comma) {
                    dropped.add(k);
                    if (input.get(k - 1).getType() == COMMA) {
                        dropped.add(k - 1);
                    }
                }
                return comma;
            }
        }
        return false;
    }

    /// Whether this is a text in quotes, such as the indices of `einsum('ik,jk->ij', A, B)`.
    private boolean beginsText(CommonToken token, int i) {
        if (token.getType() == STRING) {
            return true;
        }
        boolean quote = token.getText().equals("'") && List.of(LPAREN, COMMA).contains(previous().getType());
        return quote && ahead.find(i + 1, token.getText()).isPresent();
    }

    private boolean inEinsum() {
        return current.size() > 1 && previous().getType() == LPAREN && current.get(current.size() - 2).getText().equals("einsum");
    }

    /// It becomes a name, which is quoted as no other is.
    private void text(CommonToken token, int i) {
        if (token.getType() != STRING) {
            textEnd = ahead.find(i + 1, token.getText()).getAsInt() + 1;
            token.setText(input.subList(i, textEnd).stream().map(Token::getText).collect(Collectors.joining()));
            token.setStopIndex(input.get(textEnd - 1).getStopIndex());
        }
        token.setType(NAME);
    }

    /// Whether an operand begins right after another one, where that is allowed: in `network NAME {…}` and `check NAME: …`.
    private boolean besideOperand(Token token) {
        return notes() && switch (token.getType()) {
            case NAME, NUMBER -> Tokens.endsOperand(previous().getType());
            case LPAREN -> List.of(NUMBER, RPAREN, RBRACKET, TRANSPOSE, SUPERSCRIPT).contains(previous().getType());
            default -> false;
        };
    }

    /// Whether this is `network NAME {…}` or `check NAME: …`.
    private boolean notes() {
        return keyword.filter(k -> k == Keyword.NETWORK || k == Keyword.CHECK).isPresent() && current.size() > 2
                && (Lookahead.type(current.get(2)) == COLON || Lookahead.type(current.get(2)) == LBRACE);
    }

    /// Whether this stands in a line of `check NAME { … }`, outside of its brackets.
    private boolean inFormulas() {
        return notes() && keyword.get() == Keyword.CHECK && nesting.inBlock() && nesting.innermost().outer() == null;
    }

    /// Whether it closes nothing in its line of formulas, or is never closed.
    private boolean strayBracket(Token token, int i) {
        return switch (token.getType()) {
            case RPAREN, RBRACKET -> true;
            case LPAREN, LBRACKET, LBRACE -> !ahead.closes(i);
            default -> false;
        };
    }

    private void nest(CommonToken token, int i) {
        if (inFormulas() && strayBracket(token, i)) {
            token.setType(STRAY);
        }
        try {
            nesting.take(token, i, previous(), beginsInterval());
        } catch (SourceError error) {
            problem = Optional.of(error);
        }
    }

    private void lineBreak(CommonToken token, int i) {
        if (current.isEmpty()) {
            return;
        }
        if (problem.isPresent() || keyword.filter(Keyword::takesText).isPresent()) {
            end(false);
        } else if (nesting.isOpen() && linesBegin && ahead.beginsStatement(i + 1)) {
            problem = Optional.of(unclosed(i));
            end(false);
        } else if (Tokens.waits(previous().getType()) && !(inFormulas() && isProse())) {
            if (!nesting.isOpen() && cannotContinue(i + 1)) {
                end(false);
            }
        } else if (nesting.inBlock()) {
            nest(token, i);
            current.add(token);
        } else if (!nesting.isOpen() && !(hasBlock() && Lookahead.type(ahead.nextLine(i)) == LBRACE)) {
            end(false);
        }
    }

    private void semicolon(CommonToken token) {
        if (current.isEmpty()) {
            return;
        }
        if (nesting.inBlock() && problem.isEmpty()) {
            token.setType(NEWLINE);
            current.add(token);
        } else if (nesting.isOpen() && problem.isEmpty()) {
            Token open = nesting.innermost().token();
            problem = Optional.of(new SourceError("';' ends a statement, but '" + open.getText() + "' is open", Tokens.span(source, token),
                    "Rows of a matrix are lists: [[a, b], [c, d]]."));
            current.add(token);
        } else {
            end(false);
        }
    }

    private void classify(CommonToken token, int i) {
        if (token.getType() == NAME && current.isEmpty()) {
            int next = Lookahead.type(ahead.at(i + 1));
            keyword = Keyword.of(token.getText()).filter(k -> !(next == EQ || next == COLON || next == COMMA || next == IN && !k.takesText()));
            keyword.ifPresent(k -> token.setType(k.token()));
        } else if (endsTarget(token)) {
            token.setType(FOR);
        } else if (token.getType() == NAME && !beginsSubject() && Tokens.endsOperand(previous().getType()) && (!nesting.isOpen() || nesting.inBlock() && !afterEntryName())) {
            token.setType(clause(token));
        } else if (token.getType() == EQ && token.getText().length() == 1 && afterHead()) {
            token.setType(DEFINE);
            definition = true;
        }
    }

    /// Whether it is the `for` of `generate TARGET for`.
    private boolean endsTarget(CommonToken token) {
        return token.getType() == NAME && token.getText().equals("for") && isGenerate() && current.size() > 1 && current.stream().noneMatch(t -> Lookahead.type(t) == FOR);
    }

    private boolean isGenerate() {
        return keyword.filter(k -> k == Keyword.GENERATE).isPresent();
    }

    /// In `generate TARGET for`, or right after it.
    private boolean beginsSubject() {
        return isGenerate() && current.stream().limit(current.size() - 1L).noneMatch(t -> Lookahead.type(t) == FOR);
    }

    /// Whether what stands here so far is `name` or `name(…)`.
    private boolean afterHead() {
        if (nesting.isOpen() || keyword.isPresent() || definition || current.isEmpty() || Lookahead.type(current.getFirst()) != NAME) {
            return false;
        }
        return current.size() == 1 || current.size() == head && Lookahead.type(current.get(1)) == LPAREN;
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
    private boolean beginsInterval() {
        return !current.isEmpty() && (previous().getType() == IN || nesting.inBlock() && afterEntryName());
    }

    private boolean afterEntryName() {
        return previous().getType() == NAME && switch (current.get(current.size() - 2).getType()) {
            case NEWLINE, STRING, LBRACE -> true;
            default -> false;
        };
    }

    /// Whether the line so far has no `=`, so that it is no formula which goes on.
    private boolean isProse() {
        for (int k = current.size() - 1; k >= 0 && current.get(k).getType() != NEWLINE && current.get(k).getType() != LBRACE; k--) {
            if (current.get(k).getType() == EQ) {
                return false;
            }
        }
        return true;
    }

    private boolean hasBlock() {
        return definition || keyword.filter(k -> k == Keyword.RULE).isPresent();
    }

    /// A line that cannot go on with the statement before, though that waits for something.
    private boolean cannotContinue(int i) {
        return Lookahead.type(ahead.at(i)) == NAME && definition && Lookahead.type(ahead.at(i + 1)) == EQ || ahead.beginsQuestion(i);
    }

    /// @param end only brackets before this place are in question
    private SourceError unclosed(int end) {
        Nesting.Bracket bracket = nesting.innermost();
        while (bracket.index() > end) {
            bracket = bracket.outer();
        }
        Token open = bracket.token();
        return new SourceError("'" + open.getText() + "' is never closed", Tokens.span(source, open));
    }

    /// With a bracket open at the end of the text, or before a line that can't stand inside of it: where reading goes on.
    ///
    /// @param atEnd whether more text could close the bracket
    private int resume(boolean atEnd) {
        int next = linesBegin ? input.size() : nesting.outermost().index();
        while (next < input.size() && !(Lookahead.type(ahead.at(next)) == NEWLINE && ahead.beginsStatement(next + 1))) {
            next++;
        }
        problem = Optional.of(unclosed(next));
        current.replaceAll(CommonToken::new); // the rest is read once more, and takes other types
        end(atEnd);
        linesBegin = true;
        return next;
    }

    private void end(boolean unclosed) {
        if (!current.isEmpty()) {
            boolean formulas = notes() && keyword.get() == Keyword.CHECK && problem.isEmpty();
            segments.add(new Segment(formulas ? PythonSum.read(source, current) : current, problem, unclosed, nesting.deepest()));
        }
        current = new ArrayList<>();
        nesting = new Nesting(source);
        problem = Optional.empty();
        keyword = Optional.empty();
        definition = false;
        head = 0;
    }

    private Token previous() {
        return current.isEmpty() ? null : current.getLast();
    }
}
