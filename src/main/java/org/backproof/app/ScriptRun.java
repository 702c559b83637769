package org.backproof.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

import org.backproof.language.Source;

/// Runs files, standard input and `-e` statements in one session.
final class ScriptRun {
    private final Engine engine;
    private final Console console;

    /// A statement that makes files.
    private static final Pattern GENERATE = Pattern.compile("(?m)(^|;)\\s*generate\\b");

    ScriptRun(Engine engine, Console console) {
        this.engine = engine;
        this.console = console;
    }

    /// The worst outcome of `command`. All inputs are read before the first statement runs and before the output is opened.
    ///
    /// @throws BadInput if an input can't be read or the output can't be written
    Outcome run(Command.Run command) throws BadInput {
        var sources = new ArrayList<Source>();
        for (Input input : command.inputs()) {
            sources.add(read(input, console.in()));
            if (input instanceof Input.Script(Path path) && command.output().filter(o -> same(o, path)).isPresent()) {
                throw new BadInput(path + ": is both the script and the output");
            }
        }
        Optional<Path> output = command.output().isPresent() ? Optional.of(made(command.output().get())) : Optional.empty();
        Optional<Path> folder = output.filter(Files::isDirectory);
        if (folder.isPresent() && sources.stream().noneMatch(s -> GENERATE.matcher(s.text()).find())) {
            throw new BadInput(folder.get() + ": cannot be written: is a directory, and only generated files go into one");
        }
        return new OutputTarget(folder.isPresent() ? Optional.empty() : output, console).write(out -> run(command, sources, folder, out));
    }

    /// The output; a folder is made where there is none.
    private static Path made(Path output) throws BadInput {
        if (!output.endsWith(Command.Run.FOLDER)) {
            return output;
        }
        try {
            return Files.createDirectories(output.normalize());
        } catch (IOException e) {
            throw new BadInput(output.normalize() + ": cannot be made: " + TextFile.reason(e));
        }
    }

    /// @param folder where generated files are written
    private Outcome run(Command.Run command, List<Source> sources, Optional<Path> folder, Writer out) throws IOException {
        AnswerPrinter printer = command.format().printer(out);
        var sink = new AnswerSink(printer, out, console.err()::println);
        printer.begin();
        try {
            EngineThread.call(() -> run(engine.open(command.settings()), sources, sink, folder, command.keepGoing()),
                    sink::silence, command.settings().timeout());
        } catch (ExecutionException e) {
            sink.failed(e);
        }
        printer.end();
        return sink.worst();
    }

    private static Session run(Session session, List<Source> sources, AnswerSink sink, Optional<Path> folder, boolean keepGoing) {
        for (Source source : sources) {
            session.run(source, sink.listener(answer -> folder.map(f -> Generation.saved(answer, f)).orElse(answer), keepGoing));
            if (sink.worst().compareTo(Outcome.WRONG) >= 0 && !keepGoing) {
                break;
            }
        }
        return session;
    }

    private static Source read(Input input, InputStream in) throws BadInput {
        return switch (input) {
            case Input.Script(Path path) -> TextFile.read(path);
            case Input.Statement(String text) -> new Source("-e", text);
            case Input.StandardInput() -> {
                try {
                    yield TextFile.read(in, "<stdin>");
                } catch (IOException e) {
                    throw new BadInput("stdin: " + TextFile.reason(e));
                }
            }
        };
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException e) {
            return false;
        }
    }
}
