package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;

/// Programs in each target, compiled and run on the same inputs. A result is the loss and all derivatives, one after the other.
///
/// @param cases programs, those at several points one after the other; other programs have other names
record Execution(Path folder, List<Case> cases) {
    /// The ways in which Python runs a program; PyTorch's own derivative is that of the forward pass.
    static final List<String> PYTHON = List.of("NumPy", "NumPy float32", "PyTorch", "PyTorch float32", "PyTorch's own derivative", "PyTorch's own derivative float32");
    private static final List<String> FLAGS = List.of("-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");

    /// @param sizes  of the program, in its order
    /// @param inputs of the program, in its order; a class from 0
    record Case(Program program, List<Integer> sizes, List<double[]> inputs) {
        int size(Expr size) {
            return size instanceof Num n ? n.value().numerator().intValueExact() : sizes.get(program.sizes().indexOf(size));
        }

        /// How many numbers an output is.
        int length(Let output) {
            return output.indices().stream().mapToInt(i -> size(((Sort.Index) i.sort()).upper())).reduce(1, (a, b) -> a * b);
        }

        private Map<String, Object> values(Options options) {
            Map<String, Object> out = new LinkedHashMap<>();
            for (int k = 0; k < sizes.size(); k++) {
                out.put(program.sizes().get(k).name(), sizes.get(k));
            }
            for (int k = 0; k < inputs.size(); k++) {
                Input i = program.inputs().get(k);
                double[] v = inputs.get(k);
                out.put(i.name(), i.isLabel() ? i.isScalar() ? (Object) (int) v[0] : DoubleStream.of(v).mapToInt(x -> (int) x).toArray() : i.isScalar() ? (Object) v[0] : array(v, options));
            }
            return out;
        }
    }

    private static Object array(double[] v, Options options) {
        if (options.precision() == Precision.FLOAT64) {
            return v;
        }
        float[] out = new float[v.length];
        for (int k = 0; k < v.length; k++) {
            out[k] = (float) v[k];
        }
        return out;
    }

    private static DoubleStream doubles(Object array) {
        return array instanceof float[] f ? IntStream.range(0, f.length).mapToDouble(k -> f[k]) : DoubleStream.of((double[]) array);
    }

    private List<Path> write(Path to, Target target, Options options) throws IOException {
        List<Path> out = new ArrayList<>();
        Files.createDirectories(to);
        Map<String, Program> programs = new LinkedHashMap<>();
        cases.forEach(c -> programs.putIfAbsent(c.program.name(), c.program));
        for (Program p : programs.values()) {
            for (GeneratedFile f : Generator.print(p, target, options)) {
                out.add(Files.writeString(to.resolve(f.name()), f.text()));
            }
        }
        return out;
    }

