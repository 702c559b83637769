package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.backproof.language.Keyword;
import org.backproof.language.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The statements about the session, and what errors leave behind.
class WorkspaceSessionTest {
    @TempDir
    Path folder;

    private final Session session = new WorkspaceSession(Settings.DEFAULT, new NamesWorkspace(List.of()));

    private List<Answer> run(String text) {
        return run(new Source("", text));
    }

    private List<Answer> run(Source source) {
        var answers = new ArrayList<Answer>();
        session.run(source, answers::add);
        return answers;
    }

    private String only(String text) {
        assertThat(run(text)).hasSize(1);
        Answer answer = run(text).getFirst();
        return answer.shown().text() + String.join("\n", answer.diagnostics());
    }

    private Object names() {
        return run("assumptions").getFirst().shown().text();
    }

    @Test
    void answersCarryTheirPlaceKindAndText() {
        var answers = run(new Source("a.bp", "a = 1  # one\n\nprove a\n  given a > 0\nb ="));
        assertThat(answers).extracting(Answer::line).startsWith(1, 3);
        assertThat(answers).extracting(Answer::kind).containsSubsequence("define", "prove");
        assertThat(answers.getFirst().statement()).isEqualTo("a = 1");
        assertThat(answers.getLast().outcome()).isEqualTo(Outcome.WRONG);
        assertThat(answers.getLast().diagnostics().getFirst()).startsWith("a.bp:5:");
    }

    @Test
    void wrongStatementsAndCrashesChangeNothing() {
        run("a = 1\nb = 2");
        for (String bad : List.of("a = 2", "c = (", "x + y", "undo 3 4", "load nowhere.bp", "d = 1 +* 2")) {
            assertThat(run(bad)).as(bad).isNotEmpty().allMatch(a -> a.outcome().compareTo(Outcome.WRONG) >= 0
                    && !a.diagnostics().isEmpty() && a.json().toString().contains("\"error\": \""));
            assertThat(names()).as(bad).isEqualTo("assumptions [a, b]");
        }
        assertThat(run("x + y").getFirst()).matches(a -> a.outcome() == Outcome.BROKEN)
                .matches(a -> a.diagnostics().getFirst().contains("This is a bug"));
    }

    @Test
    void undoTakesBackOneChangeAfterTheOther() {
        run("a = 1\nprove a\nb = 2");
        assertThat(run("undo").getFirst().shown().text()).isEqualTo("undone: b = 2");
        assertThat(names()).isEqualTo("assumptions [a]");
        assertThat(run("undo; undo")).extracting(Answer::outcome).containsExactly(Outcome.DONE, Outcome.WRONG);
        assertThat(names()).isEqualTo("assumptions []");
    }

    @Test
    void whatIsSavedCanBeLoaded() throws IOException {
        Path file = folder.resolve("state file.bp");
        run("a = 1 +\n  2\nprove a\nb = a; c = 3\nundo");
        assertThat(run("save \"" + file + "\"").getFirst().outcome()).isEqualTo(Outcome.DONE);
        assertThat(file).hasContent("a = 1 +\n  2\nb = a\n");
        run("undo; undo");
        assertThat(run("load \"" + file + "\"")).extracting(Answer::kind).containsExactly("load", "define", "define");
        assertThat(names()).isEqualTo("assumptions [a, b]");
    }

    @Test
    void aScriptLoadsFromItsOwnFolderAndNotForEver() throws IOException {
        Files.writeString(folder.resolve("one.bp"), "a = 1");
        assertThat(run(new Source(folder.resolve("two.bp").toString(), "load one.bp"))).extracting(Answer::outcome)
                .containsExactly(Outcome.DONE, Outcome.DONE);
        Files.writeString(folder.resolve("loop.bp"), "load loop.bp");
        assertThat(run("load \"" + folder.resolve("loop.bp") + "\"").getLast().diagnostics().getFirst()).contains("without end");
    }

    @Test
    void latexIsTheLastDerivation() throws IOException {
        assertThat(only("latex")).contains("no derivation yet");
        run("a = 1\nprove a\nb = 1");
        assertThat(only("latex")).isEqualTo("\\[ 2 \\]");
        Path file = folder.resolve("page.tex");
        run("latex \"" + file + "\"");
        assertThat(Files.readString(file)).startsWith("\\documentclass").contains("\\[ 2 \\]").endsWith("\\end{document}\n");
        assertThat(only("latex \"" + folder + "\"")).contains("cannot be written");
    }

    @Test
    void stepsChangeTheGrainOfThisAndLaterDerivations() {
        assertThat(only("steps")).isEqualTo("steps 2: the lines of a textbook");
        run("prove 1 = 1");
        assertThat(run("steps finer").getFirst().shown().text()).isEqualTo("proved at grain 3");
        assertThat(run("prove 1 = 1").getFirst().shown().text()).isEqualTo("proved at grain 3");
        assertThat(only("steps finer")).isEqualTo("steps 3: a line for each rule; there is no finer one");
        assertThat(run("steps 1").getFirst().shown().text()).isEqualTo("proved at grain 1");
        assertThat(run("steps coarser").getFirst().shown().text()).isEqualTo("proved at grain 0");
        assertThat(only("steps coarser")).isEqualTo("steps 0: the result alone; there is no coarser one");
        assertThat(only("steps 4")).contains("steps go from 0 to 3");
    }

    @Test
    void helpKnowsEveryStatement() {
        assertThat(only("help")).contains("prove A = B", "pair LOSS", "save FILE", "undo");
        for (Keyword word : Keyword.listed()) {
            assertThat(only("help " + word.word())).isEqualTo(word.usage() + "\n  " + word.meaning());
        }
        assertThat(only("help sigmoid")).isEqualTo("help []");
    }

    @Test
    void warningsAreDiagnosticsOfARightAnswer() {
        Answer answer = run(new Source("w.bp", "prove 1 = 1")).getFirst();
        assertThat(answer.outcome()).isEqualTo(Outcome.DONE);
        assertThat(answer.diagnostics().getFirst()).startsWith("w.bp:1:1: warning: no names");
    }

    @Test
    void wordsAreKeywordsAndNames() {
        run("zeta = 1");
        assertThat(session.words()).contains("prove", "zeta", "given").isSorted();
        assertThat(session.incomplete("a = sum(")).isTrue();
        assertThat(session.incomplete("a = sum)")).isFalse();
    }
}
