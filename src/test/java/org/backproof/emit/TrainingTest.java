package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.backproof.RequiresTool;
import org.backproof.app.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example `iris`: what it generates is what is in its folder, and the programs there learn as well as scikit-learn's
/// MLPClassifier on the same rows, Fisher's irises and the 8×8 digits of scikit-learn.
class TrainingTest {
    private static final Path EXAMPLE = Path.of("examples", "iris").toAbsolutePath();
    private static final Pattern ACCURACY = Pattern.compile("accuracy (\\S+) on (\\d+) examples");
    private static final Pattern LOSS = Pattern.compile("epoch (\\d+)  loss (\\S+)");
    /// Two flowers of thirty, seven digits of 360.
    private static final double MARGIN = 0.02;

    @TempDir
    Path folder;

    @Test
    void generatedFilesAreThoseOfTheExample() throws Exception {
        Run run = Run.of("", List.of("--timeout", "120", "-o", folder.toString(), "examples/iris.bp"));
        assertThat(run.code()).as(run.err()).isZero();
        for (String name : List.of("two_layer_numpy.py", "TwoLayer.java")) {
            if (System.getProperty("golden.rewrite") != null) {
                Files.copy(folder.resolve(name), EXAMPLE.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(folder.resolve(name)).hasSameTextualContentAs(EXAMPLE.resolve(name));
        }
    }

    @RequiresTool("/usr/lib/python3/dist-packages/sklearn")
    @Test
    void learnsAsWellAsScikitLearn() throws Exception {
        Path script = Files.writeString(folder.resolve("classifiers.py"), CLASSIFIERS);
        List<String> expected = run(List.of("/usr/bin/python3", script.toString(), EXAMPLE.resolve("iris.csv").toString(), folder.resolve("digits.csv").toString())).lines().toList();
        compare(EXAMPLE.resolve("iris.csv"), 16, Double.parseDouble(expected.getFirst()));
        compare(folder.resolve("digits.csv"), 32, Double.parseDouble(expected.getLast()));
    }

    private void compare(Path table, int hidden, double expected) throws Exception {
        String launcher = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> arguments = List.of(table.toString(), Integer.toString(hidden), "30");
        for (List<String> program : List.of(List.of("/usr/bin/python3", EXAMPLE.resolve("train.py").toString()), List.of(launcher, EXAMPLE.resolve("Train.java").toString()))) {
            String said = run(java.util.stream.Stream.concat(program.stream(), arguments.stream()).toList());
            List<Double> losses = LOSS.matcher(said).results().map(m -> Double.parseDouble(m.group(2))).toList();
            assertThat(losses).as(said).hasSize(30);
            assertThat(losses.getLast()).isLessThan(losses.getFirst() / 3);
            var accuracy = ACCURACY.matcher(said);
            assertThat(accuracy.find()).isTrue();
            double margin = Math.max(MARGIN, 1.01 / Integer.parseInt(accuracy.group(2)));
            assertThat(Double.parseDouble(accuracy.group(1))).as(table + " with " + program + ", scikit-learn " + expected).isGreaterThanOrEqualTo(expected - margin);
        }
    }

    /// Writes the table of the digits, and prints the accuracy of scikit-learn's network on every fifth row of each table.
    private static final String CLASSIFIERS = """
            import sys

            import numpy as np
            from sklearn.datasets import load_digits
            from sklearn.neural_network import MLPClassifier

            iris, digits = sys.argv[1:]
            data = load_digits()
            with open(digits, "w") as out:
                out.write(",".join(data.feature_names) + ",digit\\n")
                for x, y in zip(data.data, data.target):
                    out.write(",".join(str(v) for v in x) + "," + str(y) + "\\n")
            for file, hidden in ((iris, 16), (digits, 32)):
                rows = np.array([line.strip().split(",") for line in open(file)][1:])
                X, y = rows[:, :-1].astype(float), rows[:, -1]
                test = np.arange(len(y)) % 5 == 0
                spread = X[~test].std(axis=0)
                X = (X - X[~test].mean(axis=0)) / np.where(spread > 0, spread, 1)
                network = MLPClassifier((hidden,), activation="tanh", alpha=0, batch_size=32, learning_rate_init=0.01, max_iter=200, random_state=0)
                print(network.fit(X[~test], y[~test]).score(X[test], y[test]))
            """;

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + output).isZero();
        return output;
    }
}
