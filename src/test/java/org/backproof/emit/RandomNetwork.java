package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.backproof.network.Orientation;

/// Networks at random, of one to five layers; every other one has its examples in rows.
final class RandomNetwork {
    private static final List<String> HIDDEN = List.of("sigmoid", "tanh", "relu", "leaky_relu", "softplus", "silu", "gelu", "elu", "selu", "softsign", "mish", "hard_tanh",
            "identity", "sin", "gaussian", "swish(2)", "leaky_relu(0.2)", "atan", "scaled_softplus(3)");
    private static final List<Output> OUTPUTS = List.of(new Output("softmax", "ce", Labels.DISTRIBUTION), new Output("softmax", "sparse_ce", Labels.CLASS),
            new Output("softmax", "brier", Labels.DISTRIBUTION), new Output("sigmoid", "bce", Labels.UNIT), new Output("sigmoid", "focal(2, 0.25)", Labels.UNIT),
            new Output("identity", "mse", Labels.REAL), new Output("tanh", "mse", Labels.REAL), new Output("identity", "huber(1)", Labels.REAL),
            new Output("softplus", "log_cosh", Labels.REAL), new Output("identity", "bce_with_logits", Labels.UNIT), new Output("exp", "poisson", Labels.COUNT),
            new Output("identity", "sparse_ce_with_logits", Labels.CLASS), new Output("tanh", "squared_hinge", Labels.SIGN),
            new Output("identity", "multi_margin(1)", Labels.CLASS));

    private enum Labels {
        DISTRIBUTION, CLASS, UNIT, REAL, COUNT, SIGN
    }

    private record Output(String activation, String loss, Labels labels) {
    }

    private RandomNetwork() {
    }

    static SampledNetwork of(String name, long seed) {
        Random random = new Random(seed);
        int depth = 1 + random.nextInt(5);
        int inputs = 1 + random.nextInt(4);
        Output output = OUTPUTS.get(random.nextInt(OUTPUTS.size()));
        StringBuilder text = new StringBuilder("network " + name + " { input x[" + inputs + "]");
        List<Integer> widths = new ArrayList<>(List.of(inputs));
        for (int l = 1; l < depth; l++) {
            widths.add(1 + random.nextInt(4));
            boolean skip = l > 1 && widths.get(l).equals(widths.get(l - 1)) && random.nextBoolean();
            text.append("; hidden ").append(widths.get(l)).append(' ').append(HIDDEN.get(random.nextInt(HIDDEN.size()))).append(skip ? " skip" : "").append(random.nextInt(5) == 0 ? " no bias" : "");
        }
        int outputs = 1 + random.nextInt(4);
        text.append("; output ").append(outputs).append(' ').append(output.activation).append("; loss ").append(output.loss)
                .append(random.nextInt(4) == 0 ? "; weights s" : "").append(" }");
        return of(text.toString(), Orientation.values()[Math.floorMod(seed, 2)], output.labels, 1 + random.nextInt(4), random);
    }

    private static SampledNetwork of(String text, Orientation orientation, Labels labels, int examples, Random random) {
        SampledNetwork network = SampledNetwork.of(text, orientation, examples);
        for (Input i : network.program().inputs()) {
            int rows = i.sizes().isEmpty() ? 1 : network.size(i.sizes().getFirst());
            int columns = i.sizes().size() < 2 ? 1 : network.size(i.sizes().getLast());
            boolean label = i == network.program().inputs().get(1);
            double[] v = new double[rows * columns];
            for (int k = 0; k < v.length; k++) {
                v[k] = !label ? i.name().equals("s") ? 0.5 + random.nextInt(64) / 64.0 : Math.round(32 * random.nextGaussian()) / 32.0 : switch (labels) {
                    case DISTRIBUTION -> 0;
                    case CLASS -> random.nextInt(network.size(i.classes().orElseThrow()));
                    case UNIT -> random.nextInt(5) / 4.0;
                    case REAL -> Math.round(32 * random.nextGaussian()) / 32.0;
                    case COUNT -> random.nextInt(4);
                    case SIGN -> random.nextBoolean() ? 1 : -1;
                };
            }
            boolean row = orientation == Orientation.ROW;
            for (int example = 0; label && labels == Labels.DISTRIBUTION && example < examples; example++) {
                for (int share = 0; share < 4; share++) {
                    int entry = random.nextInt(row ? columns : rows);
                    v[row ? example * columns + entry : entry * columns + example] += 0.25;
                }
            }
            network.values().put(i.name(), v);
        }
        return network;
    }
}
