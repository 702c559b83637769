package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;

/// A loss and its derivatives, one named value a line, in an order in which they can be computed.
///
/// @param name      what the function is called
/// @param inputs    in the order of the arguments
/// @param sizes     the symbols for sizes, in order of occurrence
/// @param lets      lines, each over inputs and lines before
/// @param outputs   names of lines: the loss first, then a derivative for each variable
/// @param variables the inputs of which the derivatives are, in the order of the outputs after the first
/// @param training  of a network, what is trained and predicted
/// @param checks    what must hold of the inputs
/// @param routines  functions that the lines call and that are defined by terms: name, parameters, body
/// @param notes     what a reader should know
/// @param region    where the gradient is compared with differences
public record Program(String name, List<Input> inputs, List<Symbol> sizes, List<Let> lets, List<Let> outputs, List<Input> variables,
        Optional<Training> training, List<Check> checks, List<Routine> routines, Notes notes, Region region) {
    public Program {
        inputs = List.copyOf(inputs);
        sizes = List.copyOf(sizes);
        lets = List.copyOf(lets);
        outputs = List.copyOf(outputs);
        variables = List.copyOf(variables);
        checks = List.copyOf(checks);
        routines = List.copyOf(routines);
    }

    /// The parts of a program that computes a network for a batch.
    ///
    /// @param prediction of the input and the parameters alone
    /// @param input      the examples
    /// @param cotangent  of the input
    public record Training(Let prediction, Input input, Optional<Cotangent> cotangent) {
    }

    /// The derivative by what goes in, m·∂J/∂X.
    ///
    /// @param line    no result of the program
    /// @param formula as the reader knows it
    public record Cotangent(Let line, String formula) {
    }

    /// A function of real numbers.
    public record Routine(String name, String about, List<Symbol> parameters, Expr body) {
        public Routine {
            parameters = List.copyOf(parameters);
        }
    }

    /// A condition on the inputs, for all values of the indices.
    ///
    /// @param lets   sums that the condition is about
    /// @param text   as the reader knows it
    public record Check(List<Symbol> indices, List<Let> lets, Prop condition, String text) {
        public Check {
            indices = List.copyOf(indices);
            lets = List.copyOf(lets);
        }
    }

    /// The words that go with a program.
    ///
    /// @param title      `binary cross-entropy of sigmoid(z)`
    /// @param statement  as it was typed
    /// @param formulas   `∂J/∂z = a − y`, one a line
    /// @param hypotheses what the theorem assumes
    /// @param conditions what else has to hold
    /// @param kinks      where there is no derivative
    /// @param taken      what frameworks take at kinks
    /// @param maxima     of which there is none at ties
    public record Notes(String title, String statement, List<String> formulas, List<String> hypotheses, List<String> conditions, List<String> kinks,
            List<String> taken, List<String> maxima) {
        public Notes {
            formulas = List.copyOf(formulas);
            hypotheses = List.copyOf(hypotheses);
            conditions = List.copyOf(conditions);
            kinks = List.copyOf(kinks);
            taken = List.copyOf(taken);
            maxima = List.copyOf(maxima);
        }
    }

    /// The same with other lines; outputs and prediction are the lines of their names.
    Program withLets(List<Let> others) {
        java.util.function.UnaryOperator<Let> found = o -> others.stream().filter(l -> l.symbol() == o.symbol()).findFirst().orElseThrow();
        return new Program(name, inputs, sizes, others, outputs.stream().map(found).toList(), variables,
                training.map(t -> new Training(found.apply(t.prediction()), t.input(), t.cotangent().map(c -> new Cotangent(found.apply(c.line()), c.formula())))), checks, routines, notes, region);
    }

    /// The same where tests of the inputs read numbers that the program computes anyway; these are computed before the tests.
    Program testing() {
        List<Let> known = new ArrayList<>();
        List<Check> tested = new ArrayList<>();
        for (Check c : checks) {
            Map<Expr, Expr> same = new LinkedHashMap<>();
            List<Let> own = new ArrayList<>();
            for (Let l : c.indices().isEmpty() ? c.lets() : List.<Let>of()) {
                Optional<Let> there = lets.stream().filter(d -> d.indices().isEmpty() && l.indices().isEmpty() && d.isSameSum(l)).findFirst();
                there.ifPresent(d -> same.put(l.symbol(), d.symbol()));
                Let now = there.orElse(l);
                if (!known.contains(now)) {
                    own.add(now);
                }
                known.add(now);
            }
            tested.add(same.isEmpty() ? c : new Check(c.indices(), own, Substitution.of(same).apply(c.condition()), c.text()));
        }
        return new Program(name, inputs, sizes, lets, outputs, variables, training, tested, routines, notes, region);
    }

    /// Whether a test has computed the line.
    boolean isTested(Let l) {
        return checks.stream().anyMatch(c -> c.lets().contains(l));
    }

    /// The same without the derivative by what goes in.
    Program closed() {
        List<Let> kept = new ArrayList<>(computed());
        training.ifPresent(t -> kept.addAll(needed(t.prediction(), kept)));
        return new Program(name, inputs, sizes, lets.stream().filter(kept::contains).toList(), outputs, variables, training.map(t -> new Training(t.prediction(), t.input(), Optional.empty())), checks, routines, notes, region);
    }

    /// The functions that are called, by name, in order of first use, those that routines call included.
    Set<String> calls() {
        return calls(routines);
    }

    /// Those of the lines and of these routines.
    Set<String> calls(List<Routine> printed) {
        Set<String> out = new LinkedHashSet<>();
        List<Expr> bodies = new ArrayList<>();
        lets.forEach(l -> bodies.add(l.body()));
        printed.forEach(r -> bodies.add(r.body()));
        bodies.forEach(b -> org.backproof.algebra.Subterms.of(b).forEach(e -> {
            if (e instanceof org.backproof.expr.Apply a && (a.function() instanceof Function.Defined || a.function() instanceof Function.Primitive)) {
                out.add(a.function().name());
            }
        }));
        return out;
    }

    /// All names of inputs, sizes, lines and indices.
    Set<String> names() {
        Set<String> out = new LinkedHashSet<>(sizeNames());
        inputs.forEach(i -> out.add(i.name()));
        for (Let l : lets) {
            out.add(l.name());
            l.indices().forEach(i -> out.add(i.name()));
            l.reduction().ifPresent(r -> out.add(r.over().name()));
        }
        return out;
    }

    /// The inputs that are class labels.
    List<Input> labels() {
        return inputs.stream().filter(Input::isLabel).toList();
    }

    /// The names of indices that run, those of the tests included.
    Set<String> indexNames() {
        Set<String> out = new LinkedHashSet<>();
        List<Let> all = new ArrayList<>(lets);
        checks.forEach(c -> {
            all.addAll(c.lets());
            c.indices().forEach(i -> out.add(i.name()));
        });
        for (Let l : all) {
            l.indices().forEach(i -> out.add(i.name()));
            l.reduction().ifPresent(r -> out.add(r.over().name()));
        }
        return out;
    }

    Set<String> sizeNames() {
        Set<String> out = new LinkedHashSet<>();
        sizes.forEach(s -> out.add(s.name()));
        return out;
    }

    /// The inputs that a prediction is made of, the examples first among them.
    List<Input> predictors(Training t) {
        List<Let> used = needed(t.prediction(), List.of());
        return inputs.stream().filter(i -> i == t.input() || used.stream().anyMatch(l -> Free.occurs(i.symbol(), l.body()))).toList();
    }

    /// Whether the variables are parameters that steps are taken in: arrays of a loss that is one number.
    boolean takesSteps() {
        return training.isPresent() || !isBatched() && variables.stream().anyMatch(v -> !v.isScalar());
    }

    /// The lines that the loss and its derivatives need.
    List<Let> computed() {
        Set<Let> needed = new LinkedHashSet<>();
        outputs.forEach(o -> needed.addAll(needed(o, List.of())));
        return lets.stream().filter(needed::contains).toList();
    }

    /// Lines that a line needs, itself the last, without those that are there already.
    List<Let> needed(Let line, List<Let> there) {
        Set<Let> out = new LinkedHashSet<>();
        need(line, there, out);
        return List.copyOf(out);
    }

    private void need(Let line, List<Let> there, Set<Let> out) {
        if (!there.contains(line)) {
            lets.stream().filter(d -> d != line && !out.contains(d) && Free.occurs(d.symbol(), line.body())).forEach(d -> need(d, there, out));
            out.add(line);
        }
    }

    /// Whether it is the number of examples.
    boolean countsExamples(Symbol size) {
        return (isBatched() || training.isPresent()) && size == sizes.getFirst();
    }

    /// Whether the program runs over examples.
    boolean isBatched() {
        return !outputs.getFirst().indices().isEmpty();
    }
}
