package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// A program as a module of NumPy functions.
final class NumpyPrinter {
    /// Functions of the module math, entry by entry, and what SciPy has in their place; code for NumPy does not depend on it.
    private static final Map<String, String> OF_MATH = new TreeMap<>(Map.of("erf", "erf", "erfc", "erfc", "lgamma", "gammaln", "gamma", "gamma"));

    /// Functions that neither NumPy nor the module math has, so that SciPy is not needed.
    private static final Map<String, String> TEXTS = new TreeMap<>(Map.of(
            "erfcx", """
                    def erfcx(x):
                        \"""The function exp(x^2) erfc(x), entry by entry: from 1 on by a continued fraction; scipy.special.erfcx is faster.\"""
                        def value(z):
                            if z < 1:
                                return math.exp(z * z) * math.erfc(z) if z > -26 else math.inf
                            rest = 0.0
                            for k in range(150, 0, -1):
                                rest = k / 2 / (z + rest)
                            return 1 / (math.sqrt(math.pi) * (z + rest))

                        return np.vectorize(value)(np.asarray(x, dtype=np.float64)).astype(np.result_type(x))""",
            "digamma", """
                    def digamma(x):
                        \"""Derivative of lgamma, entry by entry; the error is about 1e-15 max(1, |digamma(x)|), more near poles.

                        From 10 on the asymptotic series, whose error is below 1e-16; the recurrence up to there; reflection below 0.
                        \"""
                        def value(z):
                            if z <= 0:
                                return value(1 - z) - np.pi / np.tan(np.pi * (z - np.rint(z)))
                            steps = 0.0
                            while z < 10:
                                steps += 1 / z
                                z += 1
                            q = 1 / (z * z)
                            series = q * (1 / 12 - q * (1 / 120 - q * (1 / 252 - q * (1 / 240 - q * (1 / 132 - q * (691 / 32760 - q / 12))))))
                            return np.log(z) - 0.5 / z - series - steps

                        return np.vectorize(value)(np.asarray(x, dtype=np.float64)).astype(np.result_type(x))""",
            "trigamma", """
                    def trigamma(x):
                        \"""Derivative of digamma, entry by entry; the relative error is about 1e-15.

                        From 10 on the asymptotic series, whose relative error is below 1e-16; the recurrence up to there; reflection below 0.
                        \"""
                        def value(z):
                            if z <= 0:
                                return (np.pi / np.sin(np.pi * (z - np.rint(z))))**2 - value(1 - z)
                            steps = 0.0
                            while z < 10:
                                steps += 1 / (z * z)
                                z += 1
                            q = 1 / (z * z)
                            series = q * (1 / 6 - q * (1 / 30 - q * (1 / 42 - q * (1 / 30 - q * (5 / 66 - q * (691 / 2730 - q * (7 / 6 - q * 3617 / 510)))))))
                            return 1 / z + 0.5 * q + series / z + steps

                        return np.vectorize(value)(np.asarray(x, dtype=np.float64)).astype(np.result_type(x))"""));

    private static final String STEP = """
            def step(parameters, gradients, velocities, rate, momentum=0.0):
                \"""A step down the gradient, in place, for lists of arrays.

                velocity = momentum * velocity + gradient and parameter = parameter - rate * velocity; velocities are 0 before the first step.
                \"""
                for parameter, gradient, velocity in zip(parameters, gradients, velocities):
                    velocity *= momentum
                    velocity += gradient
                    parameter -= rate * velocity""";

    private static final String DIFFERENCE = """
            def difference(loss, x, dx, step=1e-6):
                \"""The largest difference between dx and central differences of the loss, as a part of the largest entry of dx if that is above 1.\"""
                slopes = np.zeros(np.shape(x))
                for at in np.ndindex(slopes.shape):
                    h = np.zeros(slopes.shape)
                    h[at] = step
                    slopes[at] = (loss(x + h) - loss(x - h)) / (2 * step)
                return np.max(np.abs(slopes - dx)) / max(1.0, np.max(np.abs(dx)))""";

    private final Program program;
    private final ArrayLines lines;
    private final SourceText out = new SourceText();

    private NumpyPrinter(Program program) {
        this.program = program;
        this.lines = new ArrayLines(Target.NUMPY, program);
    }

    static List<GeneratedFile> print(Program p) {
        return List.of(new GeneratedFile(p.name() + "_numpy.py", new NumpyPrinter(p).module()));
    }

