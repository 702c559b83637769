package org.backproof.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backproof.RequiresTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatexPageTest {
    private static final int RANDOM_PAGES = 40;

    @TempDir
    private Path folder;

    private static List<Page> pages() {
        List<Page> pages = new ArrayList<>(SamplePages.all());
        for (long seed = 1; seed <= RANDOM_PAGES; seed++) {
            pages.add(RandomPages.next(seed));
        }
        return pages;
    }

    @Test
    @RequiresTool("pdflatex")
    void compilesWithoutWarningsAndOverfullBoxes() throws Exception {
        Files.writeString(folder.resolve("pages.tex"), LatexDocument.print(pages()));
        run(List.of("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "pages.tex"));
        List<String> complaints = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("pages.log"), StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("!") || line.contains("Warning") || line.startsWith("Overfull") || line.contains("undefined")) {
                complaints.add(line);
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    @RequiresTool("node")
    @RequiresTool("target/katex/node_modules/katex")
    void katexAcceptsEachDisplay() throws Exception {
        Path katex = Path.of("target/katex/node_modules/katex").toAbsolutePath();
        List<String> displays = Stream.concat(pages().stream().flatMap(p -> LatexPage.displays(p).stream()),
                Stream.iterate(1L, s -> s + 1).limit(400).map(s -> Latex.print(new RandomTerms(s).next((int) (s % 4))))).toList();
        Files.writeString(folder.resolve("displays.txt"), String.join("\n%%%%\n", displays));
        Files.writeString(folder.resolve("check.cjs"), """
                const katex = require(process.argv[2]);
                const displays = require('fs').readFileSync('displays.txt', 'utf8').split('\\n%%%%\\n');
                for (const d of displays) {
                    try { katex.renderToString(d, { displayMode: true, strict: 'error', throwOnError: true }); }
                    catch (e) { console.log(e.message + ' IN ' + d); }
                }
                console.log(displays.length + ' read');
                """);
        assertThat(run(List.of("node", "check.cjs", katex.toString())).strip()).isEqualTo(displays.size() + " read");
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
