package org.backproof.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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
    private boolean accept(Answer answer) {
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

    /// Shows what an answer begins with.
    private void begun(String statement, String piece) {
        try {
            printer.begun(statement, piece);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        latest = System.nanoTime();
    }

    /// Hands the answers of a session on to this.
    ///
    /// @param made      what becomes of an answer before it is shown
    /// @param keepGoing whether to go on after one that is wrong
    Listener listener(UnaryOperator<Answer> made, boolean keepGoing) {
        return new Listener() {
            @Override
            public boolean answered(Answer answer) {
                return accept(made.apply(answer)) || keepGoing;
            }

            @Override
            public void begun(String statement, String piece) {
                AnswerSink.this.begun(statement, piece);
            }
        };
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
