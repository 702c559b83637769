package org.backproof.emit;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The methods of a Java class that its formulas call.
final class JavaRoutines {
    /// Functions that `Math` does not have.
    private static final Map<String, String> TEXTS = Map.of(
            "erf", """
                    /** Error function: 2/sqrt(pi) exp(-x^2) sum of 2^n x^(2n+1)/(1 3 5 ... (2n+1)). */
                    private static double erf(double x) {
                        double a = Math.abs(x);
                        if (a > 6) {
                            return Math.signum(x);
                        }
                        double term = a;
                        double sum = a;
                        for (int n = 1; term > 1e-17 * sum; n++) {
                            term *= 2 * a * a / (2 * n + 1);
                            sum += term;
                        }
                        return Math.signum(x) * 2 / Math.sqrt(Math.PI) * Math.exp(-a * a) * sum;
                    }""",
            "erfc", """
                    /** Complementary error function: from 1 on by its continued fraction. */
                    private static double erfc(double x) {
                        if (x < 1) {
                            return 1 - erf(x);
                        }
                        double rest = 0;
                        for (int k = 150; k >= 1; k--) {
                            rest = k / 2.0 / (x + rest);
                        }
                        return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + rest));
                    }""",
            "lgamma", """
                    /** Logarithm of |gamma(x)|: Stirling's series from 10 on, reflection below 1/2. */
                    private static double lgamma(double x) {
                        if (x < 0.5) {
                            return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lgamma(1 - x);
                        }
                        double product = 1;
                        double z = x;
                        for (; z < 10; z++) {
                            product *= z;
                        }
                        double q = 1 / (z * z);
                        double series = (1.0 / 12 - q * (1.0 / 360 - q * (1.0 / 1260 - q * (1.0 / 1680 - q / 1188)))) / z;
                        return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
                    }""");

    private JavaRoutines() {
    }

    /// @param multiplies whether there are matrix products
    static void print(Program program, boolean multiplies, Options options, SourceText out) {
        program.routines().stream().filter(r -> Spelling.named(r.name()).orElseThrow().java().isEmpty() && !TEXTS.containsKey(r.name())).forEach(r -> routine(r, out));
        texts(program).forEach(f -> out.blank().lines(TEXTS.get(f).lines().toList()));
        if (multiplies) {
            out.blank().lines(options.precision().in(Multiplication.JAVA).lines().toList());
        }
    }

    private static Set<String> texts(Program program) {
        Set<String> out = new TreeSet<>(program.calls());
        if (out.contains("erfc")) {
            out.add("erf");
        }
        out.retainAll(TEXTS.keySet());
        return out;
    }

    private static void routine(Program.Routine r, SourceText out) {
        out.blank().line("/** " + Prose.capital(r.about()) + ". */");
        String parameters = r.parameters().stream().map(s -> "double " + s.name()).collect(Collectors.joining(", "));
        out.open("private static double " + r.name() + "(" + parameters + ") {");
        out.line("return " + new Formula(new LoopDialect(Target.JAVA, Set.of())).of(r.body()) + ";").close("}");
    }
}
