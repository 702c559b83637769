package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Task;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.Statement;
import org.backproof.library.Library;
import org.backproof.network.Backprop;
import org.backproof.network.Equations;
import org.backproof.network.Orientation;
import org.backproof.network.Step;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// A network at random, of one to five layers, its program, and inputs to run it on, all of them multiples of 1/64 and so exact in single precision.
///
/// @param text   as it is declared
/// @param orientation how the examples lie in the arrays of the program; every other network has them in rows
/// @param values of each input of the program
record RandomNetwork(String text, Orientation orientation, Backprop backprop, Program program, int examples, Map<String, double[]> values) {
    private static final List<String> HIDDEN = List.of("sigmoid", "tanh", "relu", "leaky_relu", "softplus", "silu", "gelu", "elu", "selu", "softsign", "mish", "hard_tanh",
            "identity", "sin", "gaussian", "swish(2)", "leaky_relu(0.2)", "atan", "scaled_softplus(3)");
    private static final List<Output> OUTPUTS = List.of(new Output("softmax", "ce", Labels.DISTRIBUTION), new Output("softmax", "sparse_ce", Labels.CLASS),
            new Output("softmax", "brier", Labels.DISTRIBUTION), new Output("sigmoid", "bce", Labels.UNIT), new Output("sigmoid", "focal(2, 0.25)", Labels.UNIT),
            new Output("identity", "mse", Labels.REAL), new Output("tanh", "mse", Labels.REAL), new Output("identity", "huber(1)", Labels.REAL),
            new Output("softplus", "log_cosh", Labels.REAL), new Output("identity", "bce_with_logits", Labels.UNIT), new Output("exp", "poisson", Labels.COUNT),
            new Output("identity", "sparse_ce_with_logits", Labels.CLASS), new Output("tanh", "squared_hinge", Labels.SIGN),
            new Output("identity", "multi_margin(1)", Labels.CLASS));
    private static final long MILLISECONDS = 60_000;
    private static final Rational STEP = Rational.of(1, 1_000_000_000).multiply(Rational.of(1, 1_000));
    private static final Rational DIGITS = Rational.of(1, 10).pow(34);

    private enum Labels {
        DISTRIBUTION, CLASS, UNIT, REAL, COUNT, SIGN
    }

    private record Output(String activation, String loss, Labels labels) {
    }

    static RandomNetwork of(String name, long seed) {
        Random random = new Random(seed);
        int depth = 1 + random.nextInt(5);
        int inputs = 1 + random.nextInt(4);
        Output output = OUTPUTS.get(random.nextInt(OUTPUTS.size()));
        StringBuilder text = new StringBuilder("network " + name + " { input x[" + inputs + "]");
        List<Integer> widths = new ArrayList<>(List.of(inputs));
        for (int l = 1; l < depth; l++) {
            widths.add(1 + random.nextInt(4));
            boolean skip = l > 1 && widths.get(l).equals(widths.get(l - 1)) && random.nextBoolean();
            text.append("; hidden ").append(widths.get(l)).append(' ').append(HIDDEN.get(random.nextInt(HIDDEN.size()))).append(skip ? " skip" : "");
        }
        int outputs = 1 + random.nextInt(4);
        text.append("; output ").append(outputs).append(' ').append(output.activation).append("; loss ").append(output.loss)
                .append(random.nextInt(4) == 0 ? "; weights s" : "").append(" }");
        return of(text.toString(), Orientation.values()[Math.floorMod(seed, 2)], output.labels, 1 + random.nextInt(4), random);
    }

