package org.backproof.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.backproof.app.Answer;
import org.backproof.app.Engine;
import org.backproof.app.Field;
import org.backproof.app.Json;
import org.backproof.app.Settings;
import org.backproof.language.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mistake of the table is found in its own example, and what holds instead replays as a claim that is proved.
class MistakesTest {
    static List<Mistake> all() {
        return Mistakes.ALL;
    }

    private static Answer last(String script) {
        List<Answer> out = new ArrayList<>();
        Engine.standard().open(new Settings(Duration.ofSeconds(20))).run(new Source("test", script), out::add);
        return out.getLast();
    }

    private static Json member(Answer a, String key) {
        assertThat(a.fields().get(Field.NEAREST)).as("what holds instead of " + a.statement()).isInstanceOf(Json.Members.class);
        return ((Json.Members) a.fields().get(Field.NEAREST)).members().get(key);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isFoundInItsExample(Mistake m) {
        Answer answer = last(m.example());
        assertThat(answer.fields().get(Field.VERDICT)).isEqualTo(Json.of("refuted"));
        String pattern = Pattern.quote(m.remark()).replace("#", "\\E.+\\Q");
        assertThat(((Json.Text) member(answer, "remark")).value()).matches(pattern);
        List<String> given = ((Json.Array) member(answer, "given")).elements().stream().map(j -> ((Json.Text) j).value()).toList();
        String before = m.example().substring(0, m.example().lastIndexOf("prove"));
        String own = m.example().contains(" given ") ? m.example().substring(m.example().indexOf(" given ") + 7) : "";
        List<String> all = new ArrayList<>(given);
        if (!own.isEmpty()) {
            all.addFirst(own);
        }
        String claim = before + "prove " + ((Json.Text) member(answer, "claim")).value() + (all.isEmpty() ? "" : " given " + String.join(", ", all));
        assertThat(last(claim).fields().get(Field.VERDICT)).as(claim).isEqualTo(Json.of("proved"));
    }
}
