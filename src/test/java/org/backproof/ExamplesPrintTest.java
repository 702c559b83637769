package org.backproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.backproof.app.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples in print: their LaTeX compiles without an error, a warning or an overfull box, and every display of it, and of their
/// Markdown, is read by KaTeX in strict mode.
class ExamplesPrintTest {
    private static final Pattern DISPLAY = Pattern.compile("\\\\begin\\{align\\*\\}.*?\\\\end\\{align\\*\\}|\\\\\\[(.*?)\\\\\\]", Pattern.DOTALL);
    private static final Pattern MATHEMATICS = Pattern.compile("\\$\\$\\n(.*?)\\n\\$\\$", Pattern.DOTALL);

    @TempDir
    private Path folder;

    static Stream<Path> scripts() throws IOException {
        return DocumentationTest.scripts();
    }

    private static String printed(Path script, String format) {
        Run run = Run.of("", List.of("--timeout", "120", "--format", format, script.toString()));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isLessThanOrEqualTo(1);
        return run.out();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @RequiresTool("pdflatex")
    void compilesWithoutWarningsAndOverfullBoxes(Path script) throws Exception {
        assertThat(new Typesetting(folder).complaints(printed(script, "latex"))).isEmpty();
    }

    @Test
    @RequiresTool("node")
    @RequiresTool("target/katex/node_modules/katex")
    void katexReadsEachDisplay() throws Exception {
        List<String> displays = new ArrayList<>();
        for (Path script : scripts().toList()) {
            DISPLAY.matcher(printed(script, "latex")).results().forEach(m -> displays.add(m.group(1) == null ? m.group() : m.group(1)));
            MATHEMATICS.matcher(printed(script, "markdown")).results().forEach(m -> displays.add(m.group(1)));
        }
        assertThat(displays.size()).isGreaterThan(100);
        new Typesetting(folder).katexReads(displays);
    }
}
