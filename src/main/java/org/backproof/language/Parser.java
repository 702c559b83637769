package org.backproof.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.backproof.language.grammar.BackproofParser;

/// Reads the language. Every statement is parsed by itself, so that a bad one spoils no other.
public final class Parser {
    /// Syntax nested deeper than this is read on a thread with a large stack.
    private static final int ORDINARY_DEPTH = 100;

    private final Source source;
    private final BackproofParser parser = new BackproofParser(null);
    private final StatementReader statements;

    private Parser(Source source) {
        this.source = source;
        this.statements = new StatementReader(source);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
    }

    /// All statements of a text, in order; one that cannot be read is a [Statement.Malformed].
    public static List<Statement> parse(Source source) {
        Parser parser = new Parser(source);
        List<Statement> read = new ArrayList<>();
        for (Segment segment : Layout.segments(source)) {
            read.add(parser.guarded(segment));
        }
        return read;
    }

    /// A text that is one expression or one condition.
    ///
    /// @throws SourceError when it is none
    public static Expression expression(Source source) {
        Segment segment = Layout.expression(source).orElseThrow(() -> new SourceError("there is no expression", source.span(0, 0)));
        if (segment.problem().isPresent()) {
            throw segment.problem().get();
        }
        Parser parser = new Parser(source);
        return parser.tree(segment, BackproofParser::lone, tree -> parser.statements.expressions().condition(tree.value));
    }

    /// Whether `text` can be run as it stands, for a reader of lines: `sum(` waits for more, `sum)` is wrong.
    public static Completeness completeness(String text) {
        Source source = new Source("", text);
        Parser parser = new Parser(source);
        for (Segment segment : Layout.segments(source)) {
            Completeness one = parser.completeness(segment);
            if (one != Completeness.COMPLETE) {
                return one;
            }
        }
        return Completeness.COMPLETE;
    }

    private Completeness completeness(Segment segment) {
        if (segment.problem().isPresent() && !segment.unclosed()) {
            return Completeness.WRONG;
        }
        boolean waits = segment.unclosed() || Tokens.waits(segment.last().getType());
        try {
            tree(segment, BackproofParser::line, statements::statement);
            return segment.unclosed() ? Completeness.INCOMPLETE : Completeness.COMPLETE;
        } catch (Mistake mistake) {
            return waits && mistake.token == segment.tokens().size() ? Completeness.INCOMPLETE : Completeness.WRONG;
        } catch (SourceError error) {
            return Completeness.WRONG;
        }
    }

    private Statement statement(Segment segment) {
        try {
            if (segment.problem().isPresent()) {
                throw segment.problem().get();
            }
            return tree(segment, BackproofParser::line, statements::statement);
        } catch (Mistake mistake) {
            return malformed(segment, new Diagnosis(source, segment, mistake.token).error());
        } catch (SourceError error) {
            return malformed(segment, error);
        }
    }

    /// A fault of the program in one statement is no end to the others.
    private Statement guarded(Segment segment) {
        try {
            return statement(segment);
        } catch (RuntimeException | StackOverflowError e) {
            Span span = segment.span(source);
            return new Statement.Malformed(SourceError.broken(e, span), span);
        }
    }

    /// Of several lines of notes those that are formulas are read.
    private Statement malformed(Segment segment, SourceError error) {
        List<Segment> lines = NoteLines.of(segment);
        if (lines.size() < 2) {
            return new Statement.Malformed(error, segment.span(source));
        }
        Name network = new Name(segment.tokens().get(1).getText(), Tokens.span(source, segment.tokens().get(1)));
        List<NoteLine> notes = new ArrayList<>();
        for (Segment line : lines) {
            switch (statement(line)) {
                case Statement.CheckFormulas(_, List<NoteLine> read, _) -> notes.addAll(read);
                case Statement.Malformed(SourceError wrong, _) -> {
                    Span span = NoteLines.span(source, line);
                    notes.add(new Unread(source.text(span), wrong, span));
                }
                case Statement s -> throw new IllegalStateException(s.toSource());
            }
        }
        return new Statement.CheckFormulas(network, List.copyOf(notes), segment.span(source));
    }

    private <C extends ParserRuleContext, R> R tree(Segment segment, Function<BackproofParser, C> rule, Function<C, R> read) {
        return segment.depth() <= ORDINARY_DEPTH ? read.apply(context(segment, rule)) : DeepStack.call(() -> read.apply(context(segment, rule)));
    }

    /// Runs `rule` in the fast mode of prediction, and where that fails in the full one.
    private <C> C context(Segment segment, Function<BackproofParser, C> rule) {
        List<Token> tokens = new ArrayList<>(segment.tokens());
        tokens.add(Tokens.end(segment.last()));
        parser.setTokenStream(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        try {
            return rule.apply(parser);
        } catch (ParseCancellationException fast) {
            parser.reset();
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        }
        try {
            return rule.apply(parser);
        } catch (ParseCancellationException failure) {
            throw new Mistake(((RecognitionException) failure.getCause()).getOffendingToken().getTokenIndex());
        }
    }

    /// The grammar does not allow the token with this index.
    private static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int token;

        Mistake(int token) {
            super(null, null, false, false);
            this.token = token;
        }
    }
}
