package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.backproof.RequiresTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks at random: the loss and the gradients by all parameters are the same in Java, C, NumPy, PyTorch and PyTorch's own derivative of
/// the forward pass, and in single precision to its rounding; the loss and some of the gradients are those of arbitrary precision.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class RandomNetworksTest {
    private static final long SEED = Long.getLong("seed", 20_261_122L);
    private static final int COUNT = Integer.getInteger("networks", 14);
    private static final double ROUNDING = 1e-12;
    private static final double SINGLE = 2e-4;
    private static final int SLOPES = 3;
    private static final List<String> BLAS = List.of("/usr/include/cblas.h", "/usr/include/x86_64-linux-gnu/cblas.h");

    @TempDir
    Path folder;

    private final List<SampledNetwork> networks = IntStream.range(0, COUNT).mapToObj(k -> RandomNetwork.of("r" + k, SEED + k)).toList();

    @Test
    void targetsAgreeWithEachOtherAndWithArbitraryPrecision() throws Exception {
        Execution execution = new Execution(folder, networks.stream().map(n -> new Execution.Case(n.program(), n.program().sizes().stream().map(_ -> n.examples()).toList(),
                n.program().inputs().stream().map(i -> n.values().get(i.name())).toList())).toList());
        List<double[]> java = execution.java(Options.STANDARD);
        compare("C", execution.c(Options.STANDARD), java, ROUNDING);
        if (BLAS.stream().anyMatch(f -> Files.exists(Path.of(f)))) {
            compare("C with CBLAS", execution.c(new Options(Precision.FLOAT64, true), "-lblas"), java, ROUNDING);
        }
        List<List<double[]>> python = execution.python(true);
        for (int way = 0; way < python.size(); way++) {
            compare(Execution.PYTHON.get(way), python.get(way), java, Execution.PYTHON.get(way).endsWith("float32") ? SINGLE : ROUNDING);
        }
        Options single = new Options(Precision.FLOAT32, false);
        compare("Java float32", execution.java(single), java, SINGLE);
        compare("C float32", execution.c(single), java, SINGLE);
        Random random = new Random(SEED);
        for (int k = 0; k < COUNT; k++) {
            SampledNetwork n = networks.get(k);
            close(n, "the loss", java.get(k)[0], n.loss().orElseThrow().doubleValue(), ROUNDING);
            for (int s = 0; s < SLOPES; s++) {
                int which = random.nextInt(n.program().variables().size());
                Input parameter = n.program().variables().get(which);
                int at = random.nextInt(n.count(parameter.sizes()));
                close(n, "the derivative by " + parameter.name() + ", number " + at, java.get(k)[n.place(parameter, at)], n.slope(parameter.name(), at), ROUNDING);
            }
        }
    }

    private void compare(String target, List<double[]> actual, List<double[]> expected, double tolerance) {
        for (int k = 0; k < COUNT; k++) {
            assertThat(actual.get(k)).as(target + ": " + networks.get(k)).hasSameSizeAs(expected.get(k));
            for (int i = 0; i < expected.get(k).length; i++) {
                close(networks.get(k), target + ", number " + i, actual.get(k)[i], expected.get(k)[i], tolerance);
            }
        }
    }

    private static void close(SampledNetwork n, String what, double actual, double expected, double tolerance) {
        assertThat(Math.abs(actual - expected)).as("seed " + SEED + ", " + what + ": " + actual + " and " + expected + ", " + n)
                .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(expected)));
    }
}
