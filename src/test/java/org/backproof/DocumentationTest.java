package org.backproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.backproof.app.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documentation shows is what the program says: the scripts of `examples/` print their `.out` files, and every block of the
/// README is run. `-Dgolden.rewrite` writes the outputs instead of comparing them.
class DocumentationTest {
    private static final boolean REWRITE = System.getProperty("golden.rewrite") != null;
    private static final Path EXAMPLES = Path.of("examples");
    private static final Path README = Path.of("README.md");
    private static final Pattern PROMISE = Pattern.compile("#\\s*(proved|conditional|refuted|undecided)\\b");
    private static final Pattern VERDICT = Pattern.compile("^\\{\"line\": (\\d+).*?\"verdict\": \"(\\w+)\"");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    static Stream<Path> scripts() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".bp")).sorted().toList().stream();
        }
    }

    static List<MarkdownBlock> blocks() throws IOException {
        return MarkdownBlock.of(Files.readString(README));
    }

    static Stream<MarkdownBlock> statements() throws IOException {
        return blocks().stream().filter(b -> b.language().equals("bp"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptPrintsItsOutput(Path script) throws IOException {
        Path golden = script.resolveSibling(script.getFileName().toString().replace(".bp", ".out"));
        Run run = run("", script.toString());
        assertThat(run.err()).as("what %s says on stderr", script).isEmpty();
        assertThat(run.code()).isLessThanOrEqualTo(1);
        if (REWRITE) {
            Files.writeString(golden, run.out());
        }
        assertThat(run.out()).isEqualTo(Files.readString(golden));
    }

    /// A `console` block is a command after `$` and what it prints.
    @Test
    void commandsOfTheReadmePrintWhatItShows() throws IOException {
        String page = Files.readString(README);
        List<MarkdownBlock> commands = blocks().stream().filter(b -> b.language().equals("console")).toList();
        assertThat(commands).isNotEmpty();
        for (MarkdownBlock block : commands.reversed()) {
            String first = block.body().lines().findFirst().orElse("");
            assertThat(first).as("%s", block).startsWith("$ ./backproof ");
            Run run = run("", words(first.substring("$ ./backproof ".length())));
            String shown = first + "\n" + run.err() + run.out().stripTrailing() + "\n";
            if (REWRITE) {
                page = block.replaced(page, shown);
            } else {
                assertThat(shown).as("%s", block).isEqualTo(block.body());
            }
        }
        if (REWRITE) {
            Files.writeString(README, page);
        }
    }

    /// A `bp` block is right input, and a comment after a claim that starts with a verdict tells it.
    @ParameterizedTest
    @MethodSource("statements")
    void statementsOfTheReadmeAreRight(MarkdownBlock block) {
        Run run = run(block.body(), "--format", "json", "-");
        assertThat(run.code()).as("%s: %s", block, run.err()).isLessThanOrEqualTo(1);
        List<String> promised = new ArrayList<>();
        List<String> lines = block.body().lines().toList();
        for (int k = 0; k < lines.size(); k++) {
            var promise = PROMISE.matcher(lines.get(k));
            if (promise.find()) {
                promised.add(k + 1 + " " + promise.group(1));
            }
        }
        List<String> got = run.out().lines().map(VERDICT::matcher).filter(m -> m.find()).map(m -> m.group(1) + " " + m.group(2)).toList();
        assertThat(got).as("%s", block).containsAll(promised);
        assertThat(got.stream().filter(v -> !v.endsWith(" proved"))).as("%s", block).isSubsetOf(promised);
    }

    private static Run run(String stdin, String... words) {
        return Run.of(stdin, List.of(words));
    }

    /// The words of a command line; quotes keep one together.
    private static String[] words(String line) {
        return WORD.matcher(line).results().map(m -> m.group(1) == null ? m.group(2) : m.group(1)).toArray(String[]::new);
    }
}