    private String module() {
        out.line("\"\"\"" + program.notes().title() + ": the loss and its gradient.");
        out.blank().line("Generated by Backproof: " + program.notes().statement()).line("\"\"\"");
        List<Program.Routine> routines = program.routines().stream().filter(r -> Spelling.named(r.name()).orElseThrow().numpy().isEmpty() && !OF_MATH.containsKey(r.name()) && !TEXTS.containsKey(r.name())).toList();
        Set<String> calls = program.calls(routines);
        List<String> ofMath = OF_MATH.keySet().stream().filter(calls::contains).toList();
        boolean math = !ofMath.isEmpty() || calls.contains("pi") || calls.contains("erfcx");
        out.lines(math ? List.of("import math", "") : List.of()).line("import numpy as np");
        ofMath.forEach(f -> out.blank().blank().open("def " + f + "(x):").line("\"\"\"The function math." + f + ", entry by entry; scipy.special." + OF_MATH.get(f) + " is faster.\"\"\"").line("return np.vectorize(" + (f.equals("gamma") ? "lambda z: math.gamma(z) if z < 171.6 else math.inf" : "math." + f) + ")(x).astype(np.result_type(x))").close());
        TEXTS.forEach((f, text) -> {
            if (calls.contains(f)) {
                out.blank().blank().line(text);
            }
        });
        routines.forEach(this::routine);
        program.training().ifPresent(this::forward);
        function();
        program.training().ifPresent(this::training);
        if (program.takesSteps()) {
            out.blank().blank().line(STEP);
        }
        check();
        return out.toString();
    }

    private void routine(Program.Routine r) {
        out.blank().blank().open("def " + r.name() + "(" + r.parameters().stream().map(Symbol::name).collect(Collectors.joining(", ")) + "):");
        out.line("\"\"\"" + Prose.capital(r.about()) + ".\"\"\"");
        out.line("return " + new Formula(new NumpyDialect(Target.NUMPY, List.of(), ArrayNames.NONE)).of(Branches.bounded(r.body()))).close();
    }

    private void function() {
        String arguments = program.inputs().stream().map(i -> i.name() + i.preset().map(v -> "=" + v).orElse("")).collect(Collectors.joining(", "));
        String results = program.outputs().stream().map(Let::name).collect(Collectors.joining(", "));
        out.blank().blank().open("def " + program.name() + "(" + arguments + "):");
        out.line("\"\"\"" + (program.isBatched() ? "The loss of each example, and its derivative." : "The loss and its derivatives."));
        out.blank().lines(Prose.of(program)).blank();
        Prose.shapes(program).forEach(out::line);
        out.line("Returns " + results + (program.isBatched() ? "; for the mean over the examples divide by m." : ".")).line("\"\"\"");
        shapes();
        program.checks().forEach(this::check);
        List<Let> there = program.training().map(t -> program.needed(t.prediction(), List.of())).orElse(List.of());
        program.training().ifPresent(t -> out.python(passed(t).stream().map(l -> later(l) ? l.name() : "_").collect(Collectors.joining(", ")) + " = " + called(t)));
        program.computed().stream().filter(l -> !there.contains(l) && !lines.isInline(l) && !program.isTested(l)).forEach(l -> out.python(l.name() + " = " + filled(l)));
        out.line("return " + results).close();
    }

    /// What the loss and the prediction have in common.
    private void forward(Program.Training t) {
        out.blank().blank().open("def " + called(t) + ":");
        out.line("\"\"\"" + (passed(t).size() == 1 ? "The prediction " + t.prediction().name() : "What the loss and its derivatives need of arrays whose shapes agree, and the prediction " + t.prediction().name() + ", the last") + ".\"\"\"");
        List<Let> own = program.needed(t.prediction(), List.of());
        if (mentionsSizes(own)) {
            out.lines(ShapeLines.of(program.predictors(t)));
        }
        own.stream().filter(l -> !lines.isInline(l)).forEach(l -> out.python(lines.line(l)));
        out.line("return " + passed(t).stream().map(Let::name).collect(Collectors.joining(", "))).close();
    }

    private String called(Program.Training t) {
        return "forward(" + program.predictors(t).stream().map(Input::name).collect(Collectors.joining(", ")) + ")";
    }

    /// What forward returns, the prediction last.
    private List<Let> passed(Program.Training t) {
        List<Let> out = new ArrayList<>(program.needed(t.prediction(), List.of()).stream().filter(l -> l != t.prediction() && later(l)).toList());
        out.add(t.prediction());
        return out;
    }

    /// Whether a line after the forward pass mentions it.
    private boolean later(Let l) {
        List<Let> there = program.needed(program.training().orElseThrow().prediction(), List.of());
        return program.outputs().contains(l) || program.computed().stream().anyMatch(u -> !there.contains(u) && Free.occurs(l.symbol(), u.body()));
    }

