package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.backproof.RequiresTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The conversation in a pseudo-terminal, with a scripted session behind it. Most tests share one conversation, each on a clear screen.
@RequiresTool("tmux")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplTest {
    private static final String COMMAND = "'" + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
            + System.getProperty("java.class.path") + "' " + ScriptedMain.class.getName();

    private TmuxTerminal terminal;

    private static TmuxTerminal open(Path state, String environment) {
        var terminal = new TmuxTerminal("LC_ALL=C.UTF-8 XDG_STATE_HOME='" + state + "' " + environment + " " + COMMAND);
        terminal.waitFor("ends\n>");
        return terminal;
    }

    @BeforeAll
    void start(@TempDir Path state) {
        terminal = open(state, "NO_COLOR=");
    }

    @AfterAll
    void stop() {
        terminal.type("C-d");
        terminal.waitFor("ended 0");
        terminal.close();
    }

    @BeforeEach
    void clear() {
        terminal.type("C-u", "C-l");
        terminal.waitUntil(screen -> screen.strip().equals(">"));
    }

    @Test
    void statementsAreAnsweredAndErrorsLoseNothing() {
        terminal.type("prove x", "Enter");
        terminal.waitFor("> prove x\nproved\n\n>");
        terminal.type("wrong y", "Enter");
        terminal.waitFor("no such name\n>");
        terminal.type("crash", "Enter");
        terminal.waitFor("This is a bug");
        terminal.type("refute z", "Enter");
        terminal.waitFor("> refute z\nrefuted\n\n>");
    }

    /// The scripted session takes each line for a statement; where several are answered at once, each answer says to which.
    @Test
    void anOpenBracketAsksForAnotherLine() {
        terminal.type("prove (x", "Enter");
        terminal.waitFor("\n…");
        terminal.type("y)", "Enter");
        terminal.waitFor("> prove (x\n… y)\n> prove (x\nproved\n\n>");
    }

    @Test
    void controlCGivesUpWhatIsTypedAndWhatRunsButNotTheSession() {
        terminal.type("prove half", "C-c");
        terminal.waitFor("> prove half\n>");
        terminal.type("wait", "Enter");
        terminal.settle();
        terminal.type("C-c");
        terminal.waitFor("> wait\nundecided: interrupted\n\n>");
        terminal.type("prove x", "Enter");
        terminal.waitFor("> prove x\nproved");
    }

    @Test
    void whatIsTypedWhileAStatementRunsIsReadAfterIt() {
        terminal.type("pause", "Enter", "prove later", "Enter");
        terminal.waitFor("> prove later\nproved");
    }

    @Test
    void wordsAreCompleted() {
        terminal.type("prove 2*softp", "Tab", "(z)", "Enter");
        terminal.waitFor("> prove 2*softplus(z)\nproved");
        terminal.type("soft", "Tab");
        assertThat(terminal.waitFor("softplus\n")).contains("softmax").doesNotContain("WARNING");
    }

    @Test
    void verdictsHaveColours() {
        terminal.type("prove coloured", "Enter");
        terminal.waitFor("\nproved");
        assertThat(terminal.colours()).contains("\u001b[32mproved");
    }

    @Test
    void theHistoryOutlivesTheSession(@TempDir Path state) throws IOException {
        Files.createDirectories(state.resolve("backproof"));
        Files.writeString(state.resolve("backproof/history"), "1700000000000:prove before\n");
        try (var plain = open(state, "NO_COLOR=1")) {
            plain.type("Up");
            plain.waitFor("> prove before");
            plain.type("Enter");
            plain.waitFor("\nproved");
            assertThat(plain.colours()).doesNotContain("\u001b[3");
            plain.type("prove remembered", "Enter");
            plain.waitFor("> prove remembered\nproved");
            plain.type("quit", "Enter");
            plain.waitFor("ended 0");
        }
        assertThat(Files.readString(state.resolve("backproof/history"))).contains("prove before", "prove remembered");
    }

    @Test
    void anUnwritableHistoryIsNoMatterAndTheThirdControlCInVainLeaves(@TempDir Path state) throws IOException {
        Files.writeString(state.resolve("backproof"), "a file where the folder should be");
        try (var other = open(state, "")) {
            other.type("prove x", "Enter");
            assertThat(other.waitFor("proved")).doesNotContain("WARNING", "Exception");
            other.type("hang", "Enter");
            other.settle();
            other.type("C-c");
            other.settle();
            other.type("C-c");
            other.waitFor("has not stopped yet");
            other.type("C-c");
            other.waitFor("ended 130");
        }
    }

    @Test
    void aDumbTerminalIsReadPlainly() {
        try (var dumb = new TmuxTerminal("TERM=dumb " + COMMAND)) {
            dumb.type("prove x", "Enter");
            assertThat(dumb.waitFor("\nproved")).doesNotContain("WARNING", "Exception", "[");
            dumb.type("C-d");
            dumb.waitFor("ended 0");
        }
    }
}
