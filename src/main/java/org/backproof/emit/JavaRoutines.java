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
            "erfcx", """
                    /** exp(x^2) erfc(x): from 1 on by the continued fraction of erfc. */
                    private static double erfcx(double x) {
                        if (x < 1) {
                            return Math.exp(x * x) * erfc(x);
                        }
                        double rest = 0;
                        for (int k = 150; k >= 1; k--) {
                            rest = k / 2.0 / (x + rest);
                        }
                        return 1 / (Math.sqrt(Math.PI) * (x + rest));
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
                    }""",
            "gamma", """
                    /** Gamma function, from lgamma: the relative error is about 2e-16 max(1, |lgamma(x)|). */
                    private static double gamma(double x) {
                        double value = Math.exp(lgamma(x));
                        return x < 0 && Math.floor(x) % 2 != 0 ? -value : value;
                    }""",
            "digamma", """
                    /**
                     * Derivative of lgamma: the asymptotic series from 10 on, where its error is below 1e-16, the recurrence up to there, and
                     * reflection below 0. The error is about 1e-15 max(1, |digamma(x)|), more near poles.
                     */
                    private static double digamma(double x) {
                        if (x <= 0) {
                            return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.rint(x)));
                        }
                        double steps = 0;
                        double z = x;
                        for (; z < 10; z++) {
                            steps += 1 / z;
                        }
                        double q = 1 / (z * z);
                        double series = q * (1.0 / 12 - q * (1.0 / 120 - q * (1.0 / 252 - q * (1.0 / 240 - q * (1.0 / 132 - q * (691.0 / 32760 - q / 12))))));
                        return Math.log(z) - 0.5 / z - series - steps;
                    }""",
            "trigamma", """
                    /**
                     * Derivative of digamma: the asymptotic series from 10 on, where its relative error is below 1e-16, the recurrence up to there,
                     * and reflection below 0. The relative error is about 1e-15.
                     */
                    private static double trigamma(double x) {
                        if (x <= 0) {
                            double root = Math.PI / Math.sin(Math.PI * (x - Math.rint(x)));
                            return root * root - trigamma(1 - x);
                        }
                        double steps = 0;
                        double z = x;
                        for (; z < 10; z++) {
                            steps += 1 / (z * z);
                        }
                        double q = 1 / (z * z);
                        double series = q * (1.0 / 6 - q * (1.0 / 30 - q * (1.0 / 42 - q * (1.0 / 30 - q * (5.0 / 66 - q * (691.0 / 2730 - q * (7.0 / 6 - q * 3617 / 510)))))));
                        return 1 / z + 0.5 * q + series / z + steps;
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

    /// The function in C.
    static String inC(String function) {
        return TEXTS.get(function).replace("Math.PI", "3.141592653589793").replace("Math.", "").replace("private static", "static").replaceFirst("/\\*\\*\\s+(\\* )?", "/* ")
                .replaceFirst("\\.\\s+\\*/", ". */").replaceFirst(" \\{\n", "\n{\n");
    }

    private static Set<String> texts(Program program) {
        Set<String> out = new TreeSet<>(program.calls());
        if (out.contains("erfcx")) {
            out.add("erfc");
        }
        if (out.contains("erfc")) {
            out.add("erf");
        }
        if (out.contains("gamma")) {
            out.add("lgamma");
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
