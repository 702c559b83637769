package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.backproof.language.grammar.BackproofLexer;

/// Gathers tokens into statements: a statement ends at `;` and at a line break, unless a bracket is open or an operator waits for its right side.
///
/// What a statement shows of itself so far is in [Draft].
final class Layout {
    private final Source source;
    private final List<CommonToken> input = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final Lookahead ahead;
    private final NoteLayout notes;
    private Draft current;
    private Optional<SourceError> problem = Optional.empty();
    /// After a bracket that was never closed, a line that begins like a statement is one, whatever is open.
    private boolean linesBegin;

    private Layout(Source source) {
        this.source = source;
        this.current = new Draft(source);
        input.addAll(NoteTokens.read(tokens(source)));
        this.ahead = new Lookahead(input);
        this.notes = new NoteLayout(input, ahead);
    }

    static List<CommonToken> tokens(Source source) {
        BackproofLexer lexer = new BackproofLexer(new Units(source));
        lexer.removeErrorListeners();
        List<CommonToken> written = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            written.add((CommonToken) token);
        }
        return written;
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
                layout.current.tokens().add(layout.input.get(i));
            }
        }
        if (layout.problem.isEmpty() && layout.current.nesting().isOpen()) {
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
                    if (current.nesting().isOpen() && !current.nesting().inBlock() && !linesBegin && problem.isEmpty() && ahead.beginsQuestion(i + 1)) {
                        i = resume(false);
                    } else {
                        lineBreak(token, i);
                    }
                }
                case SEMICOLON -> semicolon(token);
                default -> take(token, i);
            }
            if (i == input.size() - 1 && current.nesting().isOpen() && problem.isEmpty()) {
                i = resume(true);
            }
        }
        end(false);
    }

    private void take(CommonToken token, int i) {
        if (notes.drops(i) || current.isNotes() && notes.tuple(i, current.previous(), current.nesting().isOpen())) {
            return;
        }
        if (current.isNotes() || current.inEinsum()) {
            notes.quote(token, i, current.previous());
        }
        if (problem.isEmpty()) {
            current.classify(token, Lookahead.type(ahead.at(i + 1)));
            if (!current.takesText()) {
                nest(token, i);
            }
        }
        if (!current.isNotes() || NoteLayout.joins(token, current.tokens())) {
            current.add(token);
        }
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
        if (current.inFormulas() && strayBracket(token, i)) {
            token.setType(STRAY);
        }
        try {
            current.nesting().take(token, i, current.previous(), current.beginsInterval());
        } catch (SourceError error) {
            problem = Optional.of(error);
        }
    }

    private void lineBreak(CommonToken token, int i) {
        if (current.isEmpty()) {
            return;
        }
        if (problem.isPresent() || current.takesText()) {
            end(false);
        } else if (current.nesting().isOpen() && linesBegin && ahead.beginsStatement(i + 1)) {
            problem = Optional.of(unclosed(i));
            end(false);
        } else if (Tokens.waits(current.previous().getType()) && !(current.inFormulas() && current.isProse())) {
            if (!current.nesting().isOpen() && cannotContinue(i + 1)) {
                end(false);
            }
        } else if (current.nesting().inBlock()) {
            nest(token, i);
            current.tokens().add(token);
        } else if (!current.nesting().isOpen() && !(current.hasBlock() && Lookahead.type(ahead.nextLine(i)) == LBRACE)) {
            end(false);
        }
    }

    private void semicolon(CommonToken token) {
        if (current.isEmpty()) {
            return;
        }
        if (current.nesting().inBlock() && problem.isEmpty()) {
            token.setType(NEWLINE);
            current.tokens().add(token);
        } else if (current.nesting().isOpen() && problem.isEmpty()) {
            Token open = current.nesting().innermost().token();
            problem = Optional.of(new SourceError("';' ends a statement, but '" + open.getText() + "' is open", Tokens.span(source, token),
                    "Rows of a matrix are lists: [[a, b], [c, d]]."));
            current.tokens().add(token);
        } else {
            end(false);
        }
    }

    /// A line that cannot go on with the statement before, though that waits for something.
    private boolean cannotContinue(int i) {
        return Lookahead.type(ahead.at(i)) == NAME && current.isDefinition() && Lookahead.type(ahead.at(i + 1)) == EQ || ahead.beginsQuestion(i);
    }

    /// @param end only brackets before this place are in question
    private SourceError unclosed(int end) {
        Nesting.Bracket bracket = current.nesting().innermost();
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
        int next = linesBegin ? input.size() : current.nesting().outermost().index();
        while (next < input.size() && !(Lookahead.type(ahead.at(next)) == NEWLINE && ahead.beginsStatement(next + 1))) {
            next++;
        }
        problem = Optional.of(unclosed(next));
        current.tokens().replaceAll(CommonToken::new); // the rest is read once more, and takes other types
        end(atEnd);
        linesBegin = true;
        return next;
    }

    private void end(boolean unclosed) {
        if (!current.isEmpty()) {
            boolean formulas = current.isFormulas() && problem.isEmpty();
            segments.add(new Segment(formulas ? PythonSum.read(source, current.tokens()) : current.tokens(), problem, unclosed, current.nesting().deepest()));
        }
        current = new Draft(source);
        problem = Optional.empty();
    }
}
