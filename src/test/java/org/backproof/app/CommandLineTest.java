package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words in, exit code, answers and diagnostics out.
class CommandLineTest {
    @TempDir
    Path folder;

    record Ended(int code, String out, String err) {
    }

    @BeforeEach
    void scripts() throws IOException {
        Files.writeString(folder.resolve("good.bp"), "x = 1\nprove x\n");
        Files.writeString(folder.resolve("false.bp"), "refute x\n");
        Files.writeString(folder.resolve("wrong.bp"), "prove a\nwrong b\nprove c\n");
        Files.write(folder.resolve("latin1.bp"), new byte[] {'x', '\n', 'y', (byte) 0xff, '\n'});
        Files.writeString(folder.resolve("marked.bp"), "\ufeffprove marked\n");
        Files.createDirectory(folder.resolve("folder.bp"));
    }

    private Ended run(String stdin, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)), out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int code = new CommandLine(_ -> new ScriptedSession(), console).run(List.of(words));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String[] words(String line) {
        return List.of(line.replace("@", folder + "/").split(" ")).stream().map(w -> w.replace('_', ' ')).toArray(String[]::new);
    }

    /// `@` is the folder of the scripts, `_` a space inside a word.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --help                            | 0 | ''
            --version                         | 0 | ''
            @good.bp                          | 0 | ''
            @good.bp @false.bp                | 1 | ''
            @wrong.bp                         | 2 | no such name
            --keep-going @wrong.bp @false.bp  | 2 | no such name
            @marked.bp                        | 0 | ''
            -- @good.bp                       | 0 | ''
            -e prove_x -e refute_y            | 1 | ''
            -e warn_x                         | 0 | warning: constant
            -e                                | 2 | -e needs a statement
            -e crash                          | 3 | internal error: IllegalStateException: lost the thread at org.backproof.app.
            -e overflow                       | 3 | internal error: StackOverflowError
            --timeout 0.001 -e hang           | 3 | a statement did not stop at its time limit
            --keep-going -e crash -e refute   | 3 | internal error
            --format                          | 2 | --format needs text, latex, json or markdown
            --format coq @good.bp             | 2 | --format coq is not there yet
            --format jsn @good.bp             | 2 | no format 'jsn'; there are text, latex, json and markdown. Did you mean json?
            --format pdf @good.bp             | 2 | no format 'pdf'; there are text, latex, json and markdown
            --formt json @good.bp             | 2 | no option --formt. Did you mean --format?
            --keepgoing @good.bp              | 2 | Did you mean --keep-going?
            --keep-going=yes @good.bp         | 2 | --keep-going takes no value
            --help=yes                        | 2 | --help takes no value
            -x                                | 2 | no option -x
            --timeout 0 @good.bp              | 2 | --timeout needs a number of seconds above 0
            --timeout -1 @good.bp             | 2 | --timeout needs a number of seconds above 0
            --timeout 1e999999999 @good.bp    | 2 | --timeout needs a number of seconds above 0
            --timeout soon @good.bp           | 2 | --timeout needs a number of seconds, not 'soon'
            --timeout=0.5 @good.bp            | 0 | ''
            --timeout 1e-999999999 @good.bp   | 0 | ''
            @missing.bp                       | 2 | missing.bp: no such file or folder
            prove_x_=_x                       | 2 | (a statement is run by -e 'STATEMENT')
            @folder.bp                        | 2 | folder.bp: is a directory, not a script
            @latin1.bp                        | 2 | latin1.bp: line 2: byte 0xFF is not UTF-8
            -o @missing/out @good.bp          | 2 | out: cannot be written: no such file or folder
            -o @folder.bp @good.bp            | 2 | cannot be written: is a directory
            -o @good.bp @good.bp              | 2 | good.bp: is both the script and the output
            /dev/zero                         | 2 | /dev/zero: longer than 32 MB
            """)
    void exitCodesAndDiagnostics(String line, int code, String message) {
        Ended ended = run("", words(line));
        assertThat(ended.err()).contains(message).doesNotContain("\tat ");
        assertThat(ended.err().isEmpty()).as("only what is wrong is on stderr").isEqualTo(message.isEmpty());
        assertThat(ended.code()).isEqualTo(code);
    }

    @Test
    void aScriptStopsAtItsFirstErrorUnlessToldToGoOn() {
        assertThat(run("", words("@wrong.bp @good.bp")).out()).isEqualTo("> prove a\nproved\n\n");
        assertThat(run("", words("--keep-going @wrong.bp")).out()).isEqualTo("> prove a\nproved\n\n> prove c\nproved\n\n");
    }

    @Test
    void inputsRunInTheOrderOfTheCommandLineAndStandardInputIsOne() {
        assertThat(run("prove 2", "-e", "prove 1", "-", "-e", "prove 3").out())
                .isEqualTo("> prove 1\nproved\n\n> prove 2\nproved\n\n> prove 3\nproved\n\n");
    }

    @Test
    void jsonIsOneObjectALineWithAllMembersInOrder() {
        assertThat(run("", "--format", "json", "-e", "prove \"x\"\ny").out()).isEqualTo("""
                {"line": 1, "statement": "prove \\"x\\"", "kind": "prove", "verdict": "proved", "class": null, "result": null, "hypotheses": null, "ledger": null, "unused": null, \
                "conditions": null, "kinks": null, "steps": null, "counterexample": null, "nearest": null, "table": null, "stability": null, "reason": null, "error": null, "milliseconds": 1.235}
                {"line": 2, "statement": "y", "kind": "define", "verdict": null, "class": null, "result": null, "hypotheses": null, "ledger": null, "unused": null, \
                "conditions": null, "kinks": null, "steps": null, "counterexample": null, "nearest": null, "table": null, "stability": null, "reason": null, "error": null, "milliseconds": 1.235}
                """);
    }

    @Test
    void latexIsACompleteDocument() {
        assertThat(run("", "--format", "latex", "-e", "prove x").out())
                .startsWith("\\documentclass").contains("\\begin{document}\n\n", "{\\small Proved.}", "\n\n\\end{document}");
    }

    @Test
    void answersGoToTheFileOfO() throws IOException {
        Path file = folder.resolve("answers.txt");
        assertThat(run("", "-o", file.toString(), "-e", "prove x")).isEqualTo(new Ended(0, "", ""));
        assertThat(file).hasContent("> prove x\nproved\n\n");
    }

    @Test
    void pipedInputIsAConversationThatGoesOnAfterErrors() {
        Ended ended = run("prove 1\nwrong 2\n\nprove (3\n4)\ncrash\nwrong 7\nprove 8");
        assertThat(ended.out()).contains("> prove 1\n", "> prove (3\n", "> prove 8\n");
        assertThat(ended.err()).contains("<stdin>:2: no such name", "internal error", "<stdin>:7: no such name");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void theEngineHasRoomForDeepTerms() {
        assertThat(run("", "-e", "deep").out()).contains("depth 1000000");
    }

    @Test
    void debugShowsTheStackOnlyWhenAsked() {
        assertThat(run("", "-e", "crash").err()).contains("BACKPROOF_DEBUG=1").doesNotContain("\tat ");
    }
}
