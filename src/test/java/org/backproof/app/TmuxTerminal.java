package org.backproof.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A real pseudo-terminal with one command in it, run by tmux on a socket of its own.
final class TmuxTerminal implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;

    private final String socket = "backproof-" + ProcessHandle.current().pid() + "-" + System.nanoTime();

    private final Thread killer = new Thread(() -> tmux("kill-server"));

    /// A terminal of 100 × 40 characters.
    TmuxTerminal(String command) {
        this(command, 100, 40);
    }

    TmuxTerminal(String command, int columns, int rows) {
        Runtime.getRuntime().addShutdownHook(killer);
        tmux("-f", "/dev/null", "new-session", "-d", "-x", Integer.toString(columns), "-y", Integer.toString(rows),
                command + "; echo ended $?; sleep 60");
    }

    /// Types `keys` in tmux's names: `Enter`, `C-c`, `Up`, `Tab`, or text.
    void type(String... keys) {
        var words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        tmux(words.toArray(String[]::new));
    }

    /// Types `line` as it stands, and Enter.
    void enter(String line) {
        tmux("send-keys", "-l", "--", line + "\r");
    }

    /// The screen as it is.
    String screen() {
        return tmux("capture-pane", "-p");
    }

    /// The screen once `text` is on it.
    String waitFor(String text) {
        return waitUntil(screen -> screen.contains(text), text);
    }

    /// The screen once it is as wanted.
    String waitUntil(Predicate<String> wanted) {
        return waitUntil(wanted, "what was wanted");
    }

    private String waitUntil(Predicate<String> wanted, String name) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (true) {
            String screen = screen();
            if (wanted.test(screen)) {
                return screen;
            }
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("'" + name + "' did not appear on this screen:\n" + screen);
            }
            pause(20);
        }
    }

    /// The screen with its colours as escape sequences.
    String colours() {
        return tmux("capture-pane", "-p", "-e");
    }

    /// Gives the line editor time to hand the terminal over to the running statement, which nothing on the screen tells.
    void settle() {
        pause(700);
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String tmux(String... words) {
        var command = new ArrayList<>(List.of("tmux", "-u", "-L", socket));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + output);
            }
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(killer);
        tmux("kill-server");
    }
}
