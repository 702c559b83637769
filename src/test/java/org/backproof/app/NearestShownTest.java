package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.backproof.language.Source;
import org.backproof.print.Plain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds in place of a false claim about matrices is shown in notation that can be typed, and is proved when it is.
class NearestShownTest {
    @ParameterizedTest
    @ValueSource(strings = {
            "diff(softmax(v), v) = diag(softmax(v)) + softmax(v)@softmax(v)'", "diff(softmax(v), v) = diag(softmax(v))", "diff(softmax(v), v) = softmax(v)@softmax(v)'",
            "diff(log_softmax(v), v) = eye[K] - softmax(v)@ones[K]'", "diff(trace(B@A), A) = B", "diff(t'@A@v, A) = v@t'", "diff(trace(A@A), A) = 2*A",
            "diff(sum((X@v - u)^2), v) = X'@(X@v - u)", "diff(sum((X@v - u)^2), X) = (X@v - u)@v'", "diff(v'@A@v, v) = 2*A@v", "diff(sum(A*B), A) = A*B",
            "diff(sum(sigmoid(X@v)), X) = sigmoid(X@v)@v'", "diff(A@v, v) = A'", "diff(v'@A@t, t) = A@v", "diff(sum(A^2)/2, A) = 2*A"})
    void canBeTyped(String claim) {
        List<Answer> answers = new ArrayList<>();
        Session session = Engine.standard().open(Settings.DEFAULT);
        session.run(new Source("test", "v, t : vector[K]; A, B : matrix[K, K]; X : matrix[n, K]; u : vector[n]; prove " + claim), answers::add);
        assertThat(answers.getLast().shown()).isInstanceOf(Corrected.class);
        Truth truth = ((Corrected) answers.getLast().shown()).truth();
        assertThat(truth.given().isEmpty()).isTrue();
        session.run(new Source("test", "prove " + Plain.print(truth.page().statement())), answers::add);
        assertThat(answers.getLast().fields().get(Field.VERDICT)).as("%s %s", answers.getLast().statement(), answers.getLast().diagnostics()).isEqualTo(Json.of("proved"));
    }
}