    private static RandomNetwork of(String text, Orientation orientation, Labels labels, int examples, Random random) {
        Prover prover = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false));
        Statement.Network statement = (Statement.Network) Parser.parse(new Source("test", text.replace(";", "\n"))).getFirst();
        Task task = Elaborator.elaborate(statement, Library.scope().child());
        Backprop backprop = Equations.ofBatch(task.setting().scope().network(statement.name().text()).orElseThrow().passingOn(), prover);
        Program program = NetworkAssembly.of(backprop, orientation, prover, task.setting(), text);
        Map<String, double[]> values = new LinkedHashMap<>();
        for (Input i : program.inputs()) {
            int rows = i.sizes().isEmpty() ? 1 : size(i.sizes().getFirst(), examples);
            int columns = i.sizes().size() < 2 ? 1 : size(i.sizes().getLast(), examples);
            boolean label = i == program.inputs().get(1);
            double[] v = new double[rows * columns];
            for (int k = 0; k < v.length; k++) {
                v[k] = !label ? i.name().equals("s") ? 0.5 + random.nextInt(64) / 64.0 : Math.round(32 * random.nextGaussian()) / 32.0 : switch (labels) {
                    case DISTRIBUTION -> 0;
                    case CLASS -> random.nextInt(size(i.classes().orElseThrow(), examples));
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
            values.put(i.name(), v);
        }
        return new RandomNetwork(text, orientation, backprop, program, examples, values);
    }

    /// How many entries a size is.
    static int size(Expr size, int examples) {
        return size instanceof Num n ? n.value().numerator().intValueExact() : examples;
    }

    /// How many numbers an input or an output is.
    int count(List<Expr> sizes) {
        return sizes.stream().mapToInt(s -> size(s, examples)).reduce(1, (a, b) -> a * b);
    }

    int count(Let output) {
        return count(output.indices().stream().map(i -> ((Sort.Index) i.sort()).upper()).toList());
    }

    /// The loss, from exact inputs, to 34 digits.
    Rational loss() {
        return loss("", 0, Rational.ZERO);
    }

    /// The derivative by one number of a parameter, by central differences in arbitrary precision.
    double slope(String parameter, int at) {
        return loss(parameter, at, STEP).subtract(loss(parameter, at, STEP.negate())).divide(STEP.multiply(Rational.of(2))).doubleValue();
    }

    private Rational loss(String parameter, int at, Rational step) {
        Point point = Point.EMPTY.with(backprop.examples().orElseThrow(), Rational.of(examples));
        List<Symbol> symbols = new ArrayList<>(List.of(backprop.input(), backprop.label()));
        symbols.addAll(backprop.data());
        symbols.addAll(backprop.others());
        symbols.addAll(backprop.parameters());
        for (int k = 0; k < symbols.size(); k++) {
            Input i = program.inputs().get(k);
            point = with(point, symbols.get(k), i, i.name().equals(parameter) ? at : -1, step);
        }
        Step cost = backprop.steps().stream().filter(s -> s.kind() == Step.Kind.COST).findFirst().orElseThrow();
        // the loss may be 0, and then has no digits
        Optional<Interval> value = new CertifiedEvaluation(point).value(Terms.add(Terms.ONE, backprop.overInputs(cost.value().body())), DIGITS);
        return value.orElseThrow(() -> new AssertionError("no certified value of " + text)).lower().subtract(Rational.ONE);
    }

    private Point with(Point point, Symbol symbol, Input i, int at, Rational step) {
        double[] v = values.get(i.name());
        Point out = point;
        List<Expr> sizes = ((Sort.Tensor) symbol.sort()).sizes();
        int rows = size(sizes.getFirst(), examples);
        int columns = sizes.size() < 2 ? 1 : size(sizes.getLast(), examples);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int k = orientation == Orientation.ROW ? column * rows + row : row * columns + column;
                Rational exact = i.isLabel() ? Rational.of((int) v[column] == row ? 1 : 0) : Rational.of(Math.round(v[k] * 64), 64);
                out = out.with(symbol, sizes.size() < 2 ? List.of(row + 1) : List.of(row + 1, column + 1), k == at ? exact.add(step) : exact);
            }
        }
        return out;
    }

    @Override
    public String toString() {
        return text + " of " + examples + " examples, " + orientation.text() + ", " + values.entrySet().stream().map(e -> e.getKey() + " = " + java.util.Arrays.toString(e.getValue())).collect(Collectors.joining(", "));
    }
}
