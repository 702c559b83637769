package org.backproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.backproof.app.Answer;
import org.backproof.app.Engine;
import org.backproof.app.Field;
import org.backproof.app.Json;
import org.backproof.app.Session;
import org.backproof.app.Settings;
import org.backproof.language.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each step of a derivation is a claim of its own: `prove before = after given conditions`, in the session that has answered it,
/// is proved.
class StepsReplayTest {
    private static final List<String> VERDICTS = List.of("conditional", "refuted", "undecided");
    /// A step over a given number of entries with δ at a symbolic index.
    private static final int MOST_OPEN = 1;
    private static final List<String> NETWORKS = List.of("backprop");
    private static final Settings PATIENT = new Settings(Duration.ofMinutes(2));

    static Stream<Path> scripts() throws IOException {
        return DocumentationTest.scripts();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void stepsAreProvedAgain(Path script) throws IOException {
        Session session = Engine.standard().open(PATIENT);
        List<String> claims = new ArrayList<>();
        List<String> matched = new ArrayList<>();
        List<String> open = new ArrayList<>();
        session.run(new Source(script.toString(), Files.readString(script)), answer -> {
            if (NETWORKS.contains(answer.kind())) {
                return true; // about matrices that only the network has
            }
            for (Json step : answer.fields().get(Field.STEPS) instanceof Json.Array(List<Json> steps) ? steps : List.<Json>of()) {
                Json.Members members = (Json.Members) step;
                if (VERDICTS.contains(text(members.members().get("rule")))) {
                    continue; // of `check`
                }
                List<String> conditions = ((Json.Array) members.members().get("conditions")).elements().stream().map(StepsReplayTest::text).toList();
                (answer.kind().equals("match") ? matched : claims).add("prove " + text(members.members().get("before")) + " = " + text(members.members().get("after"))
                        + (conditions.isEmpty() ? "" : " given " + String.join(", ", conditions)));
            }
            return true;
        });
        for (String claim : claims) {
            String answer = answer(session, claim);
            String inPair = answer.equals("proved") ? answer : answer(lettersOfPairs(), claim);
            if (!inPair.equals("proved")) {
                open.add(claim + "   " + answer + "   " + inPair);
            }
        }
        // a match is an equation wherever both sides are defined
        assertThat(matched).allSatisfy(m -> assertThat(List.of(answer(session, m), answer(lettersOfPairs(), m), answer(lettersAfter(script), m))).as(m).containsAnyOf("proved", "conditional"));
        assertThat(open.stream().filter(c -> !c.contains("   undecided"))).isEmpty();
        assertThat(open.size()).as("%s", open).isLessThanOrEqualTo(MOST_OPEN);
    }

    /// A pair of functions of vectors has letters of its own.
    private static Session lettersOfPairs() {
        return letters(Engine.standard().open(PATIENT));
    }

    /// The same with the functions of the script.
    private static Session lettersAfter(Path script) {
        Session session = Engine.standard().open(PATIENT);
        try {
            Files.readAllLines(script).stream().filter(l -> l.matches("\\w+\\(.*\\) = .*")).forEach(l -> answer(session, l));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return letters(session);
    }

    private static Session letters(Session session) {
        answer(session, "a, t, u, y, z : vector[K]");
        answer(session, "assume sum(t) = 1");
        answer(session, "assume sum(y) = 1");
        return session;
    }

    private static String answer(Session session, String statement) {
        List<Answer> answers = new ArrayList<>();
        session.run(new Source("step", statement), answers::add);
        Answer last = answers.getLast();
        return last.fields().get(Field.VERDICT) instanceof Json.Text(String verdict) ? verdict : last.diagnostics().toString();
    }

    private static String text(Json json) {
        return ((Json.Text) json).value();
    }
}
