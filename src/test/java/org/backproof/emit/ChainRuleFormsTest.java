package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Gradients keep their digits where the entries of w are nearly equal, tiny or huge, as the chain rule gives them; multiplied out they lose them.
class ChainRuleFormsTest {
    private static final double OFFSET = 1 << 26;

    @TempDir
    Path folder;

    /// @param gradient exact, by w
    private record Row(String loss, double[] w, double[] u, double[] gradient) {
    }

    private static final List<Row> ROWS = List.of(
            new Row("sqrt(mean((w - mean(w))^2))", new double[] {OFFSET - 1, OFFSET + 1}, new double[] {1, 1}, new double[] {-0.5, 0.5}),
            new Row("sum(u*(w - mean(w))/sqrt(mean((w - mean(w))^2) + 1))", new double[] {OFFSET - 1, OFFSET + 1}, new double[] {1, 3}, new double[] {-0.5 / Math.sqrt(2), 0.5 / Math.sqrt(2)}),
            new Row("w.T@u/(norm(w)*norm(u))", new double[] {3e-110, 4e-110}, new double[] {0, 1}, new double[] {-0.48 / 5e-110, 0.36 / 5e-110}),
            new Row("w.T@u/(norm(w)*norm(u))", new double[] {3e110, 4e110}, new double[] {0, 1}, new double[] {-0.48 / 5e110, 0.36 / 5e110}),
            new Row("sum(sigmoid(w)*u)", new double[] {30, 20}, new double[] {1, 2}, new double[] {Math.exp(-30) / Math.pow(1 + Math.exp(-30), 2), 2 * Math.exp(-20) / Math.pow(1 + Math.exp(-20), 2)}));

    @Test
    void gradientsKeepTheirDigits() throws Exception {
        List<Execution.Case> cases = new ArrayList<>();
        for (int k = 0; k < ROWS.size(); k++) {
            Row r = ROWS.get(k);
            Program p = Programs.of("w, u : vector[n]\nf" + k + " = " + r.loss + "\ngenerate java for f" + k + " wrt w");
            cases.add(new Execution.Case(p, List.of(r.w.length), p.inputs().stream().map(i -> i.name().equals("w") ? r.w : r.u).toList()));
        }
        List<double[]> values = new Execution(folder, cases).java(Options.STANDARD);
        for (int k = 0; k < ROWS.size(); k++) {
            double[] exact = ROWS.get(k).gradient;
            double[] is = DoubleStream.of(values.get(k)).skip(1).toArray();
            for (int i = 0; i < exact.length; i++) {
                assertThat(is[i] / exact[i]).as(ROWS.get(k).loss + " by entry " + i).isCloseTo(1, within(1e-12));
            }
        }
    }
}
