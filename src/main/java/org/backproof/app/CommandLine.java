package org.backproof.app;

import java.util.List;

/// The program: words in, answers and diagnostics out, an exit code back.
final class CommandLine {
    private final Engine engine;
    private final Console console;

    CommandLine(Engine engine, Console console) {
        this.engine = engine;
        this.console = console;
    }

    /// Runs the command that `words` spell. Nothing is thrown: what goes wrong is told on stderr and by the exit code.
    int run(List<String> words) {
        try {
            return switch (Arguments.parse(words)) {
                case Command.Help _ -> say(Usage.TEXT);
                case Command.Version _ -> say(Version.TEXT + "\n");
                case Command.Run run when run.inputs().isEmpty() -> new Talk(engine, console).run(run).exitCode();
                case Command.Run run -> new ScriptRun(engine, console).run(run).exitCode();
            };
        } catch (BadInput e) {
            console.err().println("backproof: " + e.getMessage());
            return Outcome.WRONG.exitCode();
        } catch (Throwable e) {
            console.err().println("backproof: " + BugReport.of(e));
            return Outcome.BROKEN.exitCode();
        }
    }

    private int say(String text) {
        console.say(text);
        return Outcome.DONE.exitCode();
    }
}
