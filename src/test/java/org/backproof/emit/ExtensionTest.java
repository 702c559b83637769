package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
