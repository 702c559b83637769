package org.backproof.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backproof.app.Answer;
import org.backproof.app.Engine;
import org.backproof.app.Field;
import org.backproof.app.Json;
import org.backproof.app.Settings;
import org.backproof.language.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each mistake of the table is found in its own example, and what holds instead replays as a claim that is proved.
class MistakesTest {
    static List<Mistake> all() {
        return Stream.concat(Mistakes.ALL.stream(), Mistakes.READ.stream()).toList();
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
            A : matrix[n, n]; u : vector[n]; prove hessian(u'@A@u, u) = 2*A                                 | ''
            v : vector[K]; prove mean(exp(v)) = exp(mean(v))                                               | ''
            c : index[K]; prove onehot(c, K)[1] = 1                                                        | ''
            prove pi = 22/7                                                                                | ''
            prove log(a)/log(b) = log(a) - log(b) given a > 1, b > 1                                       | log(a)/log(b) should be log(a/b)
            prove sqrt(x^2) = x                                                                            | the absolute value is missing
            prove sqrt(x^2) = x given x < 0                                                                | the sign is wrong
            prove diff(mse(sigmoid(z), y), z) = sigmoid(z) - y                                             | the factor σ(z)(1 − σ(z)) is missing
            prove diff(mae(a, y), a) = a - y given a != y                                                  | ''
            prove diff(tanh(z), z) = 1 - tanh(z)                                                           | tanh z should be tanh² z
            prove diff(x^n, x) = n*x^(n-2) given x > 0                                                     | the factor x is missing
            p, q : vector[K] in (0, 1); prove diff(kl(p, q), q) = -q/p                                     | this is the derivative by pⱼ, not by qⱼ
            prove diff(sigmoid(z), z) = sigmoid(z)*(1 + sigmoid(z))                                        | the sign of σ(z) is wrong
            prove diff(sigmoid(z), z) = z*(1 - z)                                                          | ''
            prove diff(tanh(z), z) = sech(z)                                                               | sech(z) should be (sech(z))²
            prove diff((z - y)^2, z) = z - y                                                               | the factor 2 is missing
            v, t : vector[K]; prove diff(mean((v - t)^2), v) = 2*(v - t)                                   | the factor 1/K is missing
            prove diff(relu(z), z) = 1                                                                     | ''
            v : vector[K]; prove diff(log_softmax(v)[i], v[j]) = softmax(v)[j] - delta(i, j)               | the sign is wrong
            v : vector[K]; prove diff(lambda*sum(v^2), v) = lambda*v                                       | the factor 2 is missing
            prove diff(sigmoid(w*z + b), w) = sigmoid(w*z + b)*(1 - sigmoid(w*z + b))                      | the factor z is missing
            prove diff(bce(sigmoid(z), y), z) = (sigmoid(z) - y)*sigmoid(z)*(1 - sigmoid(z))               | the factor σ(z)(1 − σ(z)) is too much
            a in (0, 1); prove diff(bce(a, y), a) = a - y                                                  | the factor 1/(a(1 − a)) is missing
            prove diff(log(-z), z) = -1/z given z < 0                                                      | the sign is wrong
            prove diff(z^z, z) = z*z^(z - 1) given z > 0                                                   | the term zᶻ log z is missing
            prove diff(sin(z)*exp(z), z) = cos(z)*exp(z)                                                   | the term exp(z) sin z is missing
            prove diff(sin(z)/z, z) = (z*cos(z) + sin(z))/z^2                                              | the sign of sin z is wrong
            prove diff(sqrt(z), z) = 1/sqrt(z) given z > 0                                                 | the factor ½ is missing
            prove diff(log(z^2 + 1), z) = 1/(z^2 + 1)                                                      | the factor 2z is missing
            prove diff(z*log(z), z) = log(z) given z > 0                                                   | the constant 1 is missing
            a in (0, 1); prove diff(y*log(a) + (1 - y)*log(1 - a), a) = y/a + (1 - y)/(1 - a)              | the sign of (1 − y)/(1 − a) is wrong
            v : vector[K]; prove diff(log(sum(exp(v))), v) = exp(v)                                        | the factor 1/(Σᵢ exp(vᵢ)) is missing
            y in [0, 1]; prove diff(log(1 + exp(-y*z)), z) = -sigmoid(-y*z)                                | the factor y is missing
            prove diff(log(1 + exp(-y*z)), z) = sigmoid(z) - y                                             | this is for labels in {0, 1}: ½(y + 1) in place of y
            prove diff(bce(sigmoid(z), y), z) = -y/(1 + exp(y*z))                                          | this is for labels in {-1, 1}: 2y − 1 in place of y
            prove diff(mse(hard_sigmoid(z), y), z) = hard_sigmoid(z) - y                                                   | this is the derivative by a, not by z
            a = tanh(z); prove diff(mse(a, y), a) = (a - y)*(1 - a^2)                                      | this is the derivative by z, not by a
            prove diff(bce(y, a), a) = (a - y)/(a*(1 - a)) given 0 < a < 1, 0 < y < 1                      | the arguments y and a are exchanged
            prove sigmoid(-z) = -sigmoid(z)                                                                | the constant 1 is missing
            prove sigmoid(z) = (1 + tanh(z))/2                                                             | z should be z/2
            prove log(a + b) = log(a) + log(b) given a > 0, b > 0                                          | a + b should be a b
            prove exp(a + b) = exp(a) + exp(b)                                                             | exp(a) + exp(b) should be exp(a) exp(b)
            prove sin(2*z) = 2*sin(z)                                                                      | the factor cos z is missing
            prove (a + b)^2 = a^2 + b^2                                                                    | the term 2a b is missing
            prove sqrt(x^2*y^2) = x*y                                                                      | the absolute value is missing
            v : vector[K]; prove sqrt(v[i]^2) = v[i]                                                       | the absolute value is missing
            v, t : vector[K]; prove diff(mean((v - t)^2), v) = 2*(v - t)/K^2                               | the factor K is missing
            b in (0, inf); v : vector[K]; prove diff(log_softmax(v/b)[i], v[j]) = delta(i, j) - softmax(v/b)[j] | the factor 1/b is missing
            prove diff(w*z + b, w) = w                                                                     | this is the derivative by z, not by w
            prove diff(sigmoid(w*z), w) = w*sigmoid(w*z)*(1 - sigmoid(w*z))                                | this is the derivative by z, not by w
            prove diff(poisson(a, y), a) = 1 - a/y given a > 0, y > 0                                      | a and y are exchanged
            prove diff(gamma_deviance(a, y), a) = 2*(y - a)/y^2 given a > 0, y > 0                         | a and y are exchanged
            p, q : vector[K] in (0, 1); prove diff(kl(p, q), p) = -p/q                                     | p and q are exchanged
            prove diff(hinge(a, y), a) = if y*a < 1 then y else 0 given y*a != 1                           | the sign is wrong
            prove diff(leaky_relu(z, b), z) = if z > 0 then b else 1 given z != 0                          | the cases b and 1 are exchanged
            prove diff(elu(z, b), z) = if z > 0 then 1 else b*(exp(z) - 1) given z != 0                    | b(exp(z) − 1) should be b exp(z)
            prove diff(relu6(z), z) = if z <= 0 then 0 else if z < 6 then z else 0 given z != 0, z != 6    | z should be 1
            prove diff(x*log(x), x) = log(x) + x + 1 given x > 0                                           | the term x is too much
            a in (0, 1); prove diff(bce(a, y), a) = (a - y)/(a*(1 + a))                                    | the sign of a is wrong
            prove diff(gelu(z), z) = (1 + erf(z/sqrt(2)))/2 + z*exp(-z^2/2)/sqrt(pi)                       | π should be 2π
            v : vector[K]; prove diff(logsumexp(v), v) = exp(v)/K                                          | ''
            v, s : vector[K]; prove diff(sum(softmax(v)*s), v) = softmax(v)*s                              | ''
            W : matrix[n, m]; prove diff(sum(W^2)/2, W) = 2*W                                              | the factor ½ is missing
            W : matrix[n, m]; u : vector[m]; r : vector[n]; prove diff(sum((W@u - r)^2), W) = (W@u - r)@u' | the factor 2 is missing
            A : matrix[n, n]; u : vector[n]; prove diff(u'@A@u, u) = A@u                                   | the term Σᵢ Aᵢⱼ uᵢ is missing
            A : matrix[n, n]; prove diff(trace(A@A), A) = 2*A                                              | the right side is transposed
            A, B : matrix[n, n]; prove diff(trace(B@A), A) = B                                             | the right side is transposed
            A : matrix[n, n]; u, w : vector[n]; prove diff(u'@A@w, A) = w@u'                               | the right side is transposed
            v : vector[K]; prove diff(log_softmax(v)[i], v[j]) = delta(i, j) - softmax(v)[i]               | the indices i and j are exchanged
            v : vector[K]; prove diff(softmax(v)[i], v[i]) = softmax(v)[i]*(1 + softmax(v)[i])             | the sign of softmax(v)ᵢ is wrong
            v : vector[K]; prove diff(softmax(v), v) = diag(softmax(v)) + softmax(v)@softmax(v)'           | the sign of softmax(v)ⱼ softmax(v)ₖ is wrong
            prove log(x)^2 = 2*log(x)                                                                      | (log x)² should be log(x²)
            prove diff(atan(x), x) = 1/sqrt(1 + x^2)                                                       | √(x² + 1) should be x² + 1
            prove softplus(x) = log(1 + exp(-x))                                                           | exp(−x) should be exp(x)
            prove diff(softplus(z), z) = 1/(1 + exp(z))                                                    | exp(z) should be exp(−z)
            prove diff(atan(1/x), x) = 1/(1 + x^2)                                                         | the sign is wrong
            prove diff(erf(x), x) = 2*exp(-x^2)/pi                                                         | the factor √π is missing
            prove diff(elu(x, b), x) = if x > 0 then 1 else elu(x, b)                                      | elu(x, b) should be b + elu(x, b)
            prove asin(x) + acos(x) = pi                                                                   | the factor ½ is missing
            prove sinh(x)^2 + cosh(x)^2 = 1                                                                | the sign of sinh² x is wrong
            prove exp(x)^2 = exp(x^2)                                                                      | x² should be 2x
            prove log(x)/log(y) = log(x/y)                                                                 | log(x)/log(y) should be log x − log y
            prove gamma(x + 1) = gamma(x) + 1                                                              | 1 + Γ(x) should be x Γ(x)
            prove 1/(x + y) = 1/x + 1/y                                                                    | this is what the right side is
            """)
    void ofMistakesThatAreMade(String claim, String remark) {
        Answer answer = last(claim);
        assertThat(answer.fields().get(Field.VERDICT)).isEqualTo(Json.of("refuted"));
        assertThat(((Json.Text) member(answer, "remark")).value()).isEqualTo(remark);
        replays(claim, answer);
    }

    /// Claims that hold for some values, or where a side is only said in other words; and comparisons.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prove sign(x)^2 = 1                      | sign(x)^2 = 1                       | x != 0
            prove max(u*w, 0) = max(u, 0)*max(w, 0)  | max(u*w, 0) = max(u, 0)*max(w, 0)   | u >= 0
            prove (x + y)^p = x^p + y^p              | (x + y)^p = x^p + y^p               | p = 1
            prove abs(x - y) = abs(x) - abs(y)       | abs(x - y) = abs(x) - abs(y)        | y >= 0
            prove sigmoid(2*x) = 2*sigmoid(x)        | sigmoid(2*x) = 1/(1 + exp(-2*x))    |
            prove cos(x + y) = cos(x) + cos(y)       | cos(x + y) = cos(x)*cos(y) - sin(x)*sin(y) |
            prove sin(x) < 1                         | sin(x) <= 1                         |
            prove log(x) > x given x > 0             | x > log(x)                          |
            prove cosh(x) < 1                        | cosh(x) >= 1                        |
            prove exp(x) > 1                         | exp(x) > 1                          | x > 0
            """)
    void elseOfWhatTheSidesAre(String claim, String holds, String given) {
        Answer answer = last(claim);
        assertThat(((Json.Text) member(answer, "claim")).value()).isEqualTo(holds);
        List<String> under = ((Json.Array) member(answer, "given")).elements().stream().map(j -> ((Json.Text) j).value()).toList();
        assertThat(given == null ? under.isEmpty() || claim.contains("given") : under.getFirst().equals(given)).as("%s", under).isTrue();
        assertThat(last("prove " + holds + (under.isEmpty() ? "" : " given " + String.join(", ", under))).fields().get(Field.VERDICT)).isEqualTo(Json.of("proved"));
    }

    /// No statement stands beside a claim that assumes the claim itself, `x = 1 given x = 1`.
    @ParameterizedTest
    @ValueSource(strings = {"prove x = 1", "prove x - 1 = 0", "prove l = 0", "v : vector[K]; prove sum(v) = 1", "prove x > 0", "prove x != 0", "prove x >= 1", "prove 1 > x"})
    void doesNotAssumeTheClaim(String claim) {
        Answer answer = last(claim);
        assertThat(answer.fields().get(Field.VERDICT)).isEqualTo(Json.of("refuted"));
        assertThat(answer.fields().get(Field.NEAREST)).isNull();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isFoundInItsExample(Mistake m) {
        Answer answer = last(m.example());
        assertThat(answer.fields().get(Field.VERDICT)).isEqualTo(Json.of("refuted"));
        String pattern = Pattern.quote(m.remark()).replace("#", "\\E.+\\Q");
        assertThat(((Json.Text) member(answer, "remark")).value()).matches(pattern);
        replays(m.example(), answer);
    }

    /// What holds is proved when it is claimed.
    private static void replays(String claim, Answer answer) {
        List<String> given = ((Json.Array) member(answer, "given")).elements().stream().map(j -> ((Json.Text) j).value()).toList();
        String before = claim.substring(0, claim.lastIndexOf("prove"));
        String own = claim.contains(" given ") ? claim.substring(claim.indexOf(" given ") + 7) : "";
        List<String> all = new ArrayList<>(given);
        if (!own.isEmpty()) {
            all.addFirst(own);
        }
        String holds = before + "prove " + ((Json.Text) member(answer, "claim")).value() + (all.isEmpty() ? "" : " given " + String.join(", ", all));
        assertThat(last(holds).fields().get(Field.VERDICT)).as(holds).isEqualTo(Json.of("proved"));
    }
}
