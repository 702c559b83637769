package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Task;
import org.backproof.expr.Num;
import org.backproof.expr.Symbol;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.Statement;
import org.backproof.library.Library;
import org.backproof.network.Equations;
import org.backproof.network.Orientation;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// Programs of pairs, with inputs to run them on.
record Programs(String loss, String activation, Program program) {
    private static final long MILLISECONDS = 20_000;

    /// A loss, activations for it, and the labels that it takes.
    private enum Labels {
        REAL, UNIT, BIT, SIGN, COUNT, DISTRIBUTION, CLASS
    }

    private record Row(String loss, Labels labels, List<String> activations) {
        Row(String loss, Labels labels, String activations) {
            this(loss, labels, List.of(activations.split(" ")));
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("bce", Labels.UNIT, "sigmoid"),
            new Row("weighted_bce", Labels.UNIT, "sigmoid"),
            new Row("bce_with_logits", Labels.UNIT, "identity"),
            new Row("focal", Labels.UNIT, "sigmoid"),
            new Row("mse", Labels.REAL, "identity sigmoid tanh relu softplus leaky_relu silu gelu softsign mish hard_tanh tanhshrink gaussian prelu swish selu elu"),
            new Row("squared_error", Labels.REAL, "identity tanh"),
            new Row("mae", Labels.REAL, "identity tanh sigmoid relu"),
            new Row("huber", Labels.REAL, "identity tanh sigmoid softplus"),
            new Row("smooth_l1", Labels.REAL, "identity tanh"),
            new Row("log_cosh", Labels.REAL, "identity tanh"),
            new Row("quantile", Labels.REAL, "identity tanh"),
            new Row("gaussian_nll", Labels.REAL, "identity"),
            new Row("poisson", Labels.COUNT, "exp"),
            new Row("poisson_log", Labels.COUNT, "identity"),
            new Row("poisson_full", Labels.COUNT, "exp"),
            new Row("negative_binomial", Labels.COUNT, "exp"),
            new Row("hinge", Labels.SIGN, "identity tanh"),
            new Row("squared_hinge", Labels.SIGN, "identity tanh"),
            new Row("soft_margin", Labels.SIGN, "identity"),
            new Row("hinge_embedding", Labels.SIGN, "identity sigmoid"),
            new Row("contrastive", Labels.BIT, "identity sigmoid"),
            new Row("ce", Labels.DISTRIBUTION, "softmax"),
            new Row("ce_with_logits", Labels.DISTRIBUTION, "identity"),
            new Row("weighted_ce", Labels.DISTRIBUTION, "softmax"),
            new Row("smoothed_ce", Labels.DISTRIBUTION, "softmax"),
            new Row("brier", Labels.DISTRIBUTION, "softmax sigmoid"),
            new Row("dice", Labels.UNIT, "sigmoid softmax"),
            new Row("kl", Labels.DISTRIBUTION, "softmax"),
            new Row("js", Labels.DISTRIBUTION, "softmax"),
            new Row("sparse_ce", Labels.CLASS, "softmax"),
            new Row("multi_margin", Labels.CLASS, "identity"),
            new Row("multilabel_soft_margin", Labels.UNIT, "identity"));

    /// All of them.
    static List<Programs> all() {
        List<Programs> out = new ArrayList<>();
        for (Row row : ROWS) {
            row.activations.forEach(a -> out.add(new Programs(row.loss, a, program("generate numpy for " + row.loss + " with " + a))));
        }
        return out;
    }

    static Program program(String statement) {
        Task.Generate task = (Task.Generate) Elaborator.elaborate(Parser.parse(new Source("test", statement)).getFirst(), Library.scope().child());
        return Assembly.of(Request.of(task.pairing().orElseThrow(), task.variables(), presets(task), task.setting(), statement),
                new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false)));
    }

    private static Map<Symbol, Double> presets(Task.Generate task) {
        Map<Symbol, Double> out = new LinkedHashMap<>();
        task.presets().forEach((s, e) -> out.put(s, ((Num) e).value().doubleValue()));
        return out;
    }

    /// The program of the last statement: a network, or code for a pair or a value.
    static Program of(String source) {
        Scope scope = Library.scope().child();
        Prover prover = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false));
        Program last = null;
        for (Statement s : Parser.parse(new Source("test", source))) {
            Task task = Elaborator.elaborate(s, scope);
            scope = task.setting().scope();
            if (s instanceof Statement.Network n) {
                last = NetworkAssembly.of(Equations.ofBatch(scope.network(n.name().text()).orElseThrow().passingOn(), prover), Orientation.COLUMN, prover, task.setting(), n.name().text());
            } else if (task instanceof Task.Generate g) {
                String name = g.statement().subject().toSource();
                Request request = g.pairing().isPresent() ? Request.of(g.pairing().get(), g.variables(), presets(g), g.setting(), name)
                        : new Request(name, name, g.subject().body(), g.variables(), Map.of(), List.of(), Map.of(), g.setting(), name);
                last = Assembly.of(request, prover);
            }
        }
        return last;
    }

    private Labels labels() {
        return ROWS.stream().filter(r -> r.loss.equals(loss)).findFirst().orElseThrow().labels;
    }

    private boolean ofVector() {
        return program.sizes().size() > 1;
    }

    /// A point: sizes, then the values of each input.
    record Point(List<Integer> sizes, List<double[]> inputs) {
    }

    /// Moderate values, at which differences are exact enough, and for numbers no kinks.
    Point moderate() {
        return ofVector() ? point(List.of(2, 4), new double[] {0.3, -1.2, 2.1, 0.7, -0.4, 1.9, 0.2, -2.3})
                : point(List.of(5), new double[] {-2.3, -0.7, 0.4, 1.3, 2.6});
    }

    /// Large logits, hard labels.
    List<Point> extreme() {
        return ofVector() ? List.of(point(List.of(3, 3), new double[] {1e4, -1e4, 0, -1e4, -1e4, -1e4, 800, 750, 1}), point(List.of(1, 1), new double[] {3}))
                : List.of(point(List.of(6), labels() == Labels.COUNT ? new double[] {-1e4, -700, -40, 40, 300, 500} : new double[] {-1e4, -700, -40, 40, 700, 1e4}), point(List.of(1), new double[] {1.5}));
    }

    private Point point(List<Integer> sizes, double[] logits) {
        List<double[]> inputs = new ArrayList<>();
        int columns = sizes.size() > 1 ? sizes.get(1) : 1;
        for (Input i : program.inputs()) {
            if (i.isScalar()) {
                inputs.add(new double[] {i.preset().orElseThrow()});
            } else if (inputs.isEmpty()) {
                inputs.add(logits);
            } else {
                inputs.add(label(i, sizes.getFirst(), columns, inputs.size() == 1));
            }
        }
        return new Point(sizes, inputs);
    }

    private double[] label(Input i, int rows, int columns, boolean first) {
        int width = i.sizes().size() > 1 ? columns : 1;
        double[] out = new double[rows * width];
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < width; k++) {
                out[r * width + k] = !first ? 0.5 + 0.25 * k : switch (labels()) {
                    case REAL -> 0.15 * r - 0.4;
                    case UNIT -> r % 3 / 2.0;
                    case BIT -> r % 2;
                    case SIGN -> r % 2 == 0 ? 1 : -1;
                    case COUNT -> r;
                    case CLASS -> r % columns;
                    case DISTRIBUTION -> r % 2 == 0 ? k == 0 ? 1 : 0 : 1.0 / width;
                };
            }
        }
        return out;
    }
}
