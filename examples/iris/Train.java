import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains the generated network on a table: {@code java Train.java FILE [HIDDEN [EPOCHS]]}.
 *
 * <p>The last column of the table is the class, the others are numbers. Every fifth row is kept for the test.
 */
public final class Train {
    private static final int BATCH = 32;

    private final int n;
    private final int K;
    private final double[][] rows;
    private final int[] labels;

    private Train(Path file) throws IOException {
        List<String[]> table = Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList();
        n = table.getFirst().length - 1;
        List<String> names = table.stream().map(row -> row[n]).distinct().sorted().toList();
        K = names.size();
        rows = table.stream().map(row -> IntStream.range(0, n).mapToDouble(k -> Double.parseDouble(row[k])).toArray()).toArray(double[][]::new);
        labels = table.stream().mapToInt(row -> names.indexOf(row[n])).toArray();
    }

    public static void main(String[] args) throws IOException {
        Train data = new Train(Path.of(args[0]));
        data.run(args.length > 1 ? Integer.parseInt(args[1]) : 16, args.length > 2 ? Integer.parseInt(args[2]) : 60);
    }

    private void run(int hidden, int epochs) {
        List<Integer> train = IntStream.range(0, rows.length).filter(i -> i % 5 != 0).boxed().collect(Collectors.toList());
        List<Integer> test = IntStream.range(0, rows.length).filter(i -> i % 5 == 0).boxed().toList();
        standardise(train);
        Random random = new Random(1);
        TwoLayer network = new TwoLayer(n, K, hidden);
        network.initialise(random);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            Collections.shuffle(train, random);
            double total = 0;
            for (int start = 0; start < train.size(); start += BATCH) {
                List<Integer> batch = train.subList(start, Math.min(start + BATCH, train.size()));
                network.forward(batch.size(), inputs(batch));
                total += network.loss(oneHot(batch)) * batch.size();
                network.backward();
                network.step(0.05, 0.9);
            }
            System.out.printf(Locale.ROOT, "epoch %d  loss %.4f%n", epoch, total / train.size());
        }
        double[] predicted = network.forward(test.size(), inputs(test));
        long right = IntStream.range(0, test.size()).filter(i -> largest(predicted, test.size(), i) == labels[test.get(i)]).count();
        System.out.printf(Locale.ROOT, "accuracy %.4f on %d examples%n", (double) right / test.size(), test.size());
    }

    /** Mean 0 and variance 1 over the examples for training; a column of equal numbers becomes 0. */
    private void standardise(List<Integer> train) {
        for (int k = 0; k < n; k++) {
            int column = k;
            double mean = train.stream().mapToDouble(i -> rows[i][column]).average().orElseThrow();
            double variance = train.stream().mapToDouble(i -> Math.pow(rows[i][column] - mean, 2)).average().orElseThrow();
            for (double[] row : rows) {
                row[k] = (row[k] - mean) / (variance > 0 ? Math.sqrt(variance) : 1);
            }
        }
    }

    /** A column for each example. */
    private double[] inputs(List<Integer> examples) {
        double[] X = new double[n * examples.size()];
        for (int i = 0; i < examples.size(); i++) {
            for (int k = 0; k < n; k++) {
                X[k * examples.size() + i] = rows[examples.get(i)][k];
            }
        }
        return X;
    }

    private double[] oneHot(List<Integer> examples) {
        double[] Y = new double[K * examples.size()];
        for (int i = 0; i < examples.size(); i++) {
            Y[labels[examples.get(i)] * examples.size() + i] = 1;
        }
        return Y;
    }

    private int largest(double[] predicted, int examples, int i) {
        return IntStream.range(0, K).boxed().max((a, b) -> Double.compare(predicted[a * examples + i], predicted[b * examples + i])).orElseThrow();
    }
}
