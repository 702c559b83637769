package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.backproof.RequiresTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every activation of the library in a hidden layer and every loss of the library at the output: Java, C, NumPy, PyTorch and PyTorch's own derivative of
/// the forward pass agree with each other and with arbitrary precision, and the check that each file comes with ends well.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class LibrarySweepTest {
    private static final double ROUNDING = 1e-11;
    private static final double SINGLE = 1e-3;
    private static final int SLOPES = 2;

    @TempDir
    Path folder;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyActivationAndEveryLossHasCodeInEveryTarget() throws Exception {
        List<SampledNetwork> networks = IntStream.range(0, LibrarySweep.count()).mapToObj(LibrarySweep::network).toList();
        Execution execution = new Execution(folder, networks.stream().map(SampledNetwork::run).toList());
        List<double[]> java = execution.java(Options.STANDARD);
        compare(networks, "C", execution.c(Options.STANDARD), java, ROUNDING);
        List<List<double[]>> python = execution.python(false);
        for (int way = 0; way < python.size(); way++) {
            compare(networks, Execution.PYTHON.get(way), python.get(way), java, Execution.PYTHON.get(way).endsWith("float32") ? SINGLE : ROUNDING);
        }
        Random random = new Random(1);
        for (int k = 0; k < networks.size(); k++) {
            SampledNetwork n = networks.get(k);
            close(n, "the loss", java.get(k)[0], n.loss().orElseThrow().doubleValue(), ROUNDING);
            for (int s = 0; s < SLOPES; s++) {
                Input parameter = n.program().variables().get(s);
                int at = random.nextInt(n.count(parameter.sizes()));
                close(n, "the derivative by " + parameter.name() + ", number " + at, java.get(k)[n.place(parameter, at)], n.slope(parameter.name(), at), ROUNDING);
            }
        }
        wrong.addAll(new OwnChecks(folder.resolve("own"), networks.stream().map(SampledNetwork::program).toList()).failures());
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    /// The tables of the library are those of the sweep.
    @Test
    void nothingIsLeftOut() {
        String all = String.join("\n", IntStream.range(0, LibrarySweep.count()).mapToObj(LibrarySweep::text).toList());
        assertThat(all).contains(LibrarySweep.activations().stream().map(a -> "hidden 3 " + a + ";").toList());
        assertThat(all).contains(LibrarySweep.losses().stream().map(d -> "loss " + d.name() + " }").toList());
    }

    private void compare(List<SampledNetwork> networks, String target, List<double[]> actual, List<double[]> expected, double tolerance) {
        for (int k = 0; k < networks.size(); k++) {
            assertThat(actual.get(k)).as(target + ": " + networks.get(k)).hasSameSizeAs(expected.get(k));
            for (int i = 0; i < expected.get(k).length; i++) {
                close(networks.get(k), target + ", number " + i, actual.get(k)[i], expected.get(k)[i], tolerance);
            }
        }
    }

    private void close(SampledNetwork n, String what, double actual, double expected, double tolerance) {
        if (!(Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)))) {
            wrong.add(what + ": " + actual + " and " + expected + ", " + n);
        }
    }
}
