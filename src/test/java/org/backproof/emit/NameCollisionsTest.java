package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.backproof.RequiresTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Variables, values and networks may have the names of keywords, of functions that the targets have, and of what generated code uses itself: the
/// code compiles without a warning, and its own check of the gradient succeeds.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class NameCollisionsTest {
    private static final List<String> NAMES = List.of("printf", "free", "restrict", "torch", "np", "lambda", "class", "double", "main", "len", "self", "ctx", "J", "m", "exp",
            "log", "sum", "math", "i", "loss", "dz", "e", "grad", "size_t", "String", "random", "worst", "None", "softplus", "compute", "malloc", "K", "abs", "predict", "_x",
            "Class", "Math", "max", "linux", "stdio", "input", "str", "total", "values", "gradient", "count", "up", "super", "staticmethod", "remainder", "label", "apply", "train");
    /// Every so many names, a network.
    private static final int NETWORKS = 4;
    private static final double CLOSE = 1e-6;

    @TempDir
    Path folder;

    /// As a variable, as another input, as the value that the function is named after, and as a network.
    private static List<Program> programs() {
        List<Program> out = new ArrayList<>();
        for (int k = 0; k < NAMES.size(); k++) {
            String n = NAMES.get(k);
            String other = NAMES.get((k + 7) % NAMES.size());
            String value = NAMES.get((k + 13) % NAMES.size());
            out.add(Programs.of(n + ", " + other + " : vector[size]\n" + value + " = sum(" + other + "*exp(" + n + ")) + log(sum(exp(" + n + "))) + log(1 + exp(" + n + "[1]))\n"
                    + "generate c for " + value + " wrt " + n));
            if (k % NETWORKS == 0) {
                out.add(Programs.of("network " + n + " { input x[4]\n hidden 3 tanh\n output 2 softmax\n loss ce }"));
            }
        }
        return out;
    }

    private static final List<Program> PROGRAMS = programs();

    /// The files of each program, in a folder of its own.
    private List<List<Path>> files(Target target) throws Exception {
        List<List<Path>> out = new ArrayList<>();
        for (Program p : PROGRAMS) {
            Path to = Files.createDirectories(folder.resolve(target.word()).resolve("p" + out.size()));
            List<Path> files = new ArrayList<>();
            for (GeneratedFile f : Generator.print(p, target, Options.STANDARD)) {
                files.add(Files.writeString(to.resolve(f.name()), f.text()));
            }
            out.add(files);
        }
        return out;
    }

    @Test
    void inPython() throws Exception {
        for (Target target : List.of(Target.NUMPY, Target.TORCH)) {
            StringBuilder script = new StringBuilder(GeneratedPython.MODULES);
            for (List<Path> files : files(target)) {
                String name = files.getFirst().getFileName().toString().replaceAll("_(numpy|torch)\\.py", "");
                script.append("worst = module(\"" + files.getFirst().getParent().getFileName() + "\", \"" + name + "\").check()\n");
                script.append(target == Target.NUMPY ? "assert worst < " + CLOSE + ", \"" + files.getFirst() + "\"\n" : "assert worst\n");
            }
            Path file = Files.writeString(folder.resolve(target.word()).resolve("all.py"), script);
            run(List.of("/usr/bin/python3", "-W", "error", file.toString()));
        }
    }

    @Test
    void inC() throws Exception {
        for (List<Path> files : files(Target.C)) {
            Path program = files.getFirst().resolveSibling("program");
            List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-o", program.toString()));
            files.stream().map(Path::toString).filter(f -> f.endsWith(".c")).forEach(command::add);
            command.add("-lm");
            run(command);
            run(List.of(program.toString()));
        }
    }

    @Test
    void inJava() throws Exception {
        for (List<Path> files : files(Target.JAVA)) {
            Path source = files.getFirst();
            var messages = new java.io.ByteArrayOutputStream();
            int code = ToolProvider.getSystemJavaCompiler().run(null, messages, messages, "-Xlint:all", "-Werror", "-d", source.getParent().toString(), source.toString());
            assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        }
        // each class by its own loader, since two programs may have one name
        String driver = """
                public final class Driver {
                    public static void main(String[] folders) throws Exception {
                        for (int k = 0; k < folders.length; k += 2) {
                            try (var loader = new java.net.URLClassLoader(new java.net.URL[] {java.nio.file.Path.of(folders[k]).toUri().toURL()}, null)) {
                                loader.loadClass(folders[k + 1]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
                            }
                        }
                    }
                }
                """;
        Path to = Files.writeString(folder.resolve("Driver.java"), driver);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), to.toString()));
        try (var all = Files.list(folder.resolve("java"))) {
            for (Path p : all.sorted().toList()) {
                try (var files = Files.list(p)) {
                    command.addAll(List.of(p.toString(), files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".java")).findFirst().orElseThrow().replace(".java", "")));
                }
            }
        }
        List<String> lines = run(command);
        assertThat(lines).hasSize(PROGRAMS.size()).allSatisfy(l -> assertThat(Double.parseDouble(l.replace("worst difference ", ""))).isLessThan(CLOSE));
    }

    private static List<String> run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command.stream().limit(20).collect(Collectors.joining(" ")) + "\n" + output).isZero();
        return Arrays.stream(output.split("\n")).toList();
    }

    /// A number that a module keeps under its own name would hide them.
    @Test
    void attributesOfModulesAreReserved() throws Exception {
        Process python = new ProcessBuilder("/usr/bin/python3", "-c", "import torch\nprint(*dir(torch.nn.Module()), *dir(torch.autograd.Function))").start();
        List<String> names = Arrays.stream(new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().split(" ")).filter(n -> !n.startsWith("_")).toList();
        assertThat(names).contains("state_dict", "save_for_backward");
        assertThat(Reserved.WORDS).containsAll(names);
    }
}
