package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.backproof.RequiresTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The conversation in a pseudo-terminal, with a scripted session behind it.
@RequiresTool("tmux")
class ReplTest {
    @TempDir
    Path state;

    private TmuxTerminal open(String environment) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new TmuxTerminal("env LC_ALL=C.UTF-8 XDG_STATE_HOME='" + state + "' " + environment + " '" + java
                + "' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                + "' " + ScriptedMain.class.getName());
    }

    @Test
    void statementsAreAnsweredAndErrorsLoseNothing() {
        try (var terminal = open("")) {
            terminal.waitFor("ends\n>");
            terminal.type("prove x", "Enter");
            terminal.waitFor("> prove x\nproved\n\n>");
            terminal.type("wrong y", "Enter");
            terminal.waitFor("no such name\n>");
            terminal.type("crash", "Enter");
            terminal.waitFor("This is a bug");
            terminal.type("refute z", "Enter");
            terminal.waitFor("> refute z\nrefuted\n\n>");
            terminal.type("C-d");
            terminal.waitFor("ended 0");
        }
    }

    @Test
    void anOpenBracketAsksForAnotherLine() {
        try (var terminal = open("")) {
            terminal.waitFor("ends\n>");
            terminal.type("prove (x", "Enter");
            terminal.waitFor("\n…");
            terminal.type("y)", "Enter");
            terminal.waitFor("> prove (x\n… y)\nproved\n\n>");
        }
    }

    @Test
    void controlCGivesUpWhatIsTypedAndWhatRunsButNotTheSession() {
        try (var terminal = open("")) {
            terminal.waitFor("ends\n>");
            terminal.type("prove half", "C-c");
            terminal.waitFor("> prove half\n>");
            terminal.type("wait", "Enter");
            terminal.settle();
            terminal.type("C-c");
            terminal.waitFor("> wait\nundecided: interrupted\n\n>");
            terminal.type("prove x", "Enter");
            terminal.waitFor("> prove x\nproved");
            terminal.type("quit", "Enter");
            terminal.waitFor("ended 0");
        }
    }

    @Test
    void theThirdControlCInVainLeaves() {
        try (var terminal = open("")) {
            terminal.waitFor("ends\n>");
            terminal.type("hang", "Enter");
            terminal.settle();
            terminal.type("C-c");
            terminal.type("C-c");
            terminal.waitFor("has not stopped yet");
            terminal.type("C-c");
            terminal.waitFor("ended 130");
        }
    }

    @Test
    void theHistoryOutlivesTheSession() throws IOException {
        try (var terminal = open("")) {
            terminal.waitFor("ends\n>");
            terminal.type("prove remembered", "Enter");
            terminal.waitFor("proved");
            terminal.type("C-d");
            terminal.waitFor("ended 0");
        }
        assertThat(Files.readString(state.resolve("backproof/history"))).contains("prove remembered");
        try (var terminal = open("")) {
            terminal.waitFor("ends\n>");
            terminal.type("Up");
            terminal.waitFor("> prove remembered");
        }
    }

    @Test
    void anUnwritableHistoryIsNoMatter() throws IOException {
        Files.writeString(state.resolve("backproof"), "a file where the folder should be");
        try (var terminal = open("")) {
            terminal.waitFor("ends\n>");
            terminal.type("prove x", "Enter");
            assertThat(terminal.waitFor("proved")).doesNotContain("Exception", "WARNING");
        }
    }

    @Test
    void wordsAreCompleted() {
        try (var terminal = open("")) {
            terminal.waitFor("ends\n>");
            terminal.type("prove 2*softp", "Tab", "(z)", "Enter");
            terminal.waitFor("> prove 2*softplus(z)\nproved");
            terminal.type("soft", "Tab");
            assertThat(terminal.waitFor("softplus\n")).contains("softmax").doesNotContain("WARNING");
        }
    }

    @Test
    void coloursAreThereUnlessNoColorIsSet() {
        try (var terminal = open("NO_COLOR=")) {
            terminal.waitFor("ends\n>");
            terminal.type("prove x", "Enter");
            terminal.waitFor("proved");
            assertThat(terminal.colours()).contains("\u001b[32mproved");
        }
        try (var terminal = open("NO_COLOR=1")) {
            terminal.waitFor("ends\n>");
            terminal.type("prove x", "Enter");
            terminal.waitFor("\nproved");
            assertThat(terminal.colours()).doesNotContain("\u001b[3");
        }
    }

    @Test
    void aDumbTerminalWorks() {
        try (var terminal = open("TERM=dumb")) {
            terminal.waitFor("ends\n>");
            terminal.type("prove x", "Enter");
            assertThat(terminal.waitFor("proved")).doesNotContain("WARNING", "[3");
        }
    }
}
