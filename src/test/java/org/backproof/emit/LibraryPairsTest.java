package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.backproof.RequiresTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The losses of the library after its activations: in every target, and by PyTorch's own derivative of the forward pass, the loss and the gradient are
/// those of arbitrary precision to rounding error, in double and in single precision, and finite at extreme inputs. One run takes some of the
/// pairs.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class LibraryPairsTest {
    private static final int EVERY = 229;
    private static final double DOUBLE = 1e-11;
    private static final double SINGLE = 1e-3;
    private static final int MANY = 5;

    @TempDir
    Path folder;

    private final List<LibraryPair> pairs = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /// Vectors of three entries and of one, many examples and one. The pairs of a row are others than those of the rows before.
    @ParameterizedTest
    @CsvSource({"3, 8, 0", "1, 1, 76", "1, 6, 152", "3, 1, 38"})
    void gradientsAreThoseOfArbitraryPrecision(int size, int examples, int from) throws Exception {
        List<String> names = LibraryPair.some(EVERY, from);
        names.forEach(n -> LibraryPair.of(n, size, examples).filter(p -> p.count() > 0).ifPresent(pairs::add));
        assertThat(pairs.size()).isGreaterThan(names.size() / 2 - 1);
        compare();
    }

    /// Where the activation underflows or is 1.
    @ParameterizedTest
    @ValueSource(strings = {"bce with probit", "bce with cloglog", "poisson with softplus"})
    void gradientsAreFiniteFarFromZero(String pair) throws Exception {
        pairs.add(LibraryPair.saturated(pair));
        assertThat(pairs.getFirst().count()).isGreaterThan(MANY);
        compare();
    }

    /// Of own losses, as numbers and as sums over vectors, where prediction and label are large and nearly equal.
    @Test
    void gradientsKeepTheDigitsOfDifferences() throws Exception {
        for (RobustLoss loss : RobustLoss.ALL) {
            pairs.add(LibraryPair.nearlyEqual(loss, false));
            if (loss.ofVectors()) {
                pairs.add(LibraryPair.nearlyEqual(loss, true));
            }
        }
        compare();
    }

    private void compare() throws Exception {
        Execution execution = new Execution(folder, pairs.stream().map(p -> new Execution.Case(p.program(), p.sizes(), IntStream.range(0, p.inputs().size()).mapToObj(p::values).toList())).toList());
        for (Precision precision : Precision.values()) {
            compare("Java " + precision.type(), execution.java(new Options(precision, false)), precision);
            compare("C " + precision.type(), execution.c(new Options(precision, false)), precision);
        }
        List<List<double[]>> python = execution.python(false);
        for (int k = 0; k < python.size(); k++) {
            compare(Execution.PYTHON.get(k), python.get(k), k % 2 == 0 ? Precision.FLOAT64 : Precision.FLOAT32);
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    /// In single precision at moderate inputs; at extreme ones what is a number should be one. PyTorch's own derivative may be NaN there.
    private void compare(String target, List<double[]> actual, Precision precision) {
        for (int k = 0; k < pairs.size(); k++) {
            LibraryPair p = pairs.get(k);
            int width = p.length(1) / p.count();
            for (int e = 0; e < p.count(); e++) {
                LibraryPair.Example at = p.examples().get(e);
                double[] expected = DoubleStream.concat(DoubleStream.of(at.loss()), DoubleStream.of(at.gradient())).toArray();
                for (int i = 0; i <= width; i++) {
                    double is = actual.get(k)[i == 0 ? e : p.count() + e * width + i - 1];
                    boolean single = precision == Precision.FLOAT32;
                    boolean loose = single && !at.moderate();
                    double error = Math.abs(is - expected[i]) / Math.max(1, Math.abs(expected[i]));
                    boolean own = target.contains("own") && (!at.moderate() || single || at.tied());
                    if (!own && !(loose ? Double.isFinite(is) : error <= (single ? SINGLE : DOUBLE))) {
                        wrong.add(target + (", ") + p.text() + ", " + (i == 0 ? "loss" : "derivative " + i) + ": " + is + " and " + expected[i] + " at " + at.at().values());
                    }
                }
            }
        }
    }
}
