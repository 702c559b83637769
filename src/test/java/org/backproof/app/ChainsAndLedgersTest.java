package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.language.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Derivations that are checked step by step, and claims whose assumptions are needed, unused or contradictory: what the last statement of
/// each script is answered. With -Dgolden.rewrite the answers are written anew.
class ChainsAndLedgersTest {
    private static final String ANSWER = "\n---";

    private static List<Answer> answers(String script) {
        List<Answer> out = new ArrayList<>();
        Engine.standard().open(new Settings(Duration.ofSeconds(20))).run(new Source("script", script), out::add);
        return out;
    }

    private static String shown(Answer a) {
        return Stream.concat(Stream.of(a.shown().text()), a.diagnostics().stream()).filter(t -> !t.isEmpty()).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chains.txt", "ledgers.txt"})
    void eachScriptHasItsAnswer(String file) throws IOException {
        Path path = Path.of("src/test/resources/org/backproof/app").resolve(file);
        String golden = Files.readString(path);
        StringBuilder got = new StringBuilder();
        for (String block : golden.split("(?m)^(?==== )")) {
            String script = block.strip().split(ANSWER)[0];
            Answer answer = answers(script.substring(script.indexOf('\n') + 1)).getLast();
            got.append(got.isEmpty() ? "" : "\n").append(script).append(ANSWER).append("\n").append(shown(answer)).append('\n');
            isSaidAlikeInEveryFormat(answer);
        }
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(path, got);
        }
        assertThat(got.toString()).isEqualTo(Files.readString(path));
    }

    private static void isSaidAlikeInEveryFormat(Answer a) {
        String text = shown(a);
        if (a.outcome() == Outcome.WRONG) {
            assertThat(a.fields().get(Field.ERROR)).as(a.statement()).isInstanceOf(Json.Text.class);
            return;
        }
        String verdict = ((Json.Text) a.fields().getOrDefault(Field.CLASS, a.fields().get(Field.VERDICT))).value();
        assertThat(text).startsWith(verdict);
        assertThat(a.shown().latex()).as(a.statement()).doesNotContain("?", "null");
        for (Field ledger : List.of(Field.HYPOTHESES, Field.UNUSED)) {
            int said = (int) text.lines().filter(l -> l.matches("  (used|unused) .*")).filter(l -> l.startsWith("  unused") == (ledger == Field.UNUSED)).count();
            int listed = a.fields().get(ledger) instanceof Json.Array(List<Json> all) ? all.size() : 0;
            assertThat(listed > 0).as(ledger.key() + " of " + a.statement()).isEqualTo(said > 0);
        }
        if (a.fields().get(Field.LEDGER) instanceof Json.Array(List<Json> all)) {
            for (Json needed : all) {
                isSaid((Json.Members) needed, text);
            }
        }
    }

    /// Each entry of the ledger is a line, with the same verdict.
    private static void isSaid(Json.Members needed, String text) {
        assertThat(needed.members().sequencedKeySet()).containsExactly("assumption", "without", "at", "result");
        Json verdict = needed.members().get("without");
        String words = verdict instanceof Json.Text(String word) ? switch (word) {
            case "proved" -> "without it: proved, too";
            case "refuted" -> "without it: false";
            default -> "without it: (only one side is|not) defined";
        } : needed.members().get("result") instanceof Json.Text ? "without it: " : "";
        assertThat(text).containsPattern("  used .*" + words);
        assertThat(needed.members().get("at") instanceof Json.Members).isEqualTo(verdict instanceof Json.Text(String word) && !word.equals("proved"));
    }
}
