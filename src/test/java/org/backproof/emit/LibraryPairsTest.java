package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.backproof.RequiresTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The losses of the library after its activations: in every target, and by PyTorch's own derivative of the forward pass, the loss and the gradient are
/// those of arbitrary precision to rounding error, in double and in single precision, and finite at extreme inputs. One run takes every so many pairs of
/// the table of all; `-Dpairs.every=110 -Dpairs.from=3` takes others, and more.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class LibraryPairsTest {
    private static final int EVERY = Integer.getInteger("pairs.every", 229);
    private static final int FROM = Integer.getInteger("pairs.from", 0);
    private static final int EXAMPLES = 8;
    private static final double DOUBLE = 1e-11;
    private static final double SINGLE = 1e-3;

    @TempDir
    Path folder;

    private final List<LibraryPair> pairs = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void gradientsAreThoseOfArbitraryPrecision() throws Exception {
        List<String> names = LibraryPair.names();
        for (int k = FROM; k < names.size(); k += EVERY) {
            LibraryPair.of(names.get(k), EXAMPLES).filter(p -> p.count() > 0).ifPresent(pairs::add);
        }
        assertThat(pairs.size()).isGreaterThan(names.size() / EVERY / 2);
        for (Precision precision : Precision.values()) {
            compare("Java", java(new Options(precision, false)), precision);
            compare("C", c(new Options(precision, false)), precision);
        }
        List<double[]> python = python();
        for (int k = 0; k < PYTHON.size(); k++) {
            int run = k;
            compare(PYTHON.get(k), IntStream.range(0, pairs.size()).mapToObj(p -> python.get(p * PYTHON.size() + run)).toList(), run % 2 == 0 ? Precision.FLOAT64 : Precision.FLOAT32);
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    /// What the lines of a pair are, from Python.
    private static final List<String> PYTHON = List.of("NumPy", "NumPy float32", "PyTorch", "PyTorch float32", "PyTorch's own derivative", "PyTorch's own derivative float32");

    /// In single precision at moderate inputs; at extreme ones what is a number should be one. PyTorch's own derivative may be NaN there.
    private void compare(String target, List<double[]> actual, Precision precision) {
        for (int k = 0; k < pairs.size(); k++) {
            LibraryPair p = pairs.get(k);
            int width = p.length(1) / p.count();
            for (int e = 0; e < p.count(); e++) {
                LibraryPair.Example at = p.examples().get(e);
                double[] expected = DoubleStream.concat(DoubleStream.of(at.loss()), DoubleStream.of(at.gradient())).toArray();
                for (int i = 0; i <= width; i++) {
                    double is = actual.get(k)[i == 0 ? e : p.count() + e * width + i - 1];
                    boolean single = precision == Precision.FLOAT32;
                    boolean loose = single && !at.moderate();
                    double error = Math.abs(is - expected[i]) / Math.max(1, Math.abs(expected[i]));
                    boolean own = target.contains("own") && (!at.moderate() || single);
                    if (!own && !(loose ? Double.isFinite(is) : error <= (single ? SINGLE : DOUBLE))) {
                        wrong.add(target + (single ? " float32, " : ", ") + p.text() + ", " + (i == 0 ? "loss" : "derivative " + i) + ": " + is + " and " + expected[i] + " at " + at.at().values());
                    }
                }
            }
        }
    }

    private List<Path> write(Path to, Target target, Options options) throws IOException {
        List<Path> out = new ArrayList<>();
        Files.createDirectories(to);
        for (LibraryPair p : pairs) {
            for (GeneratedFile f : Generator.print(p.program(), target, options)) {
                out.add(Files.writeString(to.resolve(f.name()), f.text()));
            }
        }
        return out;
    }

    private List<double[]> java(Options options) throws Exception {
        Path at = folder.resolve("java" + options.precision());
        List<String> command = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d", at.toString()));
        write(at, Target.JAVA, options).forEach(f -> command.add(f.toString()));
        var messages = new java.io.ByteArrayOutputStream();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, messages, messages, command.toArray(String[]::new))).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        List<double[]> out = new ArrayList<>();
        try (var loader = new URLClassLoader(new URL[] {at.toUri().toURL()})) {
            for (LibraryPair p : pairs) {
                var compute = Arrays.stream(loader.loadClass(Prose.camel(p.program().name())).getMethods()).filter(m -> m.getName().equals("compute")).findFirst().orElseThrow();
                List<Object> arguments = new ArrayList<>(p.sizes());
                for (int k = 0; k < p.inputs().size(); k++) {
                    arguments.add(argument(p.values(k), compute.getParameterTypes()[arguments.size()]));
                }
                List<Object> results = IntStream.range(0, 2).mapToObj(k -> argument(new double[p.length(k)], options.precision() == Precision.FLOAT32 ? float[].class : double[].class)).toList();
                arguments.addAll(results);
                compute.invoke(null, arguments.toArray());
                out.add(results.stream().flatMapToDouble(LibraryPairsTest::doubles).toArray());
            }
        }
        return out;
    }

    private static Object argument(double[] v, Class<?> type) {
        if (type == int[].class) {
            return DoubleStream.of(v).mapToInt(x -> (int) x).toArray();
        }
        if (type == float[].class) {
            float[] out = new float[v.length];
            for (int k = 0; k < v.length; k++) {
                out[k] = (float) v[k];
            }
            return out;
        }
        return type == double[].class ? v : type == float.class ? (Object) (float) v[0] : (Object) v[0];
    }

    private static DoubleStream doubles(Object array) {
        return array instanceof float[] f ? IntStream.range(0, f.length).mapToDouble(k -> f[k]) : DoubleStream.of((double[]) array);
    }

    private List<double[]> c(Options options) throws Exception {
        Path at = folder.resolve("c" + options.precision());
        String type = options.precision().type();
        List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-o", at.resolve("all").toString(), at.resolve("driver.c").toString()));
        write(at, Target.C, options).stream().map(Path::toString).filter(f -> f.endsWith(".c") && !f.endsWith("_check.c")).forEach(command::add);
        StringBuilder driver = new StringBuilder("#include <stdio.h>\n");
        StringBuilder main = new StringBuilder();
        for (LibraryPair p : pairs) {
            driver.append("#include \"" + p.program().name() + ".h\"\n");
            List<String> arguments = new ArrayList<>(p.sizes().stream().map(s -> s.toString()).toList());
            main.append("    {\n");
            for (int k = 0; k < p.inputs().size(); k++) {
                Input i = p.program().inputs().get(k);
                String numbers = DoubleStream.of(p.values(k)).mapToObj(v -> i.isLabel() ? Integer.toString((int) v) : Double.toString(v)).collect(Collectors.joining(", "));
                if (!i.isScalar()) {
                    main.append("        " + (i.isLabel() ? "int" : type) + " in" + k + "[] = {" + numbers + "};\n");
                }
                arguments.add(i.isScalar() ? numbers : "in" + k);
            }
            for (int k = 0; k < 2; k++) {
                main.append("        " + type + " out" + k + "[" + p.length(k) + "];\n");
                arguments.add("out" + k);
            }
            main.append("        if (" + p.program().name() + "(" + String.join(", ", arguments) + ") != 0) {\n            return 1;\n        }\n");
            main.append("        print(out0, " + p.length(0) + ");\n        print(out1, " + p.length(1) + ");\n        printf(\"\\n\");\n    }\n");
        }
        driver.append("static void print(const " + type + " *v, size_t n)\n{\n    for (size_t i = 0; i < n; i++) {\n        printf(\"%.17g \", (double) v[i]);\n    }\n}\n");
        Files.writeString(at.resolve("driver.c"), driver + "int main(void)\n{\n" + main + "    return 0;\n}\n");
        command.add("-lm");
        run(command);
        return run(List.of(at.resolve("all").toString())).lines().map(LibraryPairsTest::numbers).toList();
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.trim().split(" ")).mapToDouble(s -> switch (s.toLowerCase(Locale.ROOT)) {
            case "nan", "-nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case String n -> Double.parseDouble(n);
        }).toArray();
    }

    private List<double[]> python() throws Exception {
        write(folder.resolve("numpy"), Target.NUMPY, Options.STANDARD);
        write(folder.resolve("pytorch"), Target.TORCH, Options.STANDARD);
        StringBuilder script = new StringBuilder(GeneratedPython.MODULES + RUN);
        for (LibraryPair p : pairs) {
            List<String> arguments = new ArrayList<>();
            for (int k = 0; k < p.inputs().size(); k++) {
                Input i = p.program().inputs().get(k);
                String numbers = DoubleStream.of(p.values(k)).mapToObj(Double::toString).collect(Collectors.joining(", "));
                arguments.add(i.isScalar() ? numbers : "np.array([" + numbers + "], dtype=" + (i.isLabel() ? "np.int64" : "np.float64") + ").reshape(" + p.shape(i).toString() + ")");
            }
            script.append("run(\"" + p.program().name() + "\", \"" + Prose.camel(p.program().name()) + "\", [" + String.join(", ", arguments) + "])\n");
        }
        return run(List.of("/usr/bin/python3", Files.writeString(folder.resolve("run.py"), script).toString())).lines().map(LibraryPairsTest::numbers).toList();
    }

    /// In single precision NumPy warns of what underflows and overflows in branches that are not taken.
    private static final String RUN = """
            np.seterr(all="ignore")


            def show(loss, dz):
                print(*["%.17g" % float(v) for v in list(np.ravel(loss)) + list(np.ravel(dz))])


            def single(v):
                return v.astype(np.float32) if isinstance(v, np.ndarray) and v.dtype == np.float64 else v


            def run(name, type, values):
                plain = module("numpy", name)
                torched = module("pytorch", name)
                show(*getattr(plain, name)(*values))
                show(*getattr(plain, name)(*map(single, values)))
                function = getattr(torched, type + "Function")
                for own in (False, True):
                    for change in (lambda v: v, single):
                        tensors = [torch.from_numpy(change(v).copy()) if isinstance(v, np.ndarray) else v for v in values]
                        tensors[0].requires_grad_(True)
                        loss = function.forward(Nothing(), *tensors) if own else function.apply(*tensors)
                        dz, = torch.autograd.grad(loss.sum(), tensors[0])
                        assert dz.dtype == tensors[0].dtype, name
                        show(loss.detach().numpy(), dz.numpy())


            """;

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command.getFirst() + "\n" + output).isZero();
        return output;
    }
}
