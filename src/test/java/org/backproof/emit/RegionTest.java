package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.backproof.RequiresTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The check beside generated code is made at points where the derivative holds, also if the activation leaves the domain of the loss elsewhere.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class RegionTest {
    /// Predictions that have to be positive, below 1, above 1; kinks where two numbers are equal; losses of researchers that are not in the library.
    private static final List<String> PROGRAMS = List.of(
            "generate c for poisson_full with hard_tanh",
            "generate c for inverse_gaussian_deviance with squared_relu",
            "generate c for bce with relu",
            "generate c for bce with exp",
            "g(z) = 1/(z - 2)\nloss(a, y) = -y*log(a)\ngenerate c for loss with g",
            "J = s + abs(y - mu)*exp(-s)\ngenerate c for J wrt mu, s",
            "J = log(x - 1) + sqrt(y)\ngenerate c for J wrt x, y",
            "poly(a in (0, 1], epsilon in [-1, inf) = 1) = -log(a) + epsilon*(1 - a)\ngenerate c for poly with sigmoid",
            "barron(a, y, alpha in (0, 2) = 1, c in (0, inf) = 1) = abs(alpha - 2)/alpha*((((a - y)/c)^2/abs(alpha - 2) + 1)^(alpha/2) - 1)\ngenerate c for barron with identity",
            "biweight(a, y, c in (0, inf) = 4.685) = if abs(a - y) <= c then c^2/6*(1 - (1 - ((a - y)/c)^2)^3) else c^2/6\ngenerate c for biweight with identity",
            "geman(a, y, c in (0, inf) = 1) = 2*((a - y)/c)^2/(((a - y)/c)^2 + 4)\ngenerate c for geman with tanh",
            "barrier(x, b, t in (0, inf) = 10) = if b - x >= 1/t^2 then -log(b - x)/t else t*(x - b) + 1/t - log(1/t^2)/t\ngenerate c for barrier with identity",
            "taylor(p : vector, t : vector) = sum(t*((1 - p) + (1 - p)^2/2))\ngenerate c for taylor with softmax",
            "limits(a, k = 2, r = 3) = max(k, r)*sigmoid(k)*a^2 + log(1 + exp(k))*a\ngenerate c for limits with tanh",
            "J = s + 2*log(1 + ((y - mu)*exp(-s))^2/3)\ngenerate c for J wrt mu, s");

    @TempDir
    Path folder;

    @Test
    void differencesAgreeWhereTheDerivativeHolds() throws Exception {
        StringBuilder script = new StringBuilder(GeneratedPython.MODULES);
        for (int k = 0; k < PROGRAMS.size(); k++) {
            Program p = Programs.of(PROGRAMS.get(k));
            assertThat(p.region().found()).as(PROGRAMS.get(k)).isTrue();
            Path c = write("c" + k, Generator.print(p, Target.C, Options.STANDARD));
            List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-o", c.resolve("check").toString()));
            Generator.print(p, Target.C, Options.STANDARD).stream().filter(f -> f.name().endsWith(".c")).forEach(f -> command.add(c.resolve(f.name()).toString()));
            command.add("-lm");
            run(command);
            close(PROGRAMS.get(k), run(List.of(c.resolve("check").toString())));
            Path java = write("java" + k, Generator.print(p, Target.JAVA, Options.STANDARD));
            close(PROGRAMS.get(k), run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), java.resolve(Prose.camel(p.name()) + ".java").toString())));
            write("numpy" + k, Generator.print(p, Target.NUMPY, Options.STANDARD));
            write("torch" + k, Generator.print(p, Target.TORCH, Options.STANDARD));
            script.append("assert module(\"numpy" + k + "\", \"" + p.name() + "\").check() < 1e-6\nassert module(\"torch" + k + "\", \"" + p.name() + "\").check()\n");
        }
        run(List.of("/usr/bin/python3", "-W", "error", Files.writeString(folder.resolve("run.py"), script).toString()));
    }

    /// A negative number has no logarithm.
    @Test
    void saysThatThereIsNoPoint() {
        Program p = Programs.of("g(z) = -exp(z)\ngenerate c for bce with g");
        assertThat(p.region().found()).isFalse();
        for (Target t : Target.values()) {
            assertThat(Generator.print(p, t, Options.STANDARD)).as(t.word()).anyMatch(f -> f.text().contains("none were found where the derivative holds"));
        }
    }

    /// Weights stand in no condition and are not drawn: with all 50,000 of them the budget of a statement ends first.
    @Test
    void regionsOfLargeNetworksAreFound() {
        assertThat(Programs.of("network large {\n input x[784]\n hidden 64 relu\n output 10 softmax\n loss ce\n}").region().found()).isTrue();
    }

    private static void close(String statement, String said) {
        assertThat(Double.parseDouble(said.replaceFirst("worst difference ", "").strip())).as(statement).isLessThan(1e-6).isPositive();
    }

    private Path write(String name, List<GeneratedFile> files) throws Exception {
        Path out = Files.createDirectories(folder.resolve(name));
        for (GeneratedFile f : files) {
            Files.writeString(out.resolve(f.name()), f.text());
        }
        return out;
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(command.getFirst() + "\n" + output).isZero();
        return output;
    }
}
