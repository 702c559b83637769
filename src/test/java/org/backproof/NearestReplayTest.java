package org.backproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.backproof.app.Answer;
import org.backproof.app.Engine;
import org.backproof.app.Field;
import org.backproof.app.Json;
import org.backproof.app.Session;
import org.backproof.app.Settings;
import org.backproof.language.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds instead of a false claim is a claim of its own: `prove claim given …`, as it stands in the answer, is proved.
class NearestReplayTest {
    @ParameterizedTest
    @ValueSource(strings = {
            "diff(x^3, x) = 2*x^2", "diff(log(x), x) = 1/x^2", "sqrt(x^2) = x", "(x + y)^2 = x^2 + y^2", "log(x*y) = log(x) + log(y) + 1 given x > 0 and y > 0",
            "diff(bce(a, y), a) = 1/(a*(1 - a)) given 0 < a < 1", "diff(bce(sigmoid(z), y), z) = y - sigmoid(z)",
            "diff(u'@w, u) = u", "diff(sum(u*w), u[k]) = u[k]", "diff(sum(u*w), u) = u*w[j]", "diff(softmax(u), u) = diag(softmax(u))", "diff(u'@A@u, u) = A@u",
            "diff(u'@A@w, u) = A'@w", "diff(sum(u*w)/sum(w), u) = w", "diff(sum(u*w)/sum(w), u) = w given sum(w) > 0", "diff(sum(u*w)/sum(w), u) = u given sum(w) = 1",
            "diff(cosine(u, w), u) = w", "diff(sum(sigmoid(M@u)), u) = M'@sigmoid(M@u)", "diff(ce(softmax(u), w), u) = softmax(u) + w given sum(w) = 1",
            "diff(ce(softmax(u), w), u) = softmax(u) - w", "diff(ce(softmax(u), w), u) = w - softmax(u) given sum(w) = 1", "diff(sum(u^2), u) = u given u[i] > 0",
            "diff(sum(log(u)), u) = u given u[i] > 0", "sum(softmax(u)) = 2", "diff(M@u, u) = M + M", "diff(logsumexp(u), u) = u"})
    void theNearestClaimIsProved(String refuted) {
        Session session = Engine.standard().open(Settings.DEFAULT);
        List.of("u, w : vector[K]", "A : matrix[K, K]", "M : matrix[n, K]").forEach(d -> answer(session, d));
        Answer answer = answer(session, "prove " + refuted);
        assertThat(answer.fields().get(Field.VERDICT)).as("%s", answer.diagnostics()).isEqualTo(Json.of("refuted"));
        Json.Members nearest = (Json.Members) answer.fields().get(Field.NEAREST);
        assertThat(nearest).isNotNull();
        List<String> given = ((Json.Array) nearest.members().get("given")).elements().stream().map(g -> ((Json.Text) g).value()).toList();
        String claim = "prove " + ((Json.Text) nearest.members().get("claim")).value() + (given.isEmpty() ? "" : " given " + String.join(", ", given));
        Answer again = answer(session, claim);
        assertThat(again.fields().get(Field.VERDICT)).as("%s %s", claim, again.diagnostics()).isEqualTo(Json.of("proved"));
    }

    private static Answer answer(Session session, String statement) {
        List<Answer> answers = new ArrayList<>();
        session.run(new Source("nearest", statement), answers::add);
        return answers.getLast();
    }
}
