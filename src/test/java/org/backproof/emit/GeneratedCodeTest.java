package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.backproof.RequiresTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Generated code of many pairs is compiled and run: the targets agree with each other, with differences, and with PyTorch's own
/// derivative of the forward pass; large logits give finite values.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class GeneratedCodeTest {
    private static final double ROUNDING = 1e-12;
    private static final double SINGLE = 1e-4;
    private static final double DIFFERENCES = 1e-5;
    private static final double STEP = 1e-5;

    @TempDir
    Path folder;

    /// One program at one point.
    private record Run(Programs of, Programs.Point at, boolean moderate) {
        Execution.Case execution() {
            return new Execution.Case(of.program(), at.sizes(), at.inputs());
        }
    }

    @Test
    void targetsAgree() throws Exception {
        List<Run> runs = new ArrayList<>();
        for (Programs p : Programs.all()) {
            runs.add(new Run(p, p.moderate(), true));
            p.extreme().forEach(at -> runs.add(new Run(p, at, false)));
        }
        Execution execution = new Execution(folder, runs.stream().map(Run::execution).toList());
        List<double[]> java = execution.java(Options.STANDARD);
        for (double[] values : java) {
            assertThat(DoubleStream.of(values).allMatch(Double::isFinite)).as(runs.get(java.indexOf(values)).of.program().name() + ": " + Arrays.toString(values)).isTrue();
        }
        same("C", runs, execution.c(Options.STANDARD), java, ROUNDING, false);
        List<List<double[]>> python = execution.python(false, true);
        for (int way = 0; way < python.size(); way++) {
            String name = Execution.PYTHON.get(way);
            boolean single = name.contains("float32");
            same(name, runs, python.get(way), java, single ? SINGLE : ROUNDING, single || name.contains("own"));
        }
    }

    /// Central differences of the sum of the losses.
    @Test
    void gradientsAreDifferences() throws Exception {
        List<Execution.Case> cases = new ArrayList<>();
        for (Programs p : Programs.all()) {
            cases.add(new Run(p, p.moderate(), true).execution());
            for (int i = 0; i < p.moderate().inputs().getFirst().length; i++) {
                for (double h : List.of(STEP, -STEP)) {
                    Programs.Point at = p.moderate();
                    at.inputs().getFirst()[i] += h;
                    cases.add(new Run(p, at, true).execution());
                }
            }
        }
        List<double[]> values = new Execution(folder, cases).java(Options.STANDARD);
        for (int k = 0; k < cases.size();) {
            Execution.Case c = cases.get(k);
            int losses = c.length(c.program().outputs().getFirst());
            double[] exact = values.get(k++);
            for (int i = losses; i < exact.length; i++) {
                double up = DoubleStream.of(values.get(k++)).limit(losses).sum();
                double down = DoubleStream.of(values.get(k++)).limit(losses).sum();
                assertThat(Math.abs((up - down) / (2 * STEP) - exact[i])).as(c.program().name() + " by differences").isLessThan(DIFFERENCES);
            }
        }
    }

    /// These activations stay in the domains of their losses, so each derivative holds everywhere but at kinks; elsewhere the
    /// domain of the loss is claimed, and nothing else.
    @Test
    void conditionsAreThoseOfTheTheorem() {
        for (String pair : List.of("smooth_l1 with tanh", "smooth_l1 with sigmoid", "huber with tanh", "mae with tanh", "hinge with identity")) {
            assertThat(Programs.program("generate numpy for " + pair).notes().conditions()).as(pair).isEmpty();
        }
        assertThat(Programs.program("generate numpy for bce with identity").notes().conditions()).containsExactly("z > 0", "z < 1");
        assertThat(Programs.program("generate numpy for poisson with identity").notes().conditions()).containsExactly("z > 0");
    }

    private static void same(String target, List<Run> runs, List<double[]> actual, List<double[]> expected, double tolerance, boolean moderate) {
        for (int k = 0; k < runs.size(); k++) {
            if (moderate && !runs.get(k).moderate) {
                continue;
            }
            double[] a = actual.get(k);
            double[] b = expected.get(k);
            String name = runs.get(k).of.program().name() + " in " + target + " at " + Arrays.toString(runs.get(k).at.inputs().getFirst());
            assertThat(a).as(name).hasSameSizeAs(b);
            for (int i = 0; i < a.length; i++) {
                assertThat(Math.abs(a[i] - b[i])).as(name + ", number " + i + ": " + a[i] + " and " + b[i]).isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(b[i])));
            }
        }
    }
}
