package org.backproof.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The three standard streams. Text on them is UTF-8 whatever the locale says, so that the same input gives the same bytes out.
///
/// @param out answers; unlike [System#out] it reports a failing write
/// @param err diagnostics
record Console(InputStream in, OutputStream out, PrintStream err) {
    /// The streams of the process.
    static Console ofProcess() {
        return new Console(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    /// Writes `text` as an answer.
    void say(String text) {
        new PrintStream(out, true, StandardCharsets.UTF_8).print(text);
    }
}
