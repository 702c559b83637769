package org.backproof.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Takes the answers of a run: prints them, shows their diagnostics, and remembers the worst outcome.
final class AnswerSink {
    private final AnswerPrinter printer;
    private final Writer out;
    private final Consumer<String> diagnostics;
    private volatile Outcome worst = Outcome.DONE;
    private volatile long latest = System.nanoTime();

    /// @param printer prints onto `out`
    AnswerSink(AnswerPrinter printer, Writer out, Consumer<String> diagnostics) {
        this.printer = printer;
        this.out = out;
        this.diagnostics = diagnostics;
    }

    /// Shows `answer`.
    ///
    /// @return whether it was right: a script stops at the first that is not
    boolean accept(Answer answer) {
        worst = worst.and(answer.outcome());
        try {
            printer.print(answer);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer.diagnostics().forEach(diagnostics);
        latest = System.nanoTime();
        return answer.outcome().compareTo(Outcome.WRONG) < 0;
    }

    /// Shows an input that can't be read.
    void wrong(BadInput error) {
        worst = worst.and(Outcome.WRONG);
        diagnostics.accept("backproof: " + error.getMessage());
    }

    /// Shows that the engine failed, unless it was the output that did.
    ///
    /// @throws UncheckedIOException if the output could not be written
    void failed(ExecutionException failure) {
        if (failure.getCause() instanceof UncheckedIOException io) {
            throw io;
        }
        worst = Outcome.BROKEN;
        diagnostics.accept("backproof: " + BugReport.of(failure.getCause()));
    }

    /// The time since the last answer.
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - latest);
    }

    Outcome worst() {
        return worst;
    }
}
