package org.backproof.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Script;
import org.backproof.elaborate.Task;
import org.backproof.print.LatexPage;
import org.backproof.print.MarkdownPage;
import org.backproof.print.SamplePages;
import org.backproof.print.TextPage;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Derivations to the letter, and that each of their steps replays.
final class ExplainerTest {
    private static Prover prover() {
        return new Prover(LemmaBook.library(), new Budget(60_000, () -> false));
    }

    /// The explanations of the last statement.
    private static List<Explanation> explained(String text) {
        Explainer e = new Explainer(prover());
        List<Explanation> out = switch (Script.of(text).last()) {
            case Task.Pair p -> e.pair(p).stream().toList();
            case Task.DerivePair p -> e.derive(p).stream().toList();
            case Task.Claim p -> e.claim(p, Optional.empty()).stream().toList();
            case Task.Derive p -> e.derive(p);
            case Task _ -> List.of();
        };
        assertThat(out).as(text).isNotEmpty();
        return out;
    }

    private static String page(String text) {
        return TextPage.print(explained(text).getFirst().page()).stripTrailing();
    }

    @Test
    void binaryCrossEntropyWithSigmoid() {
        assertThat(page("pair bce with sigmoid")).isEqualTo(TextPage.print(SamplePages.pair()).stripTrailing());
    }

    @Test
    void crossEntropyWithSoftmax() {
        assertThat(page("t, v : vector[K]; assume sum(t) = 1; prove diff(ce(softmax(v), t), v) = softmax(v) - t"))
                .isEqualTo(TextPage.print(SamplePages.softmaxWithCrossEntropy()).stripTrailing());
    }

    @Test
    void theFactorThatStaysIsNamed() {
        assertThat(page("pair mse with sigmoid")).isEqualTo("""
                not canonical   ∂J/∂z = a(1 − a)(a − y)     a = σ(z)

                  ∂J/∂a = a − y                          derivative of mse
                  σ′(z) = a(1 − a)                       derivative of sigmoid
                  ∂J/∂z = ∂J/∂a · σ′(z)                  chain rule
                        = (a − y) · a(1 − a)

                  factor       a(1 − a) = σ′(z)   stays
                  limit        0                  as z → −∞, like exp(z); the gradient vanishes: saturation
                               0                  as z → ∞, like exp(−z); the gradient vanishes: saturation
                  limits       σ′(z)              by expansion at infinity, not checked by the kernel""");
    }

