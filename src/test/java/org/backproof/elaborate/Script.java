package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;
import org.backproof.library.Library;

/// Statements elaborated one after the other, over the library or over other declarations.
public final class Script {
    private Scope scope;
    private final List<Task> tasks = new ArrayList<>();

    private Script(Scope scope) {
        this.scope = scope;
    }

    /// @throws SourceError for the first statement that is wrong
    public static Script of(String text) {
        return of(new Source("", text));
    }

    /// @throws SourceError for the first statement that is wrong
    public static Script of(Source source) {
        return over(Library.scope().child(), source);
    }

    /// @throws SourceError for the first statement that is wrong
    public static Script over(Scope scope, String text) {
        return over(scope, new Source("", text));
    }

    private static Script over(Scope scope, Source source) {
        Script script = new Script(scope);
        Parser.parse(source).forEach(script::run);
        return script;
    }

    private void run(Statement s) {
        Task task = Elaborator.elaborate(s, scope);
        tasks.add(task);
        scope = task.setting().scope();
    }

    public Scope scope() {
        return scope;
    }

    public List<Task> tasks() {
        return tasks;
    }

    public Task last() {
        return tasks.getLast();
    }

    public Task.Claim claim() {
        return (Task.Claim) last();
    }

    public Tensor shown() {
        return ((Task.Show) last()).value();
    }

    List<String> notes() {
        return last().setting().notes().stream().map(Note::text).toList();
    }

    /// `message. suggestion` of the statement that is wrong.
    static String error(String text) {
        try {
            Script script = of(text);
            return "no error: " + script.last();
        } catch (SourceError e) {
            return e.getMessage() + e.suggestion().map(s -> ". " + s).orElse("");
        }
    }
}
