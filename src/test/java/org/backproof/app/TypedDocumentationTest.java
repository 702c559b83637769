package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.backproof.MarkdownBlock;
import org.backproof.RequiresTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every statement of the examples and of the README's blocks, typed into the program in a pseudo-terminal, is answered as in a script:
/// the screen shows the golden outputs.
@RequiresTool("tmux")
class TypedDocumentationTest {
    private static final String COMMAND = "'" + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
            + System.getProperty("java.class.path") + "' " + Main.class.getName() + " --timeout 120";
    private static final Pattern STATEMENT = Pattern.compile("-e '([^']*)'");

    @TempDir
    Path state;

    /// @param expected the answers of a script, each after the statement that it answers
    record Script(String name, String typed, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Script> scripts() throws IOException {
        var scripts = new ArrayList<Script>();
        try (var files = Files.list(Path.of("examples"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bp")).sorted().toList()) {
                Path golden = file.resolveSibling(file.getFileName().toString().replace(".bp", ".out"));
                scripts.add(new Script(file.toString(), Files.readString(file), Files.readString(golden)));
            }
        }
        for (MarkdownBlock block : MarkdownBlock.of(Files.readString(Path.of("README.md")))) {
            switch (block.language()) {
                case "bp" -> scripts.add(new Script(block.toString(), block.body(),
                        Run.of(block.body(), List.of("--timeout", "120", "-")).out()));
                case "console" -> {
                    String[] command = block.body().split("\n", 2);
                    List<String> statements = STATEMENT.matcher(command[0]).results().map(m -> m.group(1)).toList();
                    scripts.add(new Script(command[0], String.join("\n", statements), command[1]));
                }
                default -> { }
            }
        }
        return scripts.stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whatIsTypedIsAnsweredAsInAScript(Script script) {
        try (var terminal = new TmuxTerminal("LC_ALL=C.UTF-8 XDG_STATE_HOME='" + state + "' " + COMMAND, 320, 500)) {
            terminal.waitFor("ends\n>");
            var shown = new StringBuilder();
            String prompt = ">";
            for (String line : script.typed().lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
                if (prompt.equals(">")) {
                    shown.append(clear(terminal));
                }
                prompt = enter(terminal, line);
            }
            shown.append(clear(terminal));
            assertThat(answers(shown.toString())).isEqualTo(answers(script.expected()));
            terminal.type("C-d");
            terminal.waitFor("ended 0");
        }
    }

    /// Types a line.
    ///
    /// @return the prompt that asks for the next: for a statement, or for more of this one
    private static String enter(TmuxTerminal terminal, String line) {
        String before = terminal.screen().stripTrailing();
        terminal.enter(line);
        String typed = (before + " " + line).stripTrailing();
        String screen = terminal.waitUntil(s -> s.length() > typed.length() && s.startsWith(typed) && prompts(s.substring(typed.length())));
        return screen.stripTrailing().endsWith("…") ? "…" : ">";
    }

    private static boolean prompts(String rest) {
        String text = rest.stripTrailing();
        return text.endsWith("\n>") || text.endsWith("\n…");
    }

    /// What the screen shows; it is empty but for the prompt then.
    private static String clear(TmuxTerminal terminal) {
        String screen = terminal.screen().stripTrailing();
        terminal.type("C-l");
        terminal.waitUntil(s -> s.strip().equals(">"));
        return screen.substring(0, screen.length() - 1);
    }

    /// The lines of a transcript that nobody has typed.
    private static String answers(String transcript) {
        var answers = new StringBuilder();
        transcript.lines().map(String::stripTrailing)
                .filter(l -> !l.isEmpty() && !l.equals(">") && !l.startsWith("> ") && !l.startsWith("… ") && !l.contains("Ctrl-D ends"))
                .forEach(l -> answers.append(l).append('\n'));
        return answers.toString();
    }
}