    List<double[]> java(Options options) throws Exception {
        Path at = folder.resolve("java" + options.precision());
        List<String> command = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d", at.toString()));
        write(at, Target.JAVA, options).forEach(f -> command.add(f.toString()));
        var messages = new java.io.ByteArrayOutputStream();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, messages, messages, command.toArray(String[]::new))).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        List<double[]> out = new ArrayList<>();
        try (var loader = new URLClassLoader(new URL[] {at.toUri().toURL()})) {
            for (Case c : cases) {
                Class<?> type = loader.loadClass(Prose.camel(c.program.name()));
                out.add((c.program.training().isPresent() ? network(c, type, options) : function(c, type, options)).toArray());
            }
        }
        return out;
    }

    private static DoubleStream function(Case c, Class<?> type, Options options) throws Exception {
        List<Object> arguments = new ArrayList<>(c.values(options).values());
        List<Object> results = c.program.outputs().stream().map(l -> array(new double[c.length(l)], options)).toList();
        arguments.addAll(results);
        Arrays.stream(type.getMethods()).filter(m -> m.getName().equals("compute")).findFirst().orElseThrow().invoke(null, arguments.toArray());
        return results.stream().flatMapToDouble(Execution::doubles);
    }

    private static DoubleStream network(Case c, Class<?> type, Options options) throws Exception {
        Program p = c.program;
        Map<String, Object> values = c.values(options);
        Object network = type.getConstructors()[0].newInstance(JavaNetwork.ofParameters(p).stream().map(s -> values.get(s.name())).toArray());
        for (Input v : p.variables()) {
            Object field = type.getField(v.name()).get(network);
            System.arraycopy(values.get(v.name()), 0, field, 0, java.lang.reflect.Array.getLength(field));
        }
        assertThatThrownBy(() -> call(type, network, "loss", JavaNetwork.lossArguments(p), values)).cause().isInstanceOf(IllegalStateException.class).hasMessage("call forward before loss");
        call(type, network, "forward", JavaNetwork.forwardArguments(p), values);
        assertThatThrownBy(() -> type.getMethod("backward").invoke(network)).cause().isInstanceOf(IllegalStateException.class).hasMessage("call loss before backward");
        DoubleStream out = DoubleStream.of((double) call(type, network, "loss", JavaNetwork.lossArguments(p), values));
        type.getMethod("backward").invoke(network);
        for (Let d : p.outputs().subList(1, p.outputs().size())) {
            out = DoubleStream.concat(out, doubles(type.getField(d.name()).get(network)));
        }
        return out;
    }

    private static Object call(Class<?> type, Object network, String name, List<String> names, Map<String, Object> values) throws Exception {
        var method = Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(name) && m.getParameterCount() == names.size()).findFirst().orElseThrow();
        return method.invoke(network, names.stream().map(values::get).toArray());
    }

    /// @param libraries `-lblas`
    List<double[]> c(Options options, String... libraries) throws Exception {
        Path at = folder.resolve("c" + options);
        String type = options.precision().type();
        List<String> command = new ArrayList<>(List.of("gcc", "-o", at.resolve("all").toString(), at.resolve("driver.c").toString()));
        command.addAll(FLAGS);
        write(at, Target.C, options).stream().map(Path::toString).filter(f -> f.endsWith(".c") && !f.endsWith("_check.c")).forEach(command::add);
        StringBuilder driver = new StringBuilder("#include <math.h>\n#include <stdio.h>\n#define NaN NAN\n");
        StringBuilder main = new StringBuilder();
        for (Case c : cases) {
            driver.append("#include \"" + c.program.name() + ".h\"\n");
            List<String> arguments = new ArrayList<>(c.sizes.stream().map(s -> s.toString()).toList());
            main.append("    {\n");
            for (int k = 0; k < c.inputs.size(); k++) {
                Input i = c.program.inputs().get(k);
                String numbers = numbers(c.inputs.get(k), i.isLabel());
                if (!i.isScalar()) {
                    main.append("        " + (i.isLabel() ? "int" : type) + " in" + k + "[] = {" + numbers + "};\n");
                }
                arguments.add(i.isScalar() ? numbers : "in" + k);
            }
            StringBuilder prints = new StringBuilder();
            for (Let l : c.program.outputs()) {
                main.append("        " + type + " out_" + l.name() + "[" + c.length(l) + "];\n");
                arguments.add("out_" + l.name());
                prints.append("        print(out_" + l.name() + ", " + c.length(l) + ");\n");
            }
            main.append("        if (" + c.program.name() + "(" + String.join(", ", arguments) + ") != 0) {\n            return 1;\n        }\n" + prints + "        printf(\"\\n\");\n    }\n");
        }
        driver.append("static void print(const " + type + " *v, size_t n)\n{\n    for (size_t i = 0; i < n; i++) {\n        printf(\"%.17g \", (double) v[i]);\n    }\n}\n");
        Files.writeString(at.resolve("driver.c"), driver + "int main(void)\n{\n" + main + "    return 0;\n}\n");
        command.addAll(List.of(libraries));
        command.add("-lm");
        run(command);
        return run(List.of(at.resolve("all").toString())).stream().map(Execution::parsed).toList();
    }

    private static String numbers(double[] values, boolean whole) {
        return DoubleStream.of(values).mapToObj(v -> whole ? Integer.toString((int) v) : Double.toString(v)).collect(Collectors.joining(", "));
    }

    private static double[] parsed(String line) {
        return Arrays.stream(line.trim().split(" +")).mapToDouble(s -> switch (s.toLowerCase(Locale.ROOT)) {
            case "nan", "-nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case String n -> Double.parseDouble(n);
        }).toArray();
    }

    /// For each of the ways the results of all programs.
    ///
    /// @param checked whether warnings are errors, and the programs check themselves
    List<List<double[]>> python(boolean checked) throws Exception {
        return python(checked, false);
    }

    /// @param warned whether NumPy's warnings are errors in double precision, and the programs check themselves
    List<List<double[]>> python(boolean checked, boolean warned) throws Exception {
        write(folder.resolve("numpy"), Target.NUMPY, Options.STANDARD);
        write(folder.resolve("pytorch"), Target.TORCH, Options.STANDARD);
        StringBuilder script = new StringBuilder(GeneratedPython.MODULES + "checked = " + (checked ? "True" : "False") + "\nwarned = " + (warned ? "True" : "False") + "\nknown = set()\nNaN = np.nan\n" + SCRIPT);
        for (Case c : cases) {
            Program p = c.program;
            List<String> values = new ArrayList<>();
            for (int k = 0; k < c.inputs.size(); k++) {
                Input i = p.inputs().get(k);
                String shape = i.sizes().stream().map(s -> Integer.toString(c.size(s))).collect(Collectors.joining(", "));
                String numbers = numbers(c.inputs.get(k), i.isLabel());
                values.add(i.isScalar() ? numbers : "np.array([" + numbers + "], dtype=np." + (i.isLabel() ? "int64" : "float64") + ").reshape(" + shape + ")");
            }
            List<Integer> variables = p.variables().stream().map(v -> p.inputs().indexOf(v)).toList();
            script.append("run(\"" + p.name() + "\", \"" + Prose.camel(p.name()) + "\", " + variables + ",\n    " + String.join(",\n    ", values) + ")\n");
        }
        List<String> command = Stream.of("/usr/bin/python3", "-W", checked ? "error" : "default", Files.writeString(folder.resolve("run.py"), script).toString()).toList();
        List<double[]> lines = run(command).stream().map(Execution::parsed).toList();
        assertThat(lines).hasSize(PYTHON.size() * cases.size());
        return IntStream.range(0, PYTHON.size()).mapToObj(way -> IntStream.range(0, cases.size()).mapToObj(k -> lines.get(PYTHON.size() * k + way)).toList()).toList();
    }

    /// In single precision NumPy warns of what underflows and overflows in branches that are not taken.
    private static final String SCRIPT = """
            if not checked:
                np.seterr(all="ignore")


            def show(results):
                print(*["%.17g" % float(v) for r in results for v in np.ravel(r)])


            def same(v):
                return v


            def single(v):
                return v.astype(np.float32) if isinstance(v, np.ndarray) and v.dtype == np.float64 else v


            def run(name, type, variables, *values):
                plain = module("numpy", name)
                torched = module("pytorch", name)
                with np.errstate(**dict.fromkeys(["divide", "over", "invalid"], "raise" if checked or warned else "ignore")):
                    if (checked or warned) and name not in known:
                        assert plain.check() < (1e-6 if warned else 1e-5), name
                        assert torched.check(), name
                        known.add(name)
                    show(getattr(plain, name)(*values))
                halves = getattr(plain, name)(*map(single, values))
                assert all(h.dtype == np.float32 for h in halves[1:]), (name, [h.dtype for h in halves])
                show(halves)
                function = getattr(torched, type + "Function")
                for own in (False, True):
                    for change in (same, single):
                        tensors = [torch.from_numpy(change(v).copy()) if isinstance(v, np.ndarray) else v for v in values]
                        for k in variables:
                            tensors[k].requires_grad_(True)
                        loss = function.forward(Nothing(), *tensors) if own else function.apply(*tensors)
                        slopes = torch.autograd.grad(loss.sum(), [tensors[k] for k in variables])
                        assert loss.dtype == tensors[variables[0]].dtype, name
                        assert all(d.dtype == tensors[k].dtype for d, k in zip(slopes, variables)), name
                        show([loss.detach().numpy()] + [d.numpy() for d in slopes])


            """;

    static List<String> run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + output).isZero();
        return output.lines().toList();
    }
}
