package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;
import org.backproof.library.Library;

/// Statements carried out one after the other, over the library.
final class Script {
    private Scope scope = Library.scope().child();
    private final List<Task> tasks = new ArrayList<>();

    /// @throws SourceError for the first statement that is wrong
    static Script of(String text) {
        Script script = new Script();
        for (Statement s : Parser.parse(new Source("", text))) {
            script.run(s);
        }
        return script;
    }

    private void run(Statement s) {
        Task task = Elaborator.elaborate(s, scope);
        tasks.add(task);
        scope = task.setting().scope();
    }

    Scope scope() {
        return scope;
    }

    List<Task> tasks() {
        return tasks;
    }

    Task last() {
        return tasks.getLast();
    }

    Task.Claim claim() {
        return (Task.Claim) last();
    }

    Tensor shown() {
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
