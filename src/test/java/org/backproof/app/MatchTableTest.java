package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.junit.jupiter.api.Test;

/// What `match` answers for every activation and every loss of the library: the table of `matches.txt`. With -Dgolden.rewrite it is written anew.
class MatchTableTest {
    private static final Path TABLE = Path.of("src/test/resources/org/backproof/app/matches.txt");

    private static Stream<String> names(Kind kind) {
        return Stream.concat(Library.descriptors().stream().filter(d -> d.kind() == kind).map(d -> d.name()),
                Library.primitives().stream().filter(n -> n.kind() == kind).map(n -> n.function().name()));
    }

    @Test
    void everyActivationAndEveryLossHasAnAnswer() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String name : Stream.concat(names(Kind.ACTIVATION), names(Kind.LOSS)).toList()) {
            Run run = Run.of("", List.of("-e", "match " + name));
            List<String> answer = run.out().lines().skip(1).takeWhile(l -> !l.isEmpty()).map(String::strip).toList();
            assertThat(run.err()).as(name).isEmpty();
            rows.add("match " + name + " | " + String.join(" ", answer).replaceAll("  +", "  "));
        }
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.write(TABLE, rows);
        }
        assertThat(rows).containsExactlyElementsOf(Files.readAllLines(TABLE));
        assertThat(rows).allMatch(r -> r.matches("match \\w+ \\| (proved|refuted|undecided)  .*"));
    }
}
