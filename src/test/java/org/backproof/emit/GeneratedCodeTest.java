package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
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
import javax.tools.ToolProvider;
import org.backproof.RequiresTool;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Generated code of many pairs is compiled and run: the targets agree with each other, with differences, and with PyTorch's own
/// derivative of the forward pass; large logits give finite values.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class GeneratedCodeTest {
    private static final double ROUNDING = 1e-12;
    private static final double DIFFERENCES = 1e-5;

    /// The outputs of a program at each point: the loss, then the gradient.
    private record Run(List<List<double[]>> points) {
    }

    @TempDir
    Path folder;

    @Test
    void targetsAgree() throws Exception {
        List<Programs> all = Programs.all();
        Map<Programs, Run> java = java(all);
        Map<Programs, Run> c = c(all);
        Map<Programs, Run> numpy = python(all, Target.NUMPY);
        Map<Programs, Run> torch = python(all, Target.TORCH);
        for (Programs p : all) {
            String name = p.program().name();
            same(name + " in C", c.get(p), java.get(p), ROUNDING);
            same(name + " in NumPy", numpy.get(p), java.get(p), ROUNDING);
            same(name + " in PyTorch", torch.get(p), java.get(p), ROUNDING);
            java.get(p).points.forEach(point -> point.forEach(values ->
                    assertThat(DoubleStream.of(values).allMatch(Double::isFinite)).as(name + ": " + Arrays.toString(values)).isTrue()));
        }
    }

    /// These activations stay in the domains of their losses, so each derivative holds everywhere but at kinks; elsewhere the
    /// domain of the loss is claimed, and nothing else.
    @Test
    void conditionsAreThoseOfTheTheorem() {
        for (String pair : List.of("smooth_l1 with tanh", "smooth_l1 with sigmoid", "huber with tanh", "mae with tanh", "hinge with identity")) {
            assertThat(Programs.program("generate numpy for " + pair).notes().conditions()).as(pair).isEmpty();
        }
        assertThat(Programs.program("generate numpy for bce with identity").notes().conditions()).containsExactly("z > 0", "z < 1");
        assertThat(Programs.program("generate numpy for poisson with identity").notes().conditions()).containsExactly("z > 0");
    }

    private static void same(String name, Run actual, Run expected, double tolerance) {
        for (int point = 0; point < expected.points.size(); point++) {
            for (int k = 0; k < 2; k++) {
                double[] a = actual.points.get(point).get(k);
                double[] b = expected.points.get(point).get(k);
                assertThat(a).as(name).hasSameSizeAs(b);
                for (int i = 0; i < a.length; i++) {
                    assertThat(Math.abs(a[i] - b[i])).as(name + ", point " + point + ", output " + k + ": " + a[i] + " and " + b[i])
                            .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(b[i])));
                }
            }
        }
    }

    private static List<Programs.Point> points(Programs p) {
        List<Programs.Point> out = new ArrayList<>(List.of(p.moderate()));
        out.addAll(p.extreme());
        return out;
    }

    private static int count(Let l, Programs p, Programs.Point at) {
        int n = 1;
        for (Symbol i : l.indices()) {
            Expr size = ((Sort.Index) i.sort()).upper();
            n *= at.sizes().get(p.program().sizes().indexOf(size));
        }
        return n;
    }

    private Map<Programs, Run> java(List<Programs> all) throws Exception {
        Path source = Files.createDirectories(folder.resolve("java"));
        List<String> files = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d", source.toString()));
        for (Programs p : all) {
            write(source, Generator.print(p.program(), Target.JAVA, Options.STANDARD)).forEach(f -> files.add(f.toString()));
        }
        var messages = new java.io.ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, messages, messages, files.toArray(String[]::new));
        assertThat(code).as(messages.toString(java.nio.charset.StandardCharsets.UTF_8)).isZero();
        Map<Programs, Run> out = new LinkedHashMap<>();
        try (var loader = new URLClassLoader(new URL[] {source.toUri().toURL()})) {
            for (Programs p : all) {
                var compute = Arrays.stream(loader.loadClass(Prose.camel(p.program().name())).getMethods()).filter(m -> m.getName().equals("compute")).findFirst().orElseThrow();
                List<List<double[]>> runs = new ArrayList<>();
                for (Programs.Point at : points(p)) {
                    runs.add(run(compute, p, at));
                }
                differences(compute, p, p.moderate(), runs.getFirst().getLast());
                out.put(p, new Run(runs));
            }
        }
        return out;
    }

    private static List<double[]> run(java.lang.reflect.Method compute, Programs p, Programs.Point at) throws Exception {
        List<Object> arguments = new ArrayList<>(at.sizes());
        for (int k = 0; k < at.inputs().size(); k++) {
            Input i = p.program().inputs().get(k);
            double[] values = at.inputs().get(k);
            arguments.add(i.isLabel() ? DoubleStream.of(values).mapToInt(v -> (int) v).toArray() : i.isScalar() ? (Object) values[0] : values);
        }
        List<double[]> outputs = p.program().outputs().stream().map(l -> new double[count(l, p, at)]).toList();
        arguments.addAll(outputs);
        compute.invoke(null, arguments.toArray());
        return outputs;
    }

    /// Central differences of the sum of the losses.
    private static void differences(java.lang.reflect.Method compute, Programs p, Programs.Point at, double[] gradient) throws Exception {
        double h = 1e-5;
        double[] z = at.inputs().getFirst();
        for (int i = 0; i < z.length; i++) {
            double kept = z[i];
            z[i] = kept + h;
            double up = DoubleStream.of(run(compute, p, at).getFirst()).sum();
            z[i] = kept - h;
            double down = DoubleStream.of(run(compute, p, at).getFirst()).sum();
            z[i] = kept;
            assertThat(Math.abs((up - down) / (2 * h) - gradient[i])).as(p.program().name() + " by differences").isLessThan(DIFFERENCES);
        }
    }

    private static List<Path> write(Path to, List<GeneratedFile> files) throws IOException {
        List<Path> out = new ArrayList<>();
        for (GeneratedFile f : files) {
            out.add(Files.writeString(to.resolve(f.name()), f.text()));
        }
        return out;
    }

    private Map<Programs, Run> c(List<Programs> all) throws Exception {
        Path source = Files.createDirectories(folder.resolve("c"));
        List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-O1", "-fsanitize=address,undefined",
                "-fno-sanitize-recover=all", "-o", source.resolve("all").toString(), source.resolve("driver.c").toString()));
        var driver = new StringWriter();
        driver.append("#include <stdio.h>\n");
        var main = new StringWriter();
        for (Programs p : all) {
            write(source, Generator.print(p.program(), Target.C, Options.STANDARD)).stream().map(Path::toString).filter(f -> f.endsWith(".c") && !f.endsWith("_check.c")).forEach(command::add);
            driver.append("#include \"" + p.program().name() + ".h\"\n");
            for (Programs.Point at : points(p)) {
                main.append("    {\n");
                List<String> arguments = new ArrayList<>(at.sizes().stream().map(s -> s.toString()).toList());
                for (int k = 0; k < at.inputs().size(); k++) {
                    Input i = p.program().inputs().get(k);
                    String values = numbers(at.inputs().get(k));
                    if (!i.isScalar()) {
                        main.append("        " + (i.isLabel() ? "int" : "double") + " in" + k + "[] = {" + values + "};\n");
                    }
                    arguments.add(i.isScalar() ? values : "in" + k);
                }
                for (Let l : p.program().outputs()) {
                    main.append("        double " + l.name() + "[" + count(l, p, at) + "];\n");
                    arguments.add(l.name());
                }
                main.append("        if (" + p.program().name() + "(" + String.join(", ", arguments) + ") != 0) {\n            return 1;\n        }\n");
                p.program().outputs().forEach(l -> main.append("        print(" + l.name() + ", sizeof " + l.name() + " / sizeof *" + l.name() + ");\n"));
                main.append("    }\n");
            }
        }
        driver.append("static void print(const double *v, size_t n)\n{\n    for (size_t i = 0; i < n; i++) {\n        printf(\"%.17g \", v[i]);\n    }\n    printf(\"\\n\");\n}\n");
        driver.append("int main(void)\n{\n" + main + "    return 0;\n}\n");
        Files.writeString(source.resolve("driver.c"), driver.toString());
        command.add("-lm");
        run(command);
        return read(all, run(List.of(source.resolve("all").toString())));
    }

    private static String numbers(double[] values) {
        return DoubleStream.of(values).mapToObj(Double::toString).collect(Collectors.joining(", "));
    }

    /// Each output is a line.
    private static Map<Programs, Run> read(List<Programs> all, List<String> lines) {
        Map<Programs, Run> out = new LinkedHashMap<>();
        var next = lines.iterator();
        for (Programs p : all) {
            out.put(p, new Run(points(p).stream().map(_ -> IntStream.range(0, 2).mapToObj(_ -> Arrays.stream(next.next().trim().split(" "))
                    .mapToDouble(GeneratedCodeTest::number).toArray()).toList()).toList()));
        }
        assertThat(next.hasNext()).isFalse();
        return out;
    }

    private static double number(String s) {
        return switch (s.toLowerCase(Locale.ROOT)) {
            case "nan", "-nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case String n -> Double.parseDouble(n);
        };
    }

    private Map<Programs, Run> python(List<Programs> all, Target target) throws Exception {
        Path source = Files.createDirectories(folder.resolve(target.word()));
        boolean torch = target == Target.TORCH;
        var script = new StringWriter();
        script.append(torch ? TORCH : NUMPY);
        for (Programs p : all) {
            write(source, Generator.print(p.program(), target, Options.STANDARD));
            String name = p.program().name();
            script.append("import " + name + (torch ? "_torch" : "_numpy") + " as " + name + "\n");
            for (Programs.Point at : points(p)) {
                List<String> arguments = new ArrayList<>();
                for (int k = 0; k < at.inputs().size(); k++) {
                    Input i = p.program().inputs().get(k);
                    String values = "[" + numbers(at.inputs().get(k)) + "]";
                    String shape = i.sizes().stream().map(s -> at.sizes().get(p.program().sizes().indexOf(s)).toString()).collect(Collectors.joining(", "));
                    String type = i.isLabel() ? "int64" : "float64";
                    arguments.add(i.isScalar() ? numbers(at.inputs().get(k)) : (torch ? "torch.tensor(" + values + ", dtype=torch." + type + ")" : "np.array(" + values + ", dtype=np." + type + ")")
                            + ".reshape(" + shape + ")");
                }
                boolean first = at.sizes().equals(p.moderate().sizes()) && Arrays.equals(at.inputs().getFirst(), p.moderate().inputs().getFirst());
                script.append(torch ? "run(" + name + "." + Prose.camel(name) + "Function, " + (first ? "True" : "False") + ", " + String.join(", ", arguments) + ")\n"
                        : "show(" + name + "." + name + "(" + String.join(", ", arguments) + "))\n");
            }
            if (torch) {
                script.append("assert " + name + ".check()\n");
            } else {
                script.append("assert " + name + ".check() < 1e-6\n");
            }
        }
        Path file = Files.writeString(source.resolve("run_all.py"), script.toString());
        return read(all, run(List.of("/usr/bin/python3", "-W", "error", file.toString())));
    }

    private static final String NUMPY = """
            import numpy as np


            def show(results):
                for r in results:
                    print(*["%.17g" % v for v in np.ravel(r)])


            """;

    /// The derivative of the forward pass by PyTorch itself, where it is asked for.
    private static final String TORCH = """
            import torch


            class Nothing:
                def save_for_backward(self, *tensors):
                    pass


            def show(r):
                print(*["%.17g" % v for v in r.detach().ravel().tolist()])


            def run(function, compare, z, *others):
                z.requires_grad_(True)
                loss = function.apply(z, *others)
                dz, = torch.autograd.grad(loss.sum(), z)
                show(loss)
                show(dz)
                if compare:
                    own, = torch.autograd.grad(function.forward(Nothing(), z, *others).sum(), z)
                    assert torch.allclose(own, dz, rtol=1e-10, atol=1e-12), (function, own, dz)
                    half = z.detach().float().requires_grad_(True)
                    rest = [o.float() if torch.is_tensor(o) and o.is_floating_point() else o for o in others]
                    dhalf, = torch.autograd.grad(function.apply(half, *rest).sum(), half)
                    assert dhalf.dtype == torch.float32 and torch.allclose(dhalf.double(), dz, rtol=1e-4, atol=1e-5), (function, dhalf, dz)


            """;

    private static List<String> run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command.getFirst() + "\n" + output).isZero();
        return output.lines().toList();
    }
}
