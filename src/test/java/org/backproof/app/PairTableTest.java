package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backproof.language.Source;
import org.backproof.library.Descriptor;
import org.backproof.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields of tables of pairs, and what they are said to mean.
class PairTableTest {
    private static String of(String format, String... statements) {
        List<String> words = new ArrayList<>(List.of("--format", format));
        Stream.of(statements).forEach(s -> words.addAll(List.of("-e", s)));
        return Run.of("", words).out();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            brier, mse                 | sigmoid  | brier   | not canonical              | 2*sigmoid(z[j])*(1 - sigmoid(z[j]))
            brier, mse                 | identity | brier   | canonical up to a constant | 2
            brier, mse                 | relu     | brier   | not canonical              | 2*(if z[j] > 0 then 1 else 0)
            multilabel_soft_margin, ce | exp      | ce      | out of range               |
            ce, kl                     | sigmoid  | kl      | not canonical              | -t[j]*(1 - sigmoid(z[j]))/(sigmoid(z[j]) - t[j])
            ce, kl                     | softmax  | ce      | canonical                  | 1
            ce, kl                     | softmin  | kl      | canonical up to a constant | -1
            smooth_l1, mse             | softmax  | smooth_l1 | not canonical            |
            dice, tversky              | sigmoid  | dice    | not canonical              |
            categorical_hinge, brier   | softmax  | categorical_hinge | not canonical    |
            """)
    void fields(String losses, String activation, String loss, String verdict, String factor) {
        String json = of("json", "pair " + losses + " with " + activation);
        assertThat(json).contains("{\"loss\": \"" + loss + "\", \"activation\": \"" + activation + "\", \"verdict\": \"" + verdict + "\", \"factor\": "
                + (factor == null ? "null" : "\"" + factor + "\""));
    }

    /// A condition that fails at K = 1 only, as softmax(z)ⱼ < 1, costs no long search.
    @ParameterizedTest
    @ValueSource(strings = {"softmax_focal with softmax", "focal with softmax", "squared_triplet with tanh", "js with softmax"})
    void isDerivedWithinTheWorkOfAStatement(String pair) {
        assertThat(of("text", "pair " + pair)).contains("\nnot canonical ").contains("∂J/∂z");
    }

    /// At both ends of where the loss takes the prediction; those of focal for γ ≥ 0 are of −α(1 − a)^γ((1 − a) − γ a log a) for y = 1.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bce with hard_sigmoid    | ∞ as z → −3 from above | ∞ as z → 3 from below
            bce with relu            | ∞ as z → 0 from above | ∞ as z → 1 from below
            poisson with relu        | ∞ as z → 0 from above | 0 as z → ∞, like 1/z
            bce with tanh            | ∞ as z → 0 from above | 2 as z → ∞, the rest like 2 exp(−2z)
            focal with sigmoid       | 0 of ∂J/∂z for y = 0 as z → −∞: saturation | −α of ∂J/∂z for y = 1 as z → −∞
            focal with sigmoid       | 1 − α of ∂J/∂z for y = 0 as z → ∞ | 0 of ∂J/∂z for y = 1 as z → ∞: saturation
            ce with sigmoid          | −tⱼ of ∂J/∂zⱼ as zⱼ → −∞ | 0 of ∂J/∂zⱼ as zⱼ → ∞: saturation
            ce with softplus         | −tⱼ of ∂J/∂zⱼ as zⱼ → −∞ | 0 of ∂J/∂zⱼ as zⱼ → ∞: saturation
            smoothed_ce with softmax | limits ? | it depends on all entries of the logit
            """)
    void limitsAtTheEnds(String pair, String first, String second) {
        assertThat(of("text", "pair " + pair).replaceAll(" +", " ")).contains(first, second);
    }

    @Test
    void whatStandsInAFieldIsExplainedInEveryFormat() {
        String loss = "ell(a, y) = trigamma(a - y)";
        String statement = "pair ce, huber, ell with sigmoid, exp";
        for (String format : List.of("text", "latex", "markdown")) {
            String answer = of(format, loss, statement);
            for (String meaning : List.of("no short R", "the loss wants a there", "a derivative is not found")) {
                assertThat(answer).as(format).contains(meaning);
            }
            assertThat(answer).as(format).contains("no rule").doesNotContain("?").doesNotContain("another shape");
        }
        assertThat(of("json", loss, statement)).contains("\"reason\": \"no rule\"");
        assertThat(of("latex", loss, statement)).contains("\\centering\\small $R$ in");
    }

    @Test
    void longFactorsGoByTheNameOfTheDerivative() {
        String statement = "pair squared_error, bce with gelu, probit";
        assertThat(of("text", statement)).contains("2 gelu′(z)", "Φ′(z)/(a(1 − a))", "gelu′(z) = ½(1 + erf").doesNotContain("…");
        assertThat(of("latex", statement)).contains("2 \\operatorname{GELU}'(z)").doesNotContain("\\dots");
        String own = "ell(a, y, rate, weight, scale, variance) = rate*weight*scale*(a - y)^2/variance";
        assertThat(of("text", own, "pair ell, mse with tanh")).contains("[1]   ");
    }

    @Test
    void aLongTableAppearsRowByRow() {
        List<String> pieces = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        Engine.standard().open(Settings.DEFAULT).run(new Source("", "pair mse, bce, poisson with identity, sigmoid, exp, tanh, softplus, sin, relu, atan"), new Listener() {
            @Override
            public boolean answered(Answer answer) {
                return answers.add(answer);
            }

            @Override
            public void begun(String statement, String piece) {
                pieces.add(piece);
            }
        });
        assertThat(pieces).hasSize(3);
        assertThat(pieces.getFirst()).startsWith("mse\n  1  ");
        assertThat(answers.getFirst().shown().text()).startsWith(String.join("", pieces)).contains("\npoisson\n", "exp\n");
        StringBuilder out = new StringBuilder();
        TextPrinter printer = new TextPrinter(out);
        assertThatNoException().isThrownBy(() -> {
            for (String piece : pieces) {
                printer.begun(answers.getFirst().statement(), piece);
            }
            printer.print(answers.getFirst());
        });
        assertThat(out.toString()).isEqualTo(TextPrinter.heading(answers.getFirst().statement()) + "\n" + answers.getFirst().shown().text() + "\n\n");
    }

    @Test
    void theTimeBoundsTheWholeTable() {
        String json = Run.of("", List.of("--timeout", "0.001", "--format", "json", "-e", "pair all")).out();
        assertThat(json).contains("\"reason\": \"time\"").doesNotContain("\"reason\": \"budget\"");
        assertThat(Run.of("", List.of("--timeout", "0.001", "-e", "pair all")).out()).contains("not reached", "mse", "info_nce", "time:");
    }

    /// A loss is canonical with the activation that the library says so of.
    @ParameterizedTest
    @MethodSource("losses")
    void partners(Descriptor loss) {
        String json = of("json", "pair " + loss.name() + " with " + loss.canonical().orElseThrow());
        assertThat(json).containsPattern("\"class\": \"canonical( up to a constant)?\"");
        assertThat(Run.of("", List.of("-e", "help " + loss.canonical().orElseThrow())).out()).containsPattern("canonical   with .*\\b" + loss.name() + "\\b");
    }

    static Stream<Descriptor> losses() {
        return Library.descriptors().stream().filter(d -> d.canonical().isPresent());
    }
}
