package org.backproof.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.backproof.language.Source;

/// A session for tests: each line is a statement, and its first word says what becomes of it.
final class ScriptedSession implements Session {
    private final AtomicReference<CountDownLatch> running = new AtomicReference<>(new CountDownLatch(0));

    @Override
    public void run(Source source, Listener listener) {
        int line = source.span(0, 0).line();
        for (String statement : source.text().split("\n")) {
            if (!statement.isBlank() && !listener.answered(answer(source, line, statement))) {
                return;
            }
            line++;
        }
    }

    private Answer answer(Source source, int line, String statement) {
        return switch (statement.split(" ")[0]) {
            case "prove" -> answer(line, statement, "prove", Outcome.DONE, "proved", List.of());
            case "refute" -> answer(line, statement, "prove", Outcome.UNPROVED, "refuted", List.of());
            case "warn" -> answer(line, statement, "diff", Outcome.DONE, "0", List.of("warning: constant"));
            case "wrong" -> answer(line, statement, "error", Outcome.WRONG, "",
                    List.of(source.name() + ":" + line + ": no such name"));
            case "crash" -> throw new IllegalStateException("lost the thread");
            case "overflow" -> throw new StackOverflowError();
            case "hang" -> answer(line, statement, "prove", Outcome.DONE, hang(), List.of());
            case "deep" -> answer(line, statement, "prove", Outcome.DONE, "depth " + deep(1_000_000), List.of());
            case "pause" -> answer(line, statement, "prove", Outcome.DONE, pause(), List.of());
            case "wait" -> answer(line, statement, "prove", Outcome.UNPROVED, await(), List.of());
            default -> answer(line, statement, "define", Outcome.DONE, "", List.of());
        };
    }

    private static Answer answer(int line, String statement, String kind, Outcome outcome, String text, List<String> diagnostics) {
        Map<Field, Json> fields = kind.equals("prove") ? Map.of(Field.VERDICT, Json.of(text)) : Map.of();
        return new Answer(line, statement, kind, outcome, new Rendering.Plain(text), diagnostics, fields, Duration.ofNanos(1_234_567));
    }

    private static int deep(int n) {
        return n == 0 ? 0 : deep(n - 1) + 1;
    }

    private static String hang() {
        while (true) {
            LockSupport.park();
        }
    }

    private static String pause() {
        LockSupport.parkNanos(1_000_000_000);
        return "rested";
    }

    private String await() {
        var latch = new CountDownLatch(1);
        running.set(latch);
        try {
            latch.await();
        } catch (InterruptedException e) {
            return "undecided: thread";
        }
        return "undecided: interrupted";
    }

    @Override
    public boolean incomplete(String text) {
        return text.chars().filter(c -> c == '(').count() > text.chars().filter(c -> c == ')').count();
    }

    @Override
    public List<String> words() {
        return List.of("prove", "refute", "softmax", "softplus", "wait", "warn");
    }

    @Override
    public void interrupt() {
        running.get().countDown();
    }
}
