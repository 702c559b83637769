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
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.backproof.RequiresTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks at random: the loss and the gradients by all parameters are the same in Java, C, NumPy, PyTorch and PyTorch's own derivative of
/// the forward pass, and in single precision to its rounding; the loss and some of the gradients are those of arbitrary precision.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class RandomNetworksTest {
    private static final long SEED = Long.getLong("seed", 20_261_122L);
    private static final int COUNT = Integer.getInteger("networks", 14);
    private static final double ROUNDING = 1e-12;
    private static final double SINGLE = 2e-4;
    private static final int SLOPES = 3;

    @TempDir
    Path folder;

    private final List<RandomNetwork> networks = IntStream.range(0, COUNT).mapToObj(k -> RandomNetwork.of("r" + k, SEED + k)).toList();

    @Test
    void targetsAgreeWithEachOtherAndWithArbitraryPrecision() throws Exception {
        List<double[]> java = java(Options.STANDARD);
        compare("C", c(Options.STANDARD), java, ROUNDING);
        List<List<double[]>> python = python();
        compare("NumPy", python.get(0), java, ROUNDING);
        compare("PyTorch", python.get(1), java, ROUNDING);
        compare("PyTorch's own derivative", python.get(2), java, ROUNDING);
        compare("PyTorch float32", python.get(3), java, SINGLE);
        compare("NumPy float32", python.get(4), java, SINGLE);
        Options single = new Options(Precision.FLOAT32, false);
        compare("Java float32", java(single), java, SINGLE);
        compare("C float32", c(single), java, SINGLE);
        Random random = new Random(SEED);
        for (int k = 0; k < COUNT; k++) {
            RandomNetwork n = networks.get(k);
            close(n, "the loss", java.get(k)[0], n.loss().doubleValue(), ROUNDING);
            for (int s = 0; s < SLOPES; s++) {
                int which = random.nextInt(n.program().variables().size());
                Input parameter = n.program().variables().get(which);
                int at = random.nextInt(n.count(parameter.sizes()));
                int place = 1 + n.program().variables().subList(0, which).stream().mapToInt(v -> n.count(v.sizes())).sum() + at;
                close(n, "the derivative by " + parameter.name() + ", number " + at, java.get(k)[place], n.slope(parameter.name(), at), ROUNDING);
            }
        }
    }

    private void compare(String target, List<double[]> actual, List<double[]> expected, double tolerance) {
        for (int k = 0; k < COUNT; k++) {
            assertThat(actual.get(k)).as(target + ": " + networks.get(k)).hasSameSizeAs(expected.get(k));
            for (int i = 0; i < expected.get(k).length; i++) {
                close(networks.get(k), target + ", number " + i, actual.get(k)[i], expected.get(k)[i], tolerance);
            }
        }
    }

    private static void close(RandomNetwork n, String what, double actual, double expected, double tolerance) {
        assertThat(Math.abs(actual - expected)).as("seed " + SEED + ", " + what + ": " + actual + " and " + expected + ", " + n)
                .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(expected)));
    }

    private List<Path> write(Path to, Target target, Options options) throws IOException {
        List<Path> out = new ArrayList<>();
        Files.createDirectories(to);
        for (RandomNetwork n : networks) {
            for (GeneratedFile f : Generator.print(n.program(), target, options)) {
                out.add(Files.writeString(to.resolve(f.name()), f.text()));
            }
        }
        return out;
    }

    private List<double[]> java(Options options) throws Exception {
        Path at = folder.resolve("java" + options.precision());
        List<String> command = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d", at.toString()));
        write(at, Target.JAVA, options).forEach(f -> command.add(f.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new))).isZero();
        List<double[]> out = new ArrayList<>();
        try (var loader = new URLClassLoader(new URL[] {at.toUri().toURL()})) {
            for (RandomNetwork n : networks) {
                Class<?> type = loader.loadClass(Prose.camel(n.program().name()));
                Object network = type.getConstructor().newInstance();
                for (Input p : n.program().variables()) {
                    Object field = type.getField(p.name()).get(network);
                    System.arraycopy(array(n, p, options), 0, field, 0, n.values().get(p.name()).length);
                }
                call(n, type, network, "forward", true, JavaNetwork.forwardArguments(n.program()), options);
                double loss = (double) call(n, type, network, "loss", false, JavaNetwork.lossArguments(n.program()), options);
                type.getMethod("backward").invoke(network);
                DoubleStream all = DoubleStream.of(loss);
                for (Let d : n.program().outputs().subList(1, n.program().outputs().size())) {
                    all = DoubleStream.concat(all, doubles(type.getField(d.name()).get(network)));
                }
                out.add(all.toArray());
            }
        }
        return out;
    }

    private static Object call(RandomNetwork n, Class<?> type, Object network, String name, boolean sized, List<String> names, Options options) throws Exception {
        List<Object> arguments = new ArrayList<>();
        for (String s : names) {
            n.program().inputs().stream().filter(i -> i.name().equals(s)).findFirst().ifPresentOrElse(i -> arguments.add(array(n, i, options)), () -> arguments.add(n.examples()));
        }
        var method = Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(name) && m.getParameterCount() == names.size()).findFirst().orElseThrow();
        assertThat(sized || !names.contains("m")).isTrue();
        return method.invoke(network, arguments.toArray());
    }

    private static Object array(RandomNetwork n, Input i, Options options) {
        double[] v = n.values().get(i.name());
        if (i.isLabel()) {
            return DoubleStream.of(v).mapToInt(x -> (int) x).toArray();
        }
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

    private List<double[]> c(Options options) throws Exception {
        Path at = folder.resolve("c" + options.precision());
        String type = options.precision().type();
        List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-O1", "-fsanitize=address,undefined",
                "-fno-sanitize-recover=all", "-o", at.resolve("all").toString(), at.resolve("driver.c").toString()));
        write(at, Target.C, options).stream().map(Path::toString).filter(f -> f.endsWith(".c") && !f.endsWith("_check.c")).forEach(command::add);
        StringBuilder driver = new StringBuilder("#include <stdio.h>\n");
        StringBuilder main = new StringBuilder();
        for (RandomNetwork n : networks) {
            driver.append("#include \"" + n.program().name() + ".h\"\n");
            List<String> arguments = new ArrayList<>(n.program().sizes().stream().map(_ -> Integer.toString(n.examples())).toList());
            main.append("    {\n");
            for (Input i : n.program().inputs()) {
                main.append("        " + (i.isLabel() ? "int" : type) + " " + i.name() + "[] = {" + numbers(n.values().get(i.name()), i.isLabel()) + "};\n");
                arguments.add(i.name());
            }
            for (Let l : n.program().outputs()) {
                main.append("        " + type + " " + l.name() + "[" + n.count(l) + "];\n");
                arguments.add(l.name());
            }
            main.append("        if (" + n.program().name() + "(" + String.join(", ", arguments) + ") != 0) {\n            return 1;\n        }\n");
            n.program().outputs().forEach(l -> main.append("        print(" + l.name() + ", " + n.count(l) + ");\n"));
            main.append("        printf(\"\\n\");\n    }\n");
        }
        driver.append("static void print(const " + type + " *v, size_t n)\n{\n    for (size_t i = 0; i < n; i++) {\n        printf(\"%.17g \", v[i]);\n    }\n}\n");
        driver.append("int main(void)\n{\n" + main + "    return 0;\n}\n");
        Files.writeString(at.resolve("driver.c"), driver.toString());
        command.add("-lm");
        run(command);
        return run(List.of(at.resolve("all").toString())).stream().map(RandomNetworksTest::parsed).toList();
    }

    private static String numbers(double[] values, boolean whole) {
        return DoubleStream.of(values).mapToObj(v -> whole ? Integer.toString((int) v) : Double.toString(v)).collect(Collectors.joining(", "));
    }

    private static double[] parsed(String line) {
        return Arrays.stream(line.trim().split(" +")).mapToDouble(Double::parseDouble).toArray();
    }

    /// Each line of the output is one run of a network: NumPy, PyTorch, PyTorch's own derivative, PyTorch and NumPy in single precision.
    private List<List<double[]>> python() throws Exception {
        write(folder.resolve("numpy"), Target.NUMPY, Options.STANDARD);
        write(folder.resolve("pytorch"), Target.TORCH, Options.STANDARD);
        StringBuilder script = new StringBuilder(GeneratedPython.MODULES + SCRIPT);
        for (RandomNetwork n : networks) {
            List<String> arrays = new ArrayList<>();
            for (Input i : n.program().inputs()) {
                String shape = i.sizes().stream().map(s -> Integer.toString(RandomNetwork.size(s, n.examples()))).collect(Collectors.joining(", "));
                arrays.add("np.array([" + numbers(n.values().get(i.name()), i.isLabel()) + "]" + (i.isLabel() ? ", dtype=np.int64" : ", dtype=np.float64") + ").reshape(" + shape + ")");
            }
            script.append("run(\"" + n.text() + "\", \"" + n.program().name() + "\", \"" + Prose.camel(n.program().name()) + "\", " + (n.program().inputs().size() - n.program().variables().size()) + ",\n    "
                    + String.join(",\n    ", arrays) + ")\n");
        }
        List<String> lines = run(List.of("/usr/bin/python3", "-W", "error", Files.writeString(folder.resolve("run.py"), script).toString()));
        assertThat(lines).hasSize(5 * COUNT);
        return IntStream.range(0, 5).mapToObj(way -> IntStream.range(0, COUNT).mapToObj(k -> parsed(lines.get(5 * k + way))).toList()).toList();
    }

    private static final String SCRIPT = """
            def show(results):
                print(*["%.17g" % v for r in results for v in np.ravel(r)])


            def single(a):
                return a.astype(np.float32) if a.dtype == np.float64 else a


            def run(about, name, type, data, *values):
                plain = module("numpy", name)
                torched = module("pytorch", name)
                assert plain.check() < 1e-5, about
                assert torched.check(), about
                results = getattr(plain, name)(*values)
                show(results)
                for way in ("apply", "own", "single"):
                    tensors = [torch.tensor(single(v) if way == "single" else v, requires_grad=k >= data) for k, v in enumerate(values)]
                    function = getattr(torched, type + "Function")
                    j = function.forward(Nothing(), *tensors) if way == "own" else function.apply(*tensors)
                    j.backward()
                    assert j.dtype == (torch.float32 if way == "single" else torch.float64), about
                    show([j.detach().numpy()] + [t.grad.numpy() for t in tensors[data:]])
                halves = getattr(plain, name)(*[single(v) for v in values])
                assert all(h.dtype == np.float32 for h in halves[1:]), (about, [h.dtype for h in halves])
                show(halves)


            """;

    private static List<String> run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + output).isZero();
        return output.lines().toList();
    }
}
