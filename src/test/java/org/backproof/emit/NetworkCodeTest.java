package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.backproof.RequiresTool;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Task;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.Statement;
import org.backproof.library.Library;
import org.backproof.network.Equations;
import org.backproof.expr.Num;
import org.backproof.network.Orientation;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Generated code of networks: each target's own gradient check succeeds, and NumPy, the derived backward pass in PyTorch, and
/// PyTorch's own derivative of the forward pass agree to rounding.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class NetworkCodeTest {
    private static final String NETWORKS = """
            cube(z) = z^3
            tempered(z : vector, tau = 1) = exp(z/tau)/sum(exp(z/tau))
            network linear_softmax { input x[4]; output 3 softmax; loss ce }
            network classifier { input x[n]; hidden h relu; output K softmax; loss ce }
            network deep { input x[n]; hidden h tanh; hidden p sigmoid; output 1 sigmoid; loss bce }
            network regression { input x[n]; hidden n softplus; output 2 identity; loss mse }
            network quadratic { input x[n]; hidden h silu; output K tanh; loss mse }
            network recurrent { input x[n]; hidden n tanh; hidden n gelu shared 1; output n sigmoid tied 1; loss bce; decay 0.1 }
            network curved { input x[n]; hidden h mish; hidden h asinh; output q gelu_tanh; loss mse }
            network piecewise { input x[n]; hidden h hard_tanh; hidden h softsign skip; output K identity; loss huber(2) }
            network largest { input x[n]; hidden h tanh; output K identity; loss categorical_hinge }
            network unbiased { input x[n]; hidden n tanh no bias; hidden n relu shared 1; output n sigmoid tied 1 no bias; loss mse }
            network clipped { input x[n]; hidden h relu6; output q hard_tanh; loss mse }
            network own { input x[n]; hidden h cube; output K tempered(2); loss ce }
            """;
    private static final long MILLISECONDS = 60_000;

    @TempDir
    Path folder;

    static List<Program> programs(Orientation orientation) {
        return programs(NETWORKS, orientation);
    }

    /// @param networks a network a line
    static List<Program> programs(String networks, Orientation orientation) {
        List<Program> out = new ArrayList<>();
        Scope scope = Library.scope().child();
        Prover prover = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false));
        for (Statement s : Parser.parse(new Source("test", networks.replace(";", "\n")))) {
            Task task = Elaborator.elaborate(s, scope);
            scope = task.setting().scope();
            if (s instanceof Statement.Network n) {
                String name = n.name().text();
                out.add(NetworkAssembly.of(Equations.ofBatch(scope.network(name).orElseThrow().passingOn(), prover), orientation, prover, task.setting(), "generate … for " + name));
            }
        }
        return out;
    }

    @Test
    void checksSucceedAndTargetsAgree() throws Exception {
        List<Program> all = programs(Orientation.COLUMN);
        Options single = new Options(Precision.FLOAT32, false);
        for (Program p : all) {
            java(p, Options.STANDARD, 1e-5);
            java(p, single, 2e-2);
            c(p, Options.STANDARD, List.of());
            c(p, single, List.of());
            c(p, new Options(Precision.FLOAT64, true), List.of("-lblas"));
        }
        python(all, 0);
    }

    /// fmax(NaN, 0) of C is 0.
    @Test
    void whatIsNoNumberIsNotHidden() throws Exception {
        List<Program> all = programs("""
                network larger { input x[1]; hidden 1 relu; output 1 identity; loss mse }
                network between { input x[1]; hidden 1 hard_sigmoid; output 1 relu6; loss mse }
                """, Orientation.COLUMN);
        List<Execution.Case> cases = all.stream().map(p -> new Execution.Case(p, List.of(1), p.inputs().stream()
                .map(i -> i == p.inputs().getFirst() ? new double[] {Double.NaN} : new double[i.sizes().stream().mapToInt(n -> n instanceof Num k ? k.value().numerator().intValueExact() : 1).reduce(1, (a, b) -> a * b)]).toList())).toList();
        Execution execution = new Execution(folder, cases);
        List<List<double[]>> results = new ArrayList<>(execution.python(false));
        results.add(execution.java(Options.STANDARD));
        results.add(execution.c(Options.STANDARD));
        results.forEach(way -> way.forEach(r -> assertThat(r[0]).isNaN()));
    }

    @Test
    void examplesMayLieInRows() throws Exception {
        List<Program> all = programs(Orientation.ROW);
        for (Program p : all) {
            assertThat(p.inputs().getFirst().sizes().getFirst()).isEqualTo(p.sizes().getFirst());
            java(p, Options.STANDARD, 1e-5);
            c(p, new Options(Precision.FLOAT64, true), List.of("-lblas"));
        }
        python(all, 1);
    }

    /// Labels of many classes, smoothed, in single precision: their sums are 1 to rounding error.
    @Test
    void sumsOfManyLabelsAreTestedInDoublePrecision() throws Exception {
        for (Orientation orientation : Orientation.values()) {
            Program p = programs(orientation).get(1);
            write(p, Target.NUMPY);
            write(p, Target.TORCH);
            String script = GeneratedPython.MODULES + MANY.formatted(orientation == Orientation.ROW ? ".T" : "");
            run(List.of("/usr/bin/python3", "-W", "error", Files.writeString(folder.resolve("many.py"), script).toString()));
        }
    }

    private static final String MANY = """
            rng = np.random.default_rng(0)
            n, m, K, h = 3, 2, 32000, 4
            Y = np.full((K, m), 0.1 / K)
            Y[[5, 7], [0, 1]] += 0.9
            values = [v.astype(np.float32)%1$s for v in (rng.normal(size=(n, m)), Y, rng.normal(size=(h, n)), np.zeros(h), rng.normal(size=(K, h)), np.zeros(K))]
            assert np.isfinite(module("numpy", "classifier").classifier(*values)[0])
            assert torch.isfinite(module("pytorch", "classifier").ClassifierFunction.apply(*[torch.from_numpy(v.copy()) for v in values]))
            """;

    private Path write(Program p, Target target) throws Exception {
        return write(p, target, Options.STANDARD);
    }

    private Path write(Program p, Target target, Options options) throws Exception {
        Path to = Files.createDirectories(folder.resolve(target.word()));
        for (GeneratedFile f : Generator.print(p, target, options)) {
            Files.writeString(to.resolve(f.name()), f.text());
        }
        return to;
    }

    private void java(Program p, Options options, double tolerance) throws Exception {
        Path at = write(p, Target.JAVA, options);
        String type = Prose.camel(p.name());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-Xlint:all", "-Werror", "-d", at.toString(), at.resolve(type + ".java").toString())).isZero();
        String said = run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", at.toString(), type));
        assertThat(Double.parseDouble(said.replaceFirst("worst difference ", "").strip())).as(p.name() + " in Java " + options).isLessThan(tolerance);
    }

    private void c(Program p, Options options, List<String> libraries) throws Exception {
        Path at = write(p, Target.C, options);
        String program = at.resolve(p.name()).toString();
        List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsanitize=address,undefined", "-fno-sanitize-recover=all",
                "-o", program, program + ".c", program + "_check.c", "-lm"));
        command.addAll(libraries);
        run(command);
        run(List.of(program));
    }

    /// @param classes the axis of the labels that is not that of the examples
    private void python(List<Program> all, int classes) throws Exception {
        StringBuilder script = new StringBuilder(GeneratedPython.MODULES + COMPARE);
        for (Program p : all) {
            write(p, Target.NUMPY);
            write(p, Target.TORCH);
            String shapes = p.inputs().stream().map(i -> "(" + i.sizes().stream().map(Prose::size).collect(Collectors.joining(", ")) + ",)").collect(Collectors.joining(", "));
            int size = 3;
            for (var s : p.sizes()) {
                script.append(s.name()).append(" = ").append(size++).append('\n');
            }
            script.append("compare(\"").append(p.name()).append("\", \"").append(Prose.camel(p.name())).append("\", [").append(shapes).append("], ").append(classes).append(", ").append(p.inputs().get(1).values()).append(")\n");
        }
        run(List.of("/usr/bin/python3", "-W", "error", Files.writeString(folder.resolve("compare.py"), script).toString()));
    }

    private static final String COMPARE = """
            def compare(name, type, shapes, classes, labels):
                plain = module("numpy", name)
                torched = module("pytorch", name)
                assert plain.check() < 1e-6, name
                assert torched.check(), name
                rng = np.random.default_rng(1)
                values = [rng.normal(size=s) for s in shapes]
                values[1] = rng.choice(labels, size=shapes[1]) if labels else np.abs(values[1]) / np.abs(values[1]).sum(axis=classes, keepdims=True) if shapes[1][classes] > 1 else rng.uniform(size=shapes[1])
                loss, *gradients = getattr(plain, name)(*values)
                before = []
                for own in (False, True):
                    tensors = [torch.tensor(v, requires_grad=k > 1) for k, v in enumerate(values)]
                    encoder = torch.eye(len(values[0]), dtype=torch.float64, requires_grad=True)
                    tensors[0] = encoder @ tensors[0]
                    function = getattr(torched, type + "Function")
                    j = function.forward(Nothing(), *tensors) if own else function.apply(*tensors)
                    j.backward()
                    assert abs(float(j) - loss) < 1e-12 * max(1, abs(loss)), name
                    before.append(encoder.grad.numpy())
                    for t, g in zip(tensors[2:], gradients):
                        assert np.allclose(t.grad.numpy(), g, rtol=1e-10, atol=1e-13), (name, own)
                assert np.allclose(*before, rtol=1e-10, atol=1e-13) and np.any(before), (name, before)


            """;

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + output).isZero();
        return output;
    }
}
