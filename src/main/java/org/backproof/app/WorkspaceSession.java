package org.backproof.app;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.backproof.language.Completeness;
import org.backproof.language.Keyword;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;

/// A session over a workspace: reads statements, has each carried out, keeps the state that a failing one must not touch.
public final class WorkspaceSession implements Session {
    private static final int DEEPEST_LOAD = 16;

    private final Settings settings;
    private final Shell shell = new Shell();
    private volatile Workspace workspace;
    private volatile boolean interrupted;

    /// @param start the workspace with the library in it
    public WorkspaceSession(Settings settings, Workspace start) {
        this.settings = settings;
        this.workspace = start;
    }

    @Override
    public void run(Source source, Listener listener) {
        interrupted = false;
        run(source, listener, 0);
    }

    /// @param depth how many scripts are being loaded
    /// @return whether the listener wants more
    private boolean run(Source source, Listener listener, int depth) {
        for (Statement statement : Parser.parse(source)) {
            boolean more = statement instanceof Statement.Load load
                    ? load(load, source, listener, depth) : listener.answered(answer(statement, source, listener));
            if (!more || interrupted) {
                return false;
            }
        }
        return true;
    }

    private boolean load(Statement.Load load, Source source, Listener listener, int depth) {
        long start = System.nanoTime();
        try {
            if (depth == DEEPEST_LOAD) {
                throw new SourceError("scripts load each other without end", load.span());
            }
            Source script = Shell.read(load, source);
            return listener.answered(right(load, source, start, Reply.of(Rendering.NOTHING))) && run(script, listener, depth + 1);
        } catch (SourceError e) {
            return listener.answered(wrong(load, source, start, e));
        }
    }

    private Answer answer(Statement statement, Source source, Listener listener) {
        long start = System.nanoTime();
        try {
            return right(statement, source, start, reply(statement, source, listener));
        } catch (SourceError e) {
            return e.getCause() == null ? wrong(statement, source, start, e) : broken(statement, source, start, e.getCause());
        } catch (UncheckedIOException e) {
            throw e; // the listener's: what was begun could not be written
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return broken(statement, source, start, e);
        }
    }

    private static Answer broken(Statement statement, Source source, long start, Throwable e) {
        return answer(statement, source, start, Outcome.BROKEN, Rendering.NOTHING, List.of("backproof: " + BugReport.of(e)), Map.of(Field.ERROR, Json.of("internal error: " + e)));
    }

    private Reply reply(Statement statement, Source source, Listener listener) {
        return switch (statement) {
            case Statement.Malformed(SourceError error, _) -> throw error;
            case Statement.Undo undo -> {
                Journal.Change change = shell.undo(undo);
                workspace = change.before();
                yield Reply.of("undone: " + change.statement());
            }
            case Statement.Steps steps -> shell.steps(steps);
            case Statement.Latex latex -> shell.latex(latex);
            case Statement.Save save -> shell.save(save);
            case Statement.Help(var topic, _) when topic.flatMap(Keyword::of).filter(Keyword.listed()::contains).isPresent() ->
                    Reply.of(topic.flatMap(Keyword::of).map(k -> k.usage() + "\n  " + k.meaning()).orElseThrow());
            case Statement.Help(var topic, _) when topic.isEmpty() -> Reply.of(Shell.HELP);
            case Statement.Declaration _, Statement.ValueDefinition _, Statement.FunctionDefinition _, Statement.Rule _, Statement.Assume _,
                    Statement.Evaluate _, Statement.Generate _, Statement.Stability _, Statement.Prove _, Statement.Check _, Statement.Pair _, Statement.PairTable _, Statement.Derive _,
                    Statement.Match _, Statement.Help _, Statement.Assumptions _, Statement.Network _, Statement.Backprop _, Statement.CheckFormulas _,
                    Statement.Load _ -> carriedOut(statement, source, listener);
        };
    }

    private Reply carriedOut(Statement statement, Source source, Listener listener) {
        Workspace.Next next;
        var beginning = new Beginning(piece -> listener.begun(source.text(statement.span()), piece));
        try {
            next = workspace.run(statement, source, new Limit(settings.timeout(), () -> interrupted, beginning));
        } finally {
            beginning.end();
        }
        if (next.reply().fields().containsKey(Field.STEPS)) {
            shell.derived(next.reply().shown());
        }
        if (next.workspace() != workspace) {
            shell.changed(source.text(statement.span()), workspace);
            workspace = next.workspace();
        }
        return next.reply();
    }

    private Answer right(Statement statement, Source source, long start, Reply reply) {
        var warnings = reply.warnings().stream().map(w -> w.render(source, "warning").stripTrailing()).toList();
        Rendering shown = shell.atGrain(reply.shown());
        Map<Field, Json> fields = new EnumMap<>(Field.class);
        fields.putAll(reply.fields());
        shown.steps().filter(_ -> fields.containsKey(Field.STEPS)).ifPresent(s -> fields.put(Field.STEPS, s));
        return answer(statement, source, start, reply.outcome(), shown, warnings, fields);
    }

    private static Answer wrong(Statement statement, Source source, long start, SourceError error) {
        String message = error.getMessage() + error.suggestion().map(s -> ". " + s).orElse("");
        return answer(statement, source, start, Outcome.WRONG, Rendering.NOTHING, List.of(error.render(source).stripTrailing()),
                Map.of(Field.ERROR, Json.of(message)));
    }

    private static Answer answer(Statement statement, Source source, long start, Outcome outcome, Rendering shown, List<String> diagnostics,
                                 Map<Field, Json> fields) {
        return new Answer(statement.span().line(), source.text(statement.span()), StatementKind.of(statement), outcome, shown, diagnostics,
                fields, Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public boolean incomplete(String text) {
        return Parser.completeness(text) == Completeness.INCOMPLETE;
    }

    @Override
    public List<String> words() {
        var words = new TreeSet<>(Keyword.words());
        words.addAll(workspace.names());
        words.addAll(List.of("given", "with", "wrt", "scalar", "vector", "matrix", "index", "function", "diff", "sum", "mean"));
        return List.copyOf(words);
    }

    @Override
    public void interrupt() {
        interrupted = true;
    }
}
