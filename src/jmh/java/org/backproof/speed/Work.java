package org.backproof.speed;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.backproof.emit.MemoryTraffic;

/// A computation with its data, the same for all who do it.
sealed interface Work {
    /// The fused loss and its gradient, cross-entropy after softmax: logits and labels, m × K.
    record Loss(int m, int K, float[] z, float[] t) implements Work {
        static Loss of(int m, int K) {
            Random random = new Random(m);
            return new Loss(m, K, uniform(m * K, 2, random), labels(m, K, random));
        }

        @Override
        public long moved() {
            return Work.moved("v, t : vector[K]\nassume sum(t) = 1\ngenerate c for ce with softmax", Map.of("m", (long) m, "K", (long) K));
        }

        @Override
        public List<float[]> arrays() {
            return List.of(z, t);
        }

        @Override
        public String toString() {
            return "ce of softmax, " + m + " x " + K;
        }
    }

    /// A step of training of a network with one hidden layer, relu and softmax: n – h – K. The examples are columns.
    record Step(int m, int n, int h, int K, float[] X, float[] Y, float[] W1, float[] b1, float[] W2, float[] b2) implements Work {
        static final float RATE = 0.01f;
        static final float MOMENTUM = 0.9f;

        static Step of(int m, int n, int h, int K) {
            Random random = new Random(m);
            float[] labels = labels(m, K, random);
            float[] columns = new float[m * K];
            for (int at = 0; at < columns.length; at++) {
                columns[at % K * m + at / K] = labels[at];
            }
            return new Step(m, n, h, K, uniform(n * m, 1, random), columns, uniform(h * n, 0.1, random), new float[h], uniform(K * h, 0.1, random), new float[K]);
        }

        /// Of the gradient, and of the step after it: parameter, gradient and velocity read, parameter and velocity written.
        @Override
        public long moved() {
            long parameters = W1.length + b1.length + W2.length + b2.length;
            return Work.moved(NETWORK, Map.of("m", (long) m, "n", (long) n, "h", (long) h, "K", (long) K)) + 5 * Float.BYTES * parameters;
        }

        @Override
        public List<float[]> arrays() {
            return List.of(X, Y, W1, W2);
        }

        @Override
        public String toString() {
            return "step of " + n + "-" + h + "-" + K + ", batch " + m;
        }
    }

    String NETWORK = "network digits { input x[n]\n hidden h relu\n output K softmax\n loss ce }";

    /// The bytes that generated C reads from memory and writes to it.
    long moved();

    /// What it reads.
    List<float[]> arrays();

    private static long moved(String source, Map<String, Long> sizes) {
        return Float.BYTES * MemoryTraffic.of(source, sizes).moved();
    }

    /// The bytes that a copy of what it reads reads and writes.
    default long copied() {
        return 2 * Float.BYTES * arrays().stream().mapToLong(a -> a.length).sum();
    }

    /// All that is compared.
    static List<Work> all() {
        return List.of(Loss.of(8192, 10), Loss.of(8192, 1000), Loss.of(512, 32_000), Step.of(32, 784, 128, 10), Step.of(512, 784, 128, 10));
    }

    private static float[] uniform(int count, double bound, Random random) {
        float[] values = new float[count];
        for (int at = 0; at < count; at++) {
            values[at] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        return values;
    }

    /// One class for each row.
    private static float[] labels(int rows, int classes, Random random) {
        float[] values = new float[rows * classes];
        for (int r = 0; r < rows; r++) {
            values[r * classes + random.nextInt(classes)] = 1;
        }
        return values;
    }
}
