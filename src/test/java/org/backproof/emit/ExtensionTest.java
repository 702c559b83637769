package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A loss with `t log(t/a)` takes labels that are 0, whoever wrote it, and with what else is in it.
class ExtensionTest {
    private static final double ROUNDING = 1e-12;
    private static final double[] LOGITS = {0.5, -1, 2, 900, -900, 0};
    private static final double[] LABELS = {0, 1, 0, 0.25, 0, 0.75};

    @TempDir
    Path folder;

    @Test
    void zerosOfLabelsAreTaken() throws Exception {
        List<Program> own = Stream.of("sum(t*log(t/a))", "sum(t*log(t/a)) + sum(a) - 1", "sum(t*(log(t) - log(a)))", "-sum(t*log(a/t))")
                .map(f -> Programs.of("plain(a : vector, t : vector) = " + f + "\ngenerate java for plain with softmax")).toList();
        List<Execution.Case> cases = new ArrayList<>();
        cases.add(new Execution.Case(Programs.program("generate java for kl with softmax"), List.of(2, 3), List.of(LOGITS, LABELS)));
        own.forEach(p -> cases.add(new Execution.Case(p, List.of(2, 3), List.of(LOGITS, LABELS))));
        List<double[]> values = new Execution(folder, cases).java(Options.STANDARD);
        for (int k = 1; k < values.size(); k++) {
            assertThat(values.get(k)).as(own.get(k - 1).notes().formulas().getFirst()).containsExactly(values.getFirst(), org.assertj.core.data.Offset.offset(ROUNDING));
            assertThat(own.get(k - 1).lets().stream().map(Let::name)).doesNotContain("a_sum");
            assertThat(own.get(k - 1).checks().stream().map(Program.Check::text)).contains("t >= 0");
        }
    }

    /// What the comment says of data is tested, of variables of the derivative it is not.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a*log(t) | a | t > 0 | true",
        "a*log(t) | t | t > 0 | false",
        "a*log(1 - t) | a | t < 1 | true",
        "log(a)*sqrt(t) | t | a > 0 | true",
        "t*log(t/a) | t | t > 0 | false",
    })
    void conditionsOnDataAreTested(String formula, String variable, String condition, boolean tested) {
        Program p = Programs.of("a, t : scalar\nf = " + formula + "\ngenerate java for f wrt " + variable);
        assertThat(p.notes().conditions()).contains(condition);
        assertThat(p.checks().stream().anyMatch(c -> c.text().equals(condition))).isEqualTo(tested);
    }
}
