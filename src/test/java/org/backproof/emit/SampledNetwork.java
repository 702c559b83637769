package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/// A network, its program, and inputs to run it on, best multiples of 1/64, which are exact in single precision.
///
/// @param text        as it is declared
/// @param orientation how the examples lie in the arrays of the program
/// @param values      of each input of the program
record SampledNetwork(String text, Orientation orientation, Backprop backprop, Program program, int examples, Map<String, double[]> values) {
    private static final long MILLISECONDS = 20_000;
    private static final Rational STEP = Rational.of(1, 1_000_000_000).multiply(Rational.of(1, 1_000));
    private static final Rational DIGITS = Rational.of(1, 10).pow(34);

    /// Without values yet. Its sizes are numbers.
    static SampledNetwork of(String text, Orientation orientation, int examples) {
        Prover prover = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false));
        Statement.Network statement = (Statement.Network) Parser.parse(new Source("test", text.replace(";", "\n"))).getFirst();
        Task task = Elaborator.elaborate(statement, Library.scope().child());
        Backprop backprop = Equations.ofBatch(task.setting().scope().network(statement.name().text()).orElseThrow().passingOn(), prover);
        return new SampledNetwork(text, orientation, backprop, NetworkAssembly.of(backprop, orientation, prover, task.setting(), text), examples, new LinkedHashMap<>());
    }

    /// How many numbers an input or an output is.
    int count(List<Expr> sizes) {
        return sizes.stream().mapToInt(this::size).reduce(1, (a, b) -> a * b);
    }

    int count(Let output) {
        return count(output.indices().stream().map(i -> ((Sort.Index) i.sort()).upper()).toList());
    }

    /// How many entries a size is.
    int size(Expr size) {
        return size instanceof Num n ? n.value().numerator().intValueExact() : examples;
    }

    Execution.Case run() {
        return new Execution.Case(program, program.sizes().stream().map(_ -> examples).toList(), program.inputs().stream().map(i -> values.get(i.name())).toList());
    }

    /// Where the derivative by one number of a parameter is among the results.
    int place(Input parameter, int at) {
        return 1 + program.variables().subList(0, program.variables().indexOf(parameter)).stream().mapToInt(v -> count(v.sizes())).sum() + at;
    }

    /// The loss, from exact inputs, to 34 digits; empty where it is not defined.
    Optional<Rational> loss() {
        return loss(point("", 0, Rational.ZERO));
    }

    /// The derivative by one number of a parameter, by central differences in arbitrary precision.
    double slope(String parameter, int at) {
        Rational up = loss(point(parameter, at, STEP)).orElseThrow();
        return up.subtract(loss(point(parameter, at, STEP.negate())).orElseThrow()).divide(STEP.multiply(Rational.of(2))).doubleValue();
    }

    private Optional<Rational> loss(Point point) {
        Step cost = backprop.steps().stream().filter(s -> s.kind() == Step.Kind.COST).findFirst().orElseThrow();
        // the loss may be 0, and then has no digits
        return new CertifiedEvaluation(point).value(Terms.add(Terms.ONE, backprop.overInputs(cost.value().body())), DIGITS).map(Interval::lower).map(x -> x.subtract(Rational.ONE));
    }

    /// The inputs as they are, without those that have no values yet.
    Point point() {
        return point("", 0, Rational.ZERO);
    }

    private Point point(String parameter, int at, Rational step) {
        Point point = Point.EMPTY.with(backprop.examples().orElseThrow(), Rational.of(examples));
        List<Symbol> symbols = symbols();
        for (int k = 0; k < symbols.size(); k++) {
            Input i = program.inputs().get(k);
            point = values.containsKey(i.name()) ? with(point, symbols.get(k), i, i.name().equals(parameter) ? at : -1, step) : point;
        }
        return point;
    }

    /// The inputs in the order of the program.
    private List<Symbol> symbols() {
        Set<Symbol> presets = backprop.network().presets().keySet();
        List<Symbol> out = new ArrayList<>(List.of(backprop.input(), backprop.label()));
        out.addAll(backprop.data());
        out.addAll(backprop.others().stream().filter(s -> !presets.contains(s)).toList());
        out.addAll(backprop.parameters());
        out.addAll(backprop.others().stream().filter(presets::contains).toList());
        return out;
    }

    private Point with(Point point, Symbol symbol, Input i, int at, Rational step) {
        double[] v = values.get(i.name());
        if (!(symbol.sort() instanceof Sort.Tensor(List<Expr> sizes))) {
            return point.with(symbol, Sampling.exact(v[0]));
        }
        Point out = point;
        int rows = size(sizes.getFirst());
        int columns = sizes.size() < 2 ? 1 : size(sizes.getLast());
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int k = orientation == Orientation.ROW ? column * rows + row : row * columns + column;
                Rational exact = i.isLabel() ? Rational.of((int) v[column] == row ? 1 : 0) : Sampling.exact(v[k]);
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
