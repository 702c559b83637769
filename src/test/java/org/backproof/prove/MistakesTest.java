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
import org.junit.jupiter.params.provider.CsvSource;
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

    /// Mistakes as they are made, and the remark and the claim that stand in their place.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X : matrix[m, n]; u : vector[n]; r : vector[m]; prove diff(sum((X@u - r)^2), u) = X'@(X@u - r) | the factor 2 is missing
            v, t : vector[K]; prove diff(mean((v - t)^2), v) = v - t                                       | the factor 2/K is missing
            v, t : vector[K]; prove diff(ce(softmax(v), t), v) = softmax(v) - t                            | ''
            v, t : vector[K]; prove diff(kl(softmax(v), t), v) = softmax(v) - t given t > 0                | ''
            v, t : vector[K]; prove diff(ce(softmax(v), t), v) = t - softmax(v) given sum(t) = 1           | the sign is wrong
            v : vector[K]; prove diff(softmax(v)[i], v[j]) = softmax(v)[i]*(1 - softmax(v)[j])             | this is the diagonal only, i = j
            A : matrix[n, n]; u : vector[n]; prove diff(u'@A@u, u) = 2*A@u                                 | ''
            prove sqrt(x^2) = x                                                                            | the absolute value is missing
            prove sqrt(x^2) = x given x < 0                                                                | the sign is wrong
            prove diff(mse(sigmoid(z), y), z) = sigmoid(z) - y                                             | the factor σ(z)(1 − σ(z)) is missing
            prove diff(mae(a, y), a) = a - y given a != y                                                  | ''
            prove diff(tanh(z), z) = 1 - tanh(z)                                                           | ''
            prove diff(x^n, x) = n*x^(n-2) given x > 0                                                     | ''
            """)
    void ofMistakesThatAreMade(String claim, String remark) {
        Answer answer = last(claim);
        assertThat(answer.fields().get(Field.VERDICT)).isEqualTo(Json.of("refuted"));
        assertThat(((Json.Text) member(answer, "remark")).value()).isEqualTo(remark);
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
