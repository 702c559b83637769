package org.backproof.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

import org.backproof.language.Source;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The conversation at a terminal: a line editor with history, completion and statements over several lines.
/// Ctrl-C gives up what is typed or what runs; Ctrl-D ends.
final class Repl {
    private static final Pattern ENDING = Pattern.compile("\\s*(exit|quit)\\s*(\\(\\s*\\))?[\\s;]*|\\s*:q\\s*");

    /// For a pseudo-terminal that has no size.
    private static final Size ORDINARY = Size.of(80, 24);

    /// JLine's remarks, about the modes of the history file for one, would stand in the answers.
    private static final Logger REMARKS = Logger.getLogger("org.jline");

    private final Session session;
    private final Format format;
    private volatile boolean running;
    private final AtomicInteger interrupts = new AtomicInteger();

    Repl(Session session, Format format) {
        this.session = session;
        this.format = format;
    }

    /// Talks at the terminal of the process until Ctrl-D. The outcome of a conversation is [Outcome#DONE].
    Outcome run() {
        try (Terminal terminal = builder().system(true).build()) {
            return run(terminal);
        } catch (IOException e) {
            throw new IllegalStateException("no terminal: " + e.getMessage(), e);
        }
    }

    /// Without graphemeCluster(false) JLine asks the terminal what it is, waits for an answer, and swallows what is typed meanwhile.
    static TerminalBuilder builder() {
        REMARKS.setLevel(Level.OFF);
        return TerminalBuilder.builder().graphemeCluster(false);
    }

    /// Talks at `terminal`.
    Outcome run(Terminal terminal) {
        if (terminal.getSize().getColumns() == 0 || terminal.getSize().getRows() == 0) {
            terminal.setSize(ORDINARY);
        }
        terminal.handle(Terminal.Signal.INT, _ -> interrupt(terminal.writer()));
        hideControlKeys(terminal);
        var paint = Paint.of(System.getenv());
        PrintWriter out = terminal.writer();
        out.println(Version.TEXT + ": help lists the statements, Ctrl-D ends");
        LineReader reader = reader(terminal);
        while (true) {
            Optional<String> line = line(reader, paint);
            if (line.isEmpty()) {
                return Outcome.DONE;
            }
            answer(line.get(), out, paint);
        }
    }

    /// The first Ctrl-C asks the running statement to give up; the third in vain leaves.
    private void interrupt(PrintWriter out) {
        if (!running) {
            return;
        }
        session.interrupt();
        switch (interrupts.incrementAndGet()) {
            case 1 -> { }
            case 2 -> {
                out.println("The statement has not stopped yet. Ctrl-C once more leaves, and forgets the session.");
                out.flush();
            }
            default -> Runtime.getRuntime().halt(130);
        }
    }

    /// While a statement runs, a Ctrl-C leaves no `^C` in the answer.
    private static void hideControlKeys(Terminal terminal) {
        Attributes attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ECHOCTL, false);
        terminal.setAttributes(attributes);
    }

    private LineReader reader(Terminal terminal) {
        var builder = LineReaderBuilder.builder().terminal(terminal).appName("backproof")
                .parser(new StatementParser(session::incomplete))
                .completer(new WordCompleter(session::words))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "… ")
                .variable(LineReader.HISTORY_SIZE, 5000)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, false);
        historyFile().ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
    }

    /// The file of the history (XDG base directories: state), if its folder is there or can be made.
    private static Optional<Path> historyFile() {
        String state = System.getenv("XDG_STATE_HOME");
        Path base = state != null && state.startsWith("/") ? Path.of(state)
                : Path.of(System.getProperty("user.home"), ".local", "state");
        try {
            return Optional.of(Files.createDirectories(base.resolve("backproof")).resolve("history"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The next statement; none at the end.
    private static Optional<String> line(LineReader reader, Paint paint) {
        while (true) {
            try {
                String line = reader.readLine(paint.prompt("> "));
                return Optional.of(line).filter(l -> !ENDING.matcher(l).matches());
            } catch (UserInterruptException e) {
                // the line is given up, a fresh prompt follows
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    private void answer(String line, PrintWriter out, Paint paint) {
        interrupts.set(0);
        running = true;
        AnswerPrinter printer = format == Format.TEXT ? new TalkPrinter(out, paint, line) : format.printer(out);
        var sink = new AnswerSink(printer, out, message -> out.println(paint.error(message)));
        try {
            EngineThread.call(() -> {
                session.run(new Source("", line), sink.listener(answer -> answer, true));
                return session;
            });
        } catch (ExecutionException e) {
            sink.failed(e);
        }
        running = false;
        out.flush();
    }
}
