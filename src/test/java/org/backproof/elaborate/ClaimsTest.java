package org.backproof.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;
import org.backproof.library.Library;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every claim of the corpus has a meaning.
class ClaimsTest {
    static List<Path> files() throws IOException, URISyntaxException {
        try (Stream<Path> all = Files.list(Path.of(ClaimsTest.class.getResource("/claims").toURI()))) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void elaborates(Path file) throws IOException {
        Source source = Source.decode(file.getFileName().toString(), Files.readAllBytes(file));
        Scope scope = Library.scope().child();
        StringBuilder errors = new StringBuilder();
        for (Statement s : Parser.parse(source)) {
            try {
                scope = Elaborator.elaborate(s, scope).setting().scope();
            } catch (SourceError e) {
                errors.append(e.render(source));
            }
        }
        assertThat(errors).isEmpty();
    }
}