    private void training(Program.Training t) {
        List<Symbol> sizes = JavaNetwork.ofParameters(program);
        out.blank().blank().open("def initialise(" + sizes.stream().map(x -> x.name() + ", ").collect(Collectors.joining()) + "seed=0):");
        out.line("\"\"\"Weights at random within sqrt(6/(rows + columns)) (Glorot and Bengio 2010), the other parameters 0.\"\"\"").line("rng = np.random.default_rng(seed)");
        for (Input p : program.variables()) {
            String shape = p.sizes().stream().map(Prose::size).collect(Collectors.joining(", "));
            String bound = p.sizes().size() == 2 ? "np.sqrt(6 / (" + shape.replace(", ", " + ") + "))" : "";
            out.line(p.name() + " = " + (bound.isEmpty() ? "np.zeros((" + shape + (p.sizes().size() == 1 ? ",))" : "))") : bound + " * rng.uniform(-1, 1, size=(" + shape + "))"));
        }
        out.line("return " + program.variables().stream().map(Input::name).collect(Collectors.joining(", "))).close();
        out.blank().blank().open("def " + called(t).replace("forward(", "predict(") + ":");
        out.line("\"\"\"The prediction " + t.prediction().name() + ", shape (" + t.prediction().indices().stream().map(i -> Prose.size(((Sort.Index) i.sort()).upper()))
                .collect(Collectors.joining(", ")) + ").\"\"\"");
        out.lines(ShapeLines.of(program.predictors(t)));
        out.line("return " + called(t) + (passed(t).size() == 1 ? "" : "[-1]")).close();
    }

    /// An output that does not depend on all of its indices gets its shape.
    private String filled(Let l) {
        int at = program.outputs().indexOf(l);
        String value = lines.value(l);
        boolean whole = l.reduction().isPresent() || Lowering.free(l.body(), l.indices()).size() == l.indices().size();
        if (at < 0 || whole) {
            return value;
        }
        Input like = at == 0 ? program.inputs().stream().filter(i -> i.sizes().size() == l.indices().size()).findFirst().orElseThrow() : program.variables().get(at - 1);
        return "np.full_like(" + like.name() + ", " + value + ")";
    }

    /// Sizes are read off the shapes, and shapes must agree.
    private void shapes() {
        if (program.inputs().stream().allMatch(i -> i.sizes().size() <= 1) && program.sizes().size() == 1 && !mentionsSizes()) {
            List<String> all = program.inputs().stream().filter(i -> !i.isScalar()).map(i -> i.name() + ".shape").toList();
            if (all.size() > 1) {
                out.line("assert " + String.join(" == ", all) + ", f\"the shapes differ: " + all.stream().map(s -> "{" + s + "}").collect(Collectors.joining(", ")) + "\"");
            }
            return;
        }
        out.lines(ShapeLines.of(program));
    }

    private boolean mentionsSizes() {
        return !program.labels().isEmpty() || mentionsSizes(program.lets());
    }

    private boolean mentionsSizes(List<Let> lets) {
        return lets.stream().anyMatch(l -> program.sizes().stream().anyMatch(s -> lines.mentions(l, s.name())));
    }

    private void check(Program.Check c) {
        c.lets().forEach(l -> out.line(program.lets().contains(l) ? lines.line(l) : lines.precise(l)));
        NumpyDialect dialect = new NumpyDialect(Target.NUMPY, c.indices(), lines.names());
        boolean plain = c.indices().isEmpty() && c.lets().stream().allMatch(l -> l.indices().isEmpty())
                || c.lets().isEmpty() && Conditions.names(c.condition()).stream().allMatch(n -> lines.names().numbers().contains(n) || program.sizeNames().contains(n));
        String condition = Conditions.text(c.condition(), new Formula(dialect), plain ? "abs" : "np.abs");
        out.line("assert " + (plain ? condition : "np.all(" + condition + ")") + ", \"" + c.text().replace("\"", "'") + "\"");
    }

    private void check() {
        List<String> points = GradientCheck.points(program, Target.NUMPY);
        boolean random = points.stream().anyMatch(l -> l.contains("rng."));
        out.blank().blank().line(DIFFERENCE).blank().blank().open("def check(" + (random ? "seed=0" : "") + "):");
        out.line("\"\"\"The worst difference between the gradient and central differences" + (random ? " at random points" : "") + GradientCheck.remark(program) + "; an error if it is large.\"\"\"");
        out.lines(random ? List.of("rng = np.random.default_rng(seed)") : List.of()).lines(points);
        String arguments = program.inputs().stream().map(Input::name).collect(Collectors.joining(", "));
        out.line("_, " + program.outputs().stream().skip(1).map(Let::name).collect(Collectors.joining(", ")) + " = " + program.name() + "(" + arguments + ")");
        String loss = program.name() + "(" + arguments + ")[0]";
        String value = program.outputs().getFirst().indices().isEmpty() ? loss : "np.sum(" + loss + ")";
        out.open("worst = np.max([");
        for (int k = 0; k < program.variables().size(); k++) {
            Input x = program.variables().get(k);
            Let dx = program.outputs().get(k + 1);
            String slope = x.isScalar() && !dx.indices().isEmpty() ? "np.sum(" + dx.name() + ")" : dx.name();
            out.line("difference(lambda " + x.name() + ": " + value + ", " + x.name() + ", " + slope + "),");
        }
        out.close("])").line("assert worst < " + GradientCheck.TOLERANCE + ", f\"the gradient is wrong: worst difference {worst}\"").line("return worst").close();
        out.blank().blank().open("if __name__ == \"__main__\":").line("print(\"worst difference\", check())").close();
    }
}
