package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backproof.library.Descriptor;
import org.backproof.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
            categorical_hinge, brier   | softmax  | categorical_hinge | undecided        |
            """)
    void fields(String losses, String activation, String loss, String verdict, String factor) {
        String json = of("json", "pair " + losses + " with " + activation);
        assertThat(json).contains("{\"loss\": \"" + loss + "\", \"activation\": \"" + activation + "\", \"verdict\": \"" + verdict + "\", \"factor\": "
                + (factor == null ? "null" : "\"" + factor + "\""));
    }

    @Test
    void whatStandsInAFieldIsExplainedInEveryFormat() {
        String loss = "ell(a, y) = trigamma(a - y)";
        String statement = "pair ce, huber, ell with sigmoid, exp";
        for (String format : List.of("text", "latex", "markdown")) {
            String answer = of(format, loss, statement);
            for (String meaning : List.of("no such R", "the loss wants a there", "a derivative is not found")) {
                assertThat(answer).as(format).contains(meaning);
            }
            assertThat(answer).as(format).contains("no rule").doesNotContain("?").doesNotContain("another shape");
        }
        assertThat(of("json", loss, statement)).contains("\"reason\": \"no rule\"");
        assertThat(of("latex", loss, statement)).contains("\\centering\\small $R$ in");
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
