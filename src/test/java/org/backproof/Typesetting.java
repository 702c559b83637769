package org.backproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The real typesetters, at work in a folder of the test.
public record Typesetting(Path folder) {
    /// What pdflatex complains of in a document: errors, warnings, overfull boxes, references to nothing.
    public List<String> complaints(String document) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("page.tex"), document);
        run(List.of("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "page.tex"));
        return Files.readAllLines(folder.resolve("page.log"), StandardCharsets.ISO_8859_1).stream().filter(line -> line.startsWith("!")
                || line.contains("Warning") || line.startsWith("Overfull") || line.contains("undefined")).toList();
    }

    /// Fails for a display that KaTeX does not read in strict mode.
    public void katexReads(List<String> displays) throws IOException, InterruptedException {
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
        Path katex = Path.of("target/katex/node_modules/katex").toAbsolutePath();
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
