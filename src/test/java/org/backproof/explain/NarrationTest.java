package org.backproof.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Script;
import org.backproof.elaborate.Task;
import org.backproof.kernel.Theorem;
import org.backproof.print.Line;
import org.backproof.print.TextPage;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lines of a derivation: their reasons, and that together they are a theorem with the statement of the verdict.
final class NarrationTest {
    private static Prover prover() {
        return new Prover(LemmaBook.library(), new Budget(60_000, () -> false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "prove diff(log(1 + exp(z)), z) = exp(z)/(1 + exp(z))                    # chain rule | derivative of exp",
        "prove diff(sin(exp(x^2)), x) = 2*x*exp(x^2)*cos(exp(x^2))               # chain rule | chain rule | power rule",
        "prove diff(x*log(x) - x, x) = log(x)                                    # product rule, derivative of log | cancel",
        "prove diff((x^2 + 1)/(x - 1), x) = (x^2 - 2*x - 1)/(x - 1)^2            # quotient rule, power rule | multiply out",
        "prove diff(x^x, x) = x^x*(log(x) + 1)                                   # general power rule | cancel",
        "prove 1 - sigmoid(z) = sigmoid(-z)                                      # definition of sigmoid | exp(−z) = 1/exp(z) | definition of sigmoid",
        "prove exp(a + b) = exp(a)*exp(b)                                        # exponential of a sum",
        "prove (x + y)^2 = x^2 + 2*x*y + y^2                                     # multiply out",
        "prove 2*focal(a, y, 0, 1/2) = bce(a, y) given 0 < a < 1                 # definition of focal | multiply out | definition of bce",
        "prove diff(x*abs(x), x) = 2*abs(x)                                      # definition of abs | power rule | definition of abs | definition of abs; branches meet smoothly; x = 0 | definition of abs | power rule | definition of abs",
        "prove diff(relu(z), z) = if z > 0 then 1 else 0 given z != 0            # definition of relu | branch by branch",
        "prove sigmoid'(z) = sigmoid(z)*(1 - sigmoid(z))                         # definition of sigmoid | chain rule | derivative of exp | rearrange | definition of sigmoid",
    })
    void reasonsAndTheorem(String statement, String reasons) {
        Task.Claim task = Script.of(statement).claim();
        Theorem proved = ((Verdict.Proved) prover().prove(task.setting().hypotheses(), task.left().body(), task.right().body())).theorem();
        Explanation e = new Explainer(prover()).claim(task, Optional.of(proved)).orElseThrow();
        List<String> said = new ArrayList<>();
        e.page().sections().forEach(s -> s.lines().stream().map(Line::why).map(TextPage::print).forEach(said::add));
        assertThat(String.join(" | ", said)).isEqualTo(reasons.strip());
        Theorem together = e.theorem().orElseThrow();
        assertThat(together.conclusion()).isEqualTo(proved.conclusion());
        assertThat(task.setting().hypotheses()).containsAll(together.hypotheses());
    }
}
