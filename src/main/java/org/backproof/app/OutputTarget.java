package org.backproof.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the answers go: the file of `-o`, or standard output.
record OutputTarget(Optional<Path> file, Console console) {
    /// What writes the answers.
    interface Body {
        Outcome writeTo(Writer out) throws IOException;
    }

    /// Opens the target, lets `body` write, and closes it. A reader of standard output that has gone away ends the run quietly.
    ///
    /// @throws BadInput if the target can't be opened or written
    Outcome write(Body body) throws BadInput {
        try (var out = new OutputStreamWriter(open(), StandardCharsets.UTF_8)) {
            return body.writeTo(out);
        } catch (IOException e) {
            return failed(e);
        } catch (UncheckedIOException e) {
            return failed(e.getCause());
        }
    }


    private OutputStream open() throws IOException {
        return file.isPresent() ? Files.newOutputStream(file.get()) : console.out();
    }

    private Outcome failed(IOException e) throws BadInput {
        if (file.isEmpty() && "Broken pipe".equals(e.getMessage())) {
            return Outcome.WRONG;
        }
        String name = file.map(Path::toString).orElse("standard output");
        throw new BadInput(name + ": cannot be written: " + TextFile.reason(e));
    }
}
