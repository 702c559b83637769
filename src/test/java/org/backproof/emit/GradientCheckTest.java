package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.backproof.RequiresTool;
import org.backproof.expr.Terms;
import org.backproof.network.Orientation;
import org.backproof.numeric.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The check that generated code comes with ends well for a right gradient, however large, and fails for one whose entries are one percent off.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class GradientCheckTest {
    private static final List<String> STATEMENTS = List.of("bce with sigmoid", "ce with softmax", "huber with identity");
    private static final String LARGE = "network large { input x[n]; hidden h softplus; hidden h softplus; output K exp; loss poisson }";
    /// Scalars that have no pair: sums over a part of a range.
    private static final List<String> SCALARS = List.of(
            "sum(i in 1..n, sum(j in 1..i, u[j]))",
            "sum(i in 1..n, sum(j in 1..i, w[i]*w[j]*u[j])) + sum(i in 2..n, u[i]^2*w[i])",
            "sum(i in 1..n, u[i]*sum(j in i..n, sin(w[j]))) + sum(i in 1..n-1, u[i]^2)");

    @TempDir
    Path folder;

    @Test
    void rightGradientsPassAndWrongOnesFail() throws Exception {
        List<Program> all = new ArrayList<>(NetworkCodeTest.programs(LARGE, Orientation.COLUMN));
        STATEMENTS.forEach(s -> all.add(Programs.program("generate numpy for " + s)));
        for (int k = 0; k < SCALARS.size(); k++) {
            all.add(Programs.of("u, w : vector[n]\nscalar" + k + " = " + SCALARS.get(k) + "\ngenerate numpy for scalar" + k + " wrt u"));
        }
        for (Program p : all) {
            for (Target target : Target.values()) {
                assertThat(code(p, target, p.name())).as(p.name() + " in " + target).isZero();
                for (int k = 1; k < p.outputs().size(); k += 3) {
                    assertThat(code(wrong(p, k), target, p.name() + k)).as(p.name() + " in " + target + " with a wrong " + p.outputs().get(k).name()).isEqualTo(1);
                }
            }
        }
    }

    /// The program with 1.01 times one of its results.
    private static Program wrong(Program p, int output) {
        Let right = p.outputs().get(output);
        return p.withLets(p.lets().stream().map(l -> l == right ? l.withBody(Terms.multiply(Terms.num(Rational.of(101, 100)), l.body())) : l).toList());
    }

    /// The exit code of the check.
    private int code(Program p, Target target, String name) throws Exception {
        Path at = Files.createDirectories(folder.resolve(target.word()).resolve(name));
        List<Path> files = new ArrayList<>();
        for (GeneratedFile f : Generator.print(p, target, Options.STANDARD)) {
            files.add(Files.writeString(at.resolve(f.name()), f.text()));
        }
        return switch (target) {
            case NUMPY, TORCH -> run(List.of("/usr/bin/python3", files.getFirst().toString()), 1);
            case JAVA -> {
                assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", at.toString(), files.getFirst().toString())).isZero();
                yield run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", at.toString(), Prose.camel(p.name())), 1);
            }
            case C -> {
                String program = at.resolve("check").toString();
                assertThat(run(List.of("gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-o", program, files.get(1).toString(), files.get(2).toString(), "-lm"), 0)).isZero();
                yield run(List.of(program), 1);
            }
        };
    }

    /// @param most the largest code that is expected
    private static int run(List<String> command, int most) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assertThat(code).as(String.join(" ", command) + "\n" + output).isBetween(0, most);
        assertThat(output).doesNotContainIgnoringCase("syntax");
        return code;
    }
}
