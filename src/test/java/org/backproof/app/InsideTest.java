package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.backproof.language.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Points against claims lie inside the declared domains of the functions where there are such points; else the answer says so.
class InsideTest {
    private static Answer last(String script) {
        List<Answer> out = new ArrayList<>();
        Engine.standard().open(Settings.DEFAULT).run(new Source("test", script), out::add);
        return out.getLast();
    }

    /// The claim with the domain among its assumptions is refuted at the very same point.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prove hinge(a, y) = max(0, a - y)                     | y in {-1, 1}
            p, q : vector[K]; prove ce(p, q) = 1                  | sum(q) = 1
            p, q : vector[K]; prove kl(p, q) = ce(p, q)           | sum(q) = 1
            prove bce(a, y) = (a - y)^2                           | a in (0, 1) and y in [0, 1]
            prove quantile(a, y, tau) > 0                         | tau in [0, 1]
            """)
    void pointsInside(String claim, String domain) {
        Answer answer = last(claim);
        assertThat(answer.fields().get(Field.VERDICT)).isEqualTo(Json.of("refuted"));
        assertThat(answer.shown().text()).doesNotContain("outside");
        StringBuilder at = new StringBuilder();
        ((Json.Members) ((Json.Members) answer.fields().get(Field.COUNTEREXAMPLE)).members().get("at")).members()
                .forEach((name, value) -> at.append(name).append(" = ").append(((Json.Text) value).value()).append("; "));
        String point = at.toString();
        if (!point.contains("[")) {
            assertThat(last(point + "prove " + domain).fields().get(Field.VERDICT)).as(point).isEqualTo(Json.of("proved"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prove bce(a, y) >= 0                   | bce
            prove quantile(a, y, tau) >= 0         | quantile
            p, q : vector[K]; prove ce(p, q) >= 0  | ce
            """)
    void outside(String claim, String function) {
        assertThat(last(claim).shown().text()).contains("refuted", "the point is outside of what " + function + " is declared for", "holds");
    }
}