    @Test
    void theConditionAtAKink() {
        assertThat(page("pair mae with relu")).isEqualTo("""
                not canonical   ∂J/∂z = sign(a − y)(if z > 0 then 1 else 0)     a = relu(z)

                  ∂J/∂a = sign(a − y)                             derivative of mae
                  relu′(z) = if z > 0 then 1 else 0               derivative of relu
                  ∂J/∂z = ∂J/∂a · relu′(z)                        chain rule
                        = sign(a − y) · (if z > 0 then 1 else 0)

                  R            sign(a − y)(if z > 0 then 1 else 0)/(a − y)   in ∂J/∂z = R · (a − y) depends on y
                  factor       if z > 0 then 1 else 0 = relu′(z)             stays
                  limit        0                                             as z → −∞; the gradient vanishes: saturation
                               1                                             as z → ∞
                  limits       relu′(z)                                      by expansion at infinity, not checked by the kernel
                  zero         z ≤ 0                                         no gradient there
                  conditions   a ≠ y and z ≠ 0                               off the kinks; there PyTorch takes what the formula gives""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pair bce with sigmoid                                                        | canonical                  | sigmoid(z) - y
            pair mse with identity                                                       | canonical                  | identity(z) - y
            pair poisson with exp                                                        | canonical                  | exp(z) - y
            pair ce with softmax                                                         | canonical                  | softmax(z)[j] - t[j]
            pair (a - y)^2 with a = z                                                    | canonical up to a constant | 2*(z - y)
            tau : scalar in (0, inf); v : vector[K]; pair ce with p = softmax(v/tau)     | canonical up to a constant |
            pair ce with a = softmax(z/tau)                                              | canonical up to a constant |
            pair focal with sigmoid given gamma = 0, alpha = 1/2                         | canonical up to a constant | 1/2*(sigmoid(z) - y)
            pair dice with softmax                                                       | not canonical              | 2*softmax(z)[j]*(sum(i in 1..K, t[i]*softmax(z)[i]) - t[j])/(eps + sum(i in 1..K, t[i]) + 1)
            pair ce(p, q) with p = softmax(w)                                            | canonical                  |
            pair w*bce(a, y) with a = sigmoid(k*z)                                       | canonical up to a constant | k*w*(sigmoid(k*z) - y)
            pair mse with tanh                                                           | not canonical              |
            pair poisson with softplus                                                   | not canonical              |
            v, t : vector[K]; pair -sum(t*log(p)) with p = softmax(v)                    | not canonical              |
            pair hinge with identity                                                     | not canonical              | if y*identity(z) < 1 then -y else 0
            pair mse with relu6                                                          | not canonical              |
            pair huber with tanh                                                         | not canonical              |
            pair squared_hinge with softsign                                             | not canonical              |
            g(z) = if z > 1 then z^2 else 3*z; pair mse with g                           | not canonical              |
            """)
    void verdicts(String statement, String verdict, String result) {
        Explanation e = explained(statement).getFirst();
        assertThat(e.kind()).contains(verdict);
        if (result != null) {
            assertThat(e.result()).isEqualTo(result);
        }
    }

    /// Each step is a claim in the language, with its own conditions, and is proved again.
    @ParameterizedTest
    @ValueSource(strings = {
        "pair bce with sigmoid", "pair mse with sigmoid", "pair poisson with exp", "derive mse with tanh", "pair mse with relu",
        "prove diff(bce(sigmoid(z), y), z) = sigmoid(z) - y",
        "prove diff(bce(sigmoid(z), y), z, z) = sigmoid(z)*(1 - sigmoid(z))",
        "prove diff(tanh(z), z) = 1 - tanh(z)^2",
        "t, v : vector[K]; assume sum(t) = 1; prove diff(ce(softmax(v), t), v) = softmax(v) - t",
        "t, v : vector[K]; assume sum(t) = 1; prove diff(ce(softmax(v), t), v[j], v[k]) = softmax(v)[j]*(delta(j, k) - softmax(v)[k])",
        "derive bce(sigmoid(w*x + b), y) wrt w, b"})
    void stepsReplay(String text) {
        String declarations = text.startsWith("t, v") ? "t, v : vector[K]; " : "";
        List<String> open = new ArrayList<>();
        for (Explanation e : explained(text)) {
            assertThat(e.steps()).isNotEmpty();
            for (Step s : e.steps()) {
                String given = s.conditions().isEmpty() ? "" : " given " + String.join(", ", s.conditions());
                Verdict v = verdict(declarations + "prove " + s.before() + " = " + s.after() + given);
                if (!(v instanceof Verdict.Proved)) {
                    open.add(s + ": " + v.word());
                }
            }
        }
        assertThat(open).isEmpty();
    }

    private static Verdict verdict(String text) {
        Task.Claim c = Script.of(text).claim();
        return prover().prove(c.setting().hypotheses(), c.left().body(), c.right().body());
    }

    @Test
    void everyPagePrintsInEveryFormat() {
        for (String text : List.of("pair bce with sigmoid", "pair ce with softmax", "derive x^3*sin(x)")) {
            for (Explanation e : explained(text)) {
                assertThat(LatexPage.body(e.page())).contains("\\begin{proof}");
                assertThat(MarkdownPage.print(e.page())).contains("$$");
            }
        }
    }
}
