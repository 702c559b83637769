package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.backproof.language.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `match` finds, and that what it says replays as a claim that is proved.
class MatchTest {
    private static Answer last(String script) {
        List<Answer> out = new ArrayList<>();
        Engine.standard().open(new Settings(Duration.ofSeconds(30))).run(new Source("test", script), out::add);
        assertThat(out.getLast().diagnostics()).as(script).isEmpty();
        return out.getLast();
    }

    private static String text(Answer a, Field field) {
        return a.fields().get(field) instanceof Json.Text(String value) ? value : "";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            match bce                                             | proved    | sigmoid(z)
            match mse                                             | proved    | z
            match squared_error                                   | proved    | z/2
            match poisson                                         | proved    | exp(z)
            match gamma_deviance                                  | proved    | -2/z
            match inverse_gaussian_deviance                       | proved    | (-z)^(-1/2)
            match negative_binomial                               | proved    | -r*exp(z)/(exp(z) - 1)
            match ce                                              | proved    | softmax(z)[j]
            match (a - y)^2/2                                     | proved    | z
            f(p, q) = 3*(p - q*log(p)); match f                   | proved    | exp(z/3)
            match sparse_ce                                       | proved    | softmax(z)[j]
            match brier                                           | proved    | z[j]/2
            match weighted_bce(1)                                 | proved    | sigmoid(z)
            match log(a/y) + y/a                                  | proved    | -1/z
            is(a, y) = y/a - log(y/a) - 1; match is               | proved    | -1/z
            hyp(z) = z/sqrt(1 + z^2); match (a-y) with a = hyp(z) | proved    | sqrt(z^2 + 1) - y*z
            match huber(2)                                        | refuted   |
            match leaky_relu(0.1)                                 | proved    | (if z > 0 then 1/2*z^2 else 1/20*z^2) - y*z
            match log_cosh                                        | refuted   |
            match mae                                             | refuted   |
            match hinge                                           | refuted   |
            match ce_with_logits                                  | refuted   |
            match js                                              | refuted   |
            match nll                                             | refuted   |
            match info_nce                                        | refuted   |
            match weighted_ce                                     | refuted   |
            match multi_margin                                    | refuted   |
            f(a : vector, t) = 3*sum((a - t)^2); match f          | proved    | z[j]/6
            f(a : vector in (0, inf), t) = sum(a - t*log(a)); match f | proved    | exp(z[j])
            f(a : vector, t) = sum(a - t*log(a))^2; match f       | refuted   |
            match relu                                            | proved    | (if z > 0 then 1/2*z^2 else 0) - y*z
            match relu6                                           | proved    | (if z >= 0 then (if z <= 6 then 1/2*z^2 else 6*z - 18) else 0) - y*z
            match hardshrink                                      | proved    |
            match sigmoid                                         | proved    | (y - 1)*log(1 - a) - y*log(a)
            match identity                                        | proved    | 1/2*a^2 - a*y
            match exp                                             | proved    | a - y*log(a)
            match tanh                                            | proved    | 1/2*(y - 1)*log(1 - a) - 1/2*(y + 1)*log(a + 1)
            match atan                                            | proved    | log(cos(a)) + a*sin(a)/cos(a) - y*sin(a)/cos(a)
            match softmax                                         | proved    | log(sum(k in 1..K, exp(z[k]))) - sum(k in 1..K, y[k]*z[k])
            match softplus                                        | undecided |
            match log_softmax                                     | refuted   |
            match sin                                             | proved    | -y*z - cos(z)
            match (a - y)*tanh'(z) with a = tanh(z)               | proved    | 1/2*a^2 - a*y
            G(p) = p^2/2; match fenchel_young(potential=G)        | proved    | 1/2*z^2 - y*z + G(y)
            G(p in (0, 1)) = p*log(p) + (1 - p)*log(1 - p); match fenchel_young(potential=G) | proved | G(y) - y*z + softplus(z)
            G(p in (0, inf)) = p*log(p) - p; match fenchel_young(potential=G) | proved | G(y) - y*z + exp(z)
            G(p in (0, inf)) = -log(p); match fenchel_young(potential=G) | proved | G(y) - y*z + log(-1/z) - 1
            G(p : vector in (0, 1]) = sum(p*log(p)); match fenchel_young(potential=G) given sum(p) = 1 | proved | G(y) + logsumexp(z) - sum(i in 1..K, y[i]*z[i])
            N(p : vector) = sum(p*log(p)); match fenchel_young(potential=N) given sum(p) = 1 | proved | N(y) + logsumexp(z) - sum(i in 1..K, y[i]*z[i])
            N(p : vector in [0, 1]) = sum(xlogy(p, p)); match fenchel_young(N) given sum(p) = 1 | proved | N(y) + logsumexp(z) - sum(i in 1..K, y[i]*z[i])
            G(p : vector in [0, 1]) = sum(p^2)/2; match fenchel_young(G) given sum(p) = 1 | undecided |
            match fenchel_young(potential=gelu)                   | undecided |
            match (a - y)*gelu'(z) with a = gelu(z)               | proved    | 1/2*a^2 - a*y
            match (a - y)*relu'(z) with a = relu(z)               | proved    | 1/2*a^2 - a*y
            match (a - y)*mish'(z) with a = mish(z)               | proved    | 1/2*a^2 - a*y
            match (a - y)*softsign'(z) with a = softsign(z)       | proved    | 1/2*a^2 - a*y
            match (a - y)*a with sigmoid                          | proved    | (y - 1)*log(1 - a) - a
            match (a - y)*a with exp                              | proved    | 1/2*a^2 - a*y
            match sign(a - y) with identity                       | proved    | if a > y then a - y else y - a
            match a - y with relu                                 | proved    |
            match a - y with sigmoid                              | proved    | (y - 1)*log(1 - a) - y*log(a)
            """)
    void isFound(String script, String verdict, String result) {
        Answer answer = last(script);
        assertThat(text(answer, Field.VERDICT)).as(script).isEqualTo(verdict);
        if (result != null) {
            assertThat(text(answer, Field.RESULT)).as(script).isEqualTo(result);
        }
        if (verdict.equals("proved") && script.startsWith("match")) {
            for (Json step : ((Json.Array) answer.fields().get(Field.STEPS)).elements()) {
                var members = ((Json.Members) step).members();
                List<String> given = ((Json.Array) members.get("conditions")).elements().stream().map(j -> ((Json.Text) j).value()).toList();
                String claim = "prove " + ((Json.Text) members.get("before")).value() + " = " + ((Json.Text) members.get("after")).value()
                        + (given.isEmpty() ? "" : " given " + String.join(", ", given));
                if (!claim.contains("[j]")) {
                    assertThat(text(last(claim), Field.VERDICT)).as(claim).isNotIn("refuted", "undecided");
                }
            }
        }
    }
}
