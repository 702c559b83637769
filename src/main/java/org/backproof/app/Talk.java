package org.backproof.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.backproof.language.Source;

/// A conversation: each statement is answered as soon as it is whole, and a wrong one does not end it.
final class Talk {
    private final Engine engine;
    private final Console console;

    Talk(Engine engine, Console console) {
        this.engine = engine;
        this.console = console;
    }

    /// Talks until the input ends; with an editor where both ends are terminals.
    ///
    /// @throws BadInput if the output can't be written
    Outcome run(Command.Run command) throws BadInput {
        if (command.output().isEmpty() && terminal()) {
            return new Repl(engine.open(command.settings()), command.format()).run();
        }
        return new OutputTarget(command.output(), console).write(out -> plain(command, out));
    }

    /// Whether both ends are a terminal on which a line can be edited.
    private static boolean terminal() {
        java.io.Console both = System.console();
        String type = System.getenv("TERM");
        return both != null && both.isTerminal() && type != null && !type.startsWith("dumb");
    }

    private Outcome plain(Command.Run command, Writer out) throws IOException {
        Session session = engine.open(command.settings());
        AnswerPrinter printer = command.format().printer(out);
        var sink = new AnswerSink(printer, out, console.err()::println);
        var pending = new PendingText("<stdin>", session::incomplete);
        var in = new BufferedInputStream(console.in());
        printer.begin();
        for (int number = 1; ; number++) {
            byte[] line = line(in);
            if (line.length == 0) {
                break;
            }
            try {
                answer(session, pending.add(TextFile.decode(line, "<stdin>", number).text().stripTrailing()), sink);
            } catch (BadInput e) {
                sink.wrong(e);
            }
        }
        answer(session, pending.rest(), sink);
        printer.end();
        return sink.worst();
    }

    private static void answer(Session session, Optional<Source> source, AnswerSink sink) {
        if (source.isPresent()) {
            try {
                EngineThread.call(() -> {
                    session.run(source.get(), sink.listener(answer -> answer, true));
                    return session;
                });
            } catch (ExecutionException e) {
                sink.failed(e);
            }
        }
    }

    /// The next line with its newline; empty at the end.
    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n' || line.size() >= TextFile.LIMIT) {
                break;
            }
        }
        return line.toByteArray();
    }
}
