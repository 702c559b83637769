package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backproof.app.Run;
import org.junit.jupiter.api.Test;

/// Which value generated code has at a kink, and that it says so; numbers are tested against both ends of their intervals.
class SubgradientsTest {
    @Test
    void absoluteValuesHaveTheSlopeZeroAtZero() {
        String said = said("w : vector[K]", "J = 0.1*sum(abs(w))", "generate numpy for J wrt w");
        assertThat(said).contains("dw = np.sign(w) / 10", "∂J/∂w = (1/10) sign(w)", "the value is then a subgradient: sign(0) = 0, else that of one side.");
    }

    /// The derivative by y is −1 where x = 0.
    @Test
    void derivativesThatHoldAtZeroAreKept() {
        assertThat(said("x, y : scalar", "J = if x > 0 then y else -y", "generate numpy for J wrt y")).doesNotContain("sign").contains("np.where(x > 0, 1, -1)");
    }

    @Test
    void bothEndsOfAnIntervalAreTested() {
        String code = said("x : vector[K]", "q in (0, 1)", "J = log(q)*sum(x^2)", "generate numpy for J wrt x");
        assertThat(code).contains("assert q > 0, \"q in (0, 1)\"", "assert q < 1, \"q in (0, 1)\"");
    }

    private static String said(String... statements) {
        Run run = Run.of(String.join("\n", statements) + "\n", List.of("-"));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out().replaceAll("\\s+", " ");
    }
}
