package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/// The gradient checks that generated files come with, of many programs at once: one run of javac, of gcc and of Python.
///
/// @param programs of different names
record OwnChecks(Path folder, List<Program> programs) {
    private static final double CLOSE = 1e-6;
    private static final String SCRIPT = """
            def own(kind, name, check):
                try:
                    said = check(module(kind, name))
                    if said:
                        print(kind, name, said)
                except Exception as e:
                    print(kind, name, repr(e))


            def far(worst):
                return "" if worst < %s else worst


            for name in names:
                own("numpy", name, lambda m: far(m.check()))
                own("pytorch", name, lambda m: "" if m.check() else "False")
            """.formatted(CLOSE);

    /// What goes wrong, a line each.
    List<String> failures() throws Exception {
        List<String> out = new ArrayList<>(java());
        out.addAll(c());
        out.addAll(python());
        return out;
    }

    private List<Path> write(String name, Target target) throws IOException {
        Path to = Files.createDirectories(folder.resolve(name));
        List<Path> out = new ArrayList<>();
        for (Program p : programs) {
            for (GeneratedFile f : Generator.print(p, target, Options.STANDARD)) {
                out.add(Files.writeString(to.resolve(f.name()), f.text()));
            }
        }
        return out;
    }

    private List<String> java() throws Exception {
        List<String> command = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d", folder.resolve("classes").toString()));
        write("checked", Target.JAVA).forEach(f -> command.add(f.toString()));
        var messages = new ByteArrayOutputStream();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, messages, messages, command.toArray(String[]::new))).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        List<String> out = new ArrayList<>();
        PrintStream before = System.out;
        try (var loader = new URLClassLoader(new URL[] {folder.resolve("classes").toUri().toURL()})) {
            for (Program p : programs) {
                var said = new ByteArrayOutputStream();
                System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
                try {
                    loader.loadClass(Prose.camel(p.name())).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
                } catch (InvocationTargetException e) {
                    out.add("Java " + p.name() + " " + e.getCause());
                    continue;
                }
                far(said.toString(StandardCharsets.UTF_8).strip()).ifPresent(f -> out.add("Java " + p.name() + " " + f));
            }
        } finally {
            System.setOut(before);
        }
        return out;
    }

    private static Optional<String> far(String said) {
        return Optional.of(said).filter(s -> !(Double.parseDouble(s.replaceFirst("worst difference -?", "").replace("nan", "NaN").replace("inf", "Infinity")) < CLOSE));
    }

    /// Each file of a check with its `main` under another name.
    private List<String> c() throws Exception {
        List<Path> files = new ArrayList<>(write("checked", Target.C));
        files.removeIf(f -> !f.toString().endsWith(".c") || f.toString().endsWith("_check.c"));
        Path at = folder.resolve("checked");
        StringBuilder main = new StringBuilder("#include <stdio.h>\n");
        StringBuilder calls = new StringBuilder();
        for (Program p : programs) {
            files.add(Files.writeString(at.resolve(p.name() + "_own.c"), "int " + p.name() + "_own(void);\n#define main " + p.name() + "_own\n#include \"" + p.name() + "_check.c\"\n"));
            main.append("int ").append(p.name()).append("_own(void);\n");
            calls.append("    printf(\"%d ").append(p.name()).append("\\n\", ").append(p.name()).append("_own());\n");
        }
        Path all = at.resolve("own");
        List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-o", all.toString()));
        files.add(Files.writeString(at.resolve("own.c"), main + "int main(void)\n{\n" + calls + "    return 0;\n}\n"));
        files.forEach(f -> command.add(f.toString()));
        command.add("-lm");
        Execution.run(command);
        List<String> out = new ArrayList<>();
        String worst = "";
        for (String line : Execution.run(List.of(all.toString()))) {
            if (line.startsWith("worst")) {
                worst = line;
            } else {
                String said = line;
                (worst.isEmpty() ? Optional.of("no difference") : far(worst)).or(() -> Optional.of("").filter(_ -> !said.startsWith("0 "))).ifPresent(f -> out.add("C " + said + " " + f));
                worst = "";
            }
        }
        return out;
    }

    private List<String> python() throws Exception {
        write("numpy", Target.NUMPY);
        write("pytorch", Target.TORCH);
        String names = "names = \"" + String.join(" ", programs.stream().map(Program::name).toList()) + "\".split()\n\n\n";
        return Execution.run(List.of("/usr/bin/python3", "-W", "error", Files.writeString(folder.resolve("own.py"), GeneratedPython.MODULES + names + SCRIPT).toString()));
    }
}
