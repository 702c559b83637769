package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Task;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.library.Library;
import org.backproof.print.Plain;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The stable forms are found where the naive one is written, and are nearly exact where that fails.
class StabilityTest {
    private static final long MILLISECONDS = 60_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            log(1/(1 + exp(-z)))             | NEGATIVE | 4
            log(sigmoid(z))                  | NEGATIVE | 4
            1 - sigmoid(z)                   | ZERO     | 4
            log(1 - sigmoid(z))              | NEGATIVE | 4
            log(1 + exp(z))                  | POSITIVE | 4
            exp(z)/(1 + exp(z))              | NAN      | 4
            log(1 + z^2)                     | ZERO     | 4
            exp(z) - 1                       | ZERO     | 4
            log(1 + exp(z)) given z > c      | POSITIVE | 4
            log(cosh(z))                     | POSITIVE | 8
            log(exp(z))                      | POSITIVE | 1
            log(sum(exp(v)))                 | POSITIVE | 100
            exp(v[1])/sum(exp(v))            | NAN      | 1000
            softmax(v)[2] - 1                | ZERO     | 1000
            exp(z)/(1 + exp(z))^2            | NAN      | 4
            exp(-z)/(1 + exp(-z))            | NAN      | 4
            log(1 - exp(-z))                 | ZERO     | 4
            2*sigmoid(2*z) - 1               | ZERO     | 1
            1 - cos(z)                       | ZERO     | 4
            sqrt(1 + z^2) - 1                | ZERO     | 3
            1 + erf(z)                       | ZERO     | 1000
            (exp(z) - exp(-z))/(exp(z) + exp(-z)) | NAN | 1
            log(sigmoid(z)/(1 - sigmoid(z))) | POSITIVE | 0
            logit(sigmoid(z))                | NEGATIVE | 0
            log(sigmoid(z)*sigmoid(w))       | NEGATIVE | 4
            sigmoid(z) - sigmoid(w)          | ZERO     | 4
            1 - sigmoid(z)^2                 | ZERO     | 4
            log(1 - sigmoid(z)^2)            | NEGATIVE | 4
            (1 - sigmoid(z))^2*log(sigmoid(z)) | NEGATIVE | 8
            softplus(z) - z                  | ZERO     | 4
            softplus(z) - log(2)             | POSITIVE | 4
            1 - tanh(z)^2                    | ZERO     | 4
            1 - tanh(z)                      | ZERO     | 4
            1 + tanh(z)                      | ZERO     | 4
            tanh(z) - tanh(w)                | ZERO     | 4
            softplus(z) - softplus(w)        | ZERO     | 100
            3*sqrt(1 + z) - 3*sqrt(1 + w) given z > -1, w > -1 | ZERO | 4
            log(1 - tanh(z)^2)               | NEGATIVE | 8
            sinh(z)/cosh(z)                  | NAN      | 1
            sech(z)                          | ZERO     | 4
            coth(z)                          | NAN      | 4
            atanh(tanh(z))                   | POSITIVE | 0
            log(z + sqrt(z^2 + 1))           | ZERO     | 1
            log((1 + z)/(1 - z)) given -1 < z < 1 | ZERO | 1
            log(1 - probit(z))               | NEGATIVE | 1000
            log(probit(z))                   | NEGATIVE | 1000
            log(cloglog(z))                  | NEGATIVE | 1000
            log(softplus(z))                 | NEGATIVE | 1000
            sigmoid(z)/softplus(z)           | POSITIVE | 8
            log(1/sum(exp(v)))               | NEGATIVE | 100
            diff(softplus(z), z, z)          | ZERO     | 4
            diff(bce(sigmoid(z), 1), z)      | NAN      | 4
            """)
    void stableFormsAreNearlyExact(String expression, Stability.Kind naive, double ulp) {
        Stability s = of("stability " + expression);
        assertThat(s.points()).isGreaterThan(100);
        assertThat(s.naive().failures()).containsKey(naive);
        assertThat(s.emitted().failures()).as(s.emitted().toString()).isEmpty();
        assertThat(s.emitted().worst()).as(s.emitted().toString()).isLessThanOrEqualTo(ulp);
    }

    /// Forms whose naive result is always a number, without most of its digits.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sqrt(z^2 + 1) - z                | 1e6 | 4
            z - sqrt(z^2 + 1)                | 1e6 | 4
            sqrt(z) - sqrt(w) given z > 0, w > 0 | 1e6 | 4
            sqrt(z + 1) - sqrt(z) given z > 0 | 1e3 | 4
            3*sqrt(z^2 + 1) - 3*z + 0*w      | 1e6 | 8
            """)
    void digitsAreKept(String expression, double naive, double ulp) {
        Stability s = of("stability " + expression);
        assertThat(s.points()).isGreaterThan(300);
        assertThat(s.naive().worst()).isGreaterThan(naive);
        assertThat(s.emitted().failures()).as(s.emitted().toString()).isEmpty();
        assertThat(s.emitted().worst()).as(s.emitted().toString()).isLessThanOrEqualTo(ulp);
    }

    /// The derivatives of focal losses of classes by the logits, in which nothing is multiplied out.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            diff(-(1 - softmax(v)[2])^2*log(softmax(v)[2]), v[1]) | 1e4
            diff(-(1 - softmax(v)[2])^2*log(softmax(v)[2]), v[2]) | 1e4
            diff(-(1 - softmax(v)[2])^g*log(softmax(v)[2]), v[1]) given 0 <= g <= 5 | 1e4
            """)
    void focalLossesOfClassesKeepTheirDigits(String expression, double ulp) {
        Stability s = of("stability " + expression);
        assertThat(s.points()).isGreaterThan(100);
        assertThat(s.naive().failures()).isNotEmpty();
        assertThat(s.emitted().failures()).as(s.emitted().toString()).isEmpty();
        assertThat(s.emitted().worst()).as(s.emitted().toString()).isLessThanOrEqualTo(ulp);
    }

    /// A value that the loss has anyway is used.
    @Test
    void whatIsComputedIsUsed() {
        assertThat(Plain.print(of("stability diff((tanh(z) - 1/3)^2, z)").emitted().form())).contains("1 - tanh(z)^2");
        assertThat(Plain.print(of("stability diff(log(cosh(z)), z, z)").emitted().form())).isEqualTo("sech(z)^2");
    }

    /// Where one class dominates, `z - max(z)` is 0 and the sum of exponentials is 1 but for less than an ulp of 1: digits of the result
    /// are lost relative to itself, as in every common log_softmax, but not relative to 1.
    @Test
    void logSoftmaxIsExactInAbsoluteTerms() {
        Stability s = of("stability log(softmax(v)[2])");
        assertThat(s.naive().failures()).containsKeys(Stability.Kind.NEGATIVE, Stability.Kind.NAN);
        assertThat(s.emitted().failures().keySet()).as(s.emitted().toString()).isSubsetOf(Stability.Kind.ZERO);
        s.emitted().failures().values().forEach(f -> assertThat(Math.abs(f.value())).isLessThan(Math.ulp(1.0)));
        Sampling.Input at = s.emitted().at().orElseThrow();
        double[] v = at.values().values().stream().filter(e -> e.containsKey(List.of(2))).findFirst().orElseThrow().values().stream().mapToDouble(x -> x).toArray();
        double value = -Math.log1p(Math.exp(v[0] - v[1]) + Math.exp(v[2] - v[1]));
        assertThat(s.emitted().worst() * Math.ulp(value)).as(s.emitted().toString()).isLessThan(2 * Math.ulp(1.0));
    }

    private static Stability of(String statement) {
        Scope scope = Library.scope().child();
        for (var s : Parser.parse(new Source("test", "v : vector[K]"))) {
            scope = Elaborator.elaborate(s, scope).setting().scope();
        }
        Task.Stability task = (Task.Stability) Elaborator.elaborate(Parser.parse(new Source("test", statement)).getFirst(), scope);
        return Stability.of(task.subject(), task.setting(), new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false)));
    }
}
