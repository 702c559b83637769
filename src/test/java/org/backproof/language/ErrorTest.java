package org.backproof.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `errors.txt`: inputs, and to the letter what is said of them. Run with `-Dgolden.rewrite` to write what is said now.
class ErrorTest {
    private static final Path TABLE = Path.of("src/test/java/org/backproof/language/errors.txt");

    @Test
    void messagesAreThoseOfTheTable() throws IOException {
        String table = Files.readString(TABLE);
        StringBuilder said = new StringBuilder();
        table.lines().filter(l -> l.startsWith("> ")).forEach(l -> said.append(l).append('\n').append(messages(l.substring(2))).append('\n'));
        if (System.getProperty("golden.rewrite") != null) {
            Files.writeString(TABLE, said);
        }
        assertThat(said.toString()).isEqualTo(table);
    }

    private static String messages(String line) {
        Source source = new Source("own.bp", line.replace("⏎", "\n").replace("⇥", "\t").replace("␀", "\0"));
        StringBuilder out = new StringBuilder();
        for (Statement statement : Parser.parse(source)) {
            if (statement instanceof Statement.Malformed(SourceError error, Span _)) {
                out.append(error.render(source));
            }
        }
        return out.toString();
    }

    @Test
    void everyLineOfTheTableIsWrong() throws IOException {
        Files.readString(TABLE).lines().filter(l -> l.startsWith("> ")).forEach(l -> assertThat(messages(l.substring(2))).as(l).isNotEmpty());
    }
}
