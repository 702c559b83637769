package org.backproof.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/// What a first minute with the program does, without an audience: the launcher records which classes it loads.
final class Rehearsal {
    private static final String STATEMENTS = """
            y : scalar in [0, 1]
            prove diff(bce(sigmoid(z), y), z) = sigmoid(z) - y
            v, t : vector[K]
            assume sum(t) = 1
            prove diff(ce(softmax(v), t), v) = softmax(v) - t
            pair mse with tanh
            x/x
            prove x = x + 1
            a(
            """;

    private Rehearsal() {
    }

    public static void main(String[] args) throws IOException {
        var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var commands = new CommandLine(Engine.standard(), new Console(InputStream.nullInputStream(), silence, silence));
        for (Format format : List.of(Format.TEXT, Format.JSON, Format.LATEX)) {
            commands.run(List.of("--keep-going", "--timeout", "5", "--format", format.word(), "-e", STATEMENTS));
        }
        var keys = new ByteArrayInputStream("1 + 1\n".getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = Repl.builder().system(false).streams(keys, silence).type("xterm").size(Size.of(80, 24)).build()) {
            new Repl(Engine.standard().open(Settings.DEFAULT), Format.TEXT).run(terminal);
        }
    }
}
