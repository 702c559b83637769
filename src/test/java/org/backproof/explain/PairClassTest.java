package org.backproof.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Script;
import org.backproof.elaborate.Task;
import org.backproof.language.SourceError;
import org.backproof.print.TextPage;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The class of a pair, against R = (∂J/∂z)/(ŷ − y) by differences, for activations that are written in many ways.
final class PairClassTest {
    private static final long SEED = 20261122;
    private static final int NUMBERS = 40;
    private static final int VECTORS = 12;
    private static final double STEP = 1e-5;
    private static final double CLOSE = 1e-4;

    /// @param text with `W` for c·z + d
    /// @param at   its value
    private record Activation(String text, DoubleUnaryOperator at) {
    }

    private record Loss(String text, DoubleBinaryOperator at) {
    }

    private static final DoubleUnaryOperator SIGMOID = w -> 1 / (1 + Math.exp(-w));
    private static final DoubleUnaryOperator SIGMOID_OF_TWO = w -> 1 / (1 + Math.pow(2, -w));
    private static final List<Activation> ACTIVATIONS = List.of(
            new Activation("1/(1 + exp(-(W)))", SIGMOID), new Activation("exp(W)/(1 + exp(W))", SIGMOID), new Activation("(1 + tanh((W)/2))/2", SIGMOID),
            new Activation("1 - 1/(1 + exp(W))", SIGMOID), new Activation("exp((W)/2)/(exp((W)/2) + exp(-(W)/2))", SIGMOID), new Activation("sigmoid(W)", SIGMOID),
            new Activation("2^(W)/(1 + 2^(W))", SIGMOID_OF_TWO), new Activation("1/(1 + 2^(-(W)))", SIGMOID_OF_TWO),
            new Activation("exp(W)", Math::exp), new Activation("1/exp(-(W))", Math::exp), new Activation("exp((W)/2)^2", Math::exp),
            new Activation("cosh(W) + sinh(W)", Math::exp), new Activation("2^(W)", w -> Math.pow(2, w)),
            new Activation("W", w -> w), new Activation("log(exp(W))", w -> w), new Activation("softplus(W) - softplus(-(W))", w -> w),
            new Activation("-1/(W)", w -> -1 / w), new Activation("1/(W)", w -> 1 / w), new Activation("tanh(W)", Math::tanh),
            new Activation("softplus(W)", w -> Math.log1p(Math.exp(w))));
    private static final List<Loss> LOSSES = List.of(
            new Loss("bce", (a, y) -> -y * Math.log(a) - (1 - y) * Math.log(1 - a)), new Loss("mse", (a, y) -> (a - y) * (a - y) / 2),
            new Loss("poisson", (a, y) -> a - y * Math.log(a)), new Loss("is", (a, y) -> y / a - Math.log(y / a) - 1),
            new Loss("klu", (a, y) -> y * Math.log(y / a) - y + a), new Loss("odd", (a, y) -> Math.log(1 + (a - y) * (a - y))));
    private static final String OWN = "is(a, y) = y/a - log(y/a) - 1; klu(a, y) = y*log(y/a) - y + a; odd(a, y) = log(1 + (a - y)^2)\n";
    private static final List<String> FACTORS = List.of("1", "-1", "2", "1/2", "-3", "3/2");
    private static final List<String> SHIFTS = List.of("0", "1", "-2", "1/3");
    /// With `U` for a multiple of u.
    private static final Map<String, Double> SOFTMAX = new java.util.TreeMap<>(Map.of("exp(U)/sum(exp(U))", 1.0, "2^(U)/sum(2^(U))", Math.log(2), "softmax(U)", 1.0,
            "exp(log_softmax(U))", 1.0, "exp(1 + U)/sum(exp(1 + U))", 1.0, "softmax(U)*softmax(U)", Double.NaN));
    private static final List<String> VECTOR_LOSSES = List.of("ce", "kl", "brier");

    private static double value(String fraction) {
        String[] parts = fraction.split("/");
        return Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
    }

    private static Prover prover() {
        return new Prover(LemmaBook.library(), new Budget(60_000, () -> false));
    }

    private static String classOf(String text) {
        Task.Pair pair = (Task.Pair) Script.of(text).last();
        String verdict = new Explainer(prover()).pair(pair).map(Explanation::verdict).orElse("no derivative");
        assertThat(new PairFields(prover()).cell(pair).verdict()).as("in a table: " + text).isIn(verdict, "out of range");
        return verdict;
    }

    /// Of the values of R.
    private static String classOf(List<Double> ratios) {
        double first = ratios.getFirst();
        boolean same = ratios.stream().allMatch(r -> Math.abs(r - first) < CLOSE * Math.max(1, Math.abs(first)));
        return !same ? "not canonical" : Math.abs(first - 1) < CLOSE ? "canonical" : "canonical up to a constant";
    }

    @Test
    void numbersAsDifferencesSay() {
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        for (int n = 0; n < NUMBERS; n++) {
            Activation f = ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
            Loss loss = LOSSES.get(random.nextInt(LOSSES.size()));
            String c = FACTORS.get(random.nextInt(FACTORS.size()));
            String d = SHIFTS.get(random.nextInt(SHIFTS.size()));
            String text = OWN + "pair " + loss.text() + " with a = " + f.text().replace("W", c + "*z + " + d);
            DoubleUnaryOperator at = z -> f.at().applyAsDouble(value(c) * z + value(d));
            List<Double> ratios = new ArrayList<>();
            for (int k = 0; k < 4000 && ratios.size() < 12; k++) {
                double z = 4 * random.nextDouble() - 2;
                double y = 0.1 + 0.8 * random.nextDouble();
                double a = at.applyAsDouble(z);
                double slope = (loss.at().applyAsDouble(at.applyAsDouble(z + STEP), y) - loss.at().applyAsDouble(at.applyAsDouble(z - STEP), y)) / (2 * STEP);
                if (Math.abs(a) < 20 && Math.abs(a) > 0.02 && Math.abs(a - y) > 0.05 && Double.isFinite(slope)) {
                    ratios.add(slope / (a - y));
                }
            }
            check(text, ratios, wrong);
        }
        assertThat(wrong).as("seed " + SEED).isEmpty();
    }

    private static void check(String text, List<Double> ratios, List<String> wrong) {
        String verdict = classOf(text);
        if (ratios.size() > 3 && !verdict.equals(classOf(ratios))) {
            wrong.add(text + ": " + verdict + ", but R is " + ratios);
        }
    }

    @Test
    void vectorsAsDifferencesSay() {
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        for (int n = 0; n < VECTORS; n++) {
            List<String> forms = List.copyOf(SOFTMAX.keySet());
            String form = forms.get(random.nextInt(forms.size()));
            String loss = VECTOR_LOSSES.get(random.nextInt(VECTOR_LOSSES.size()));
            String c = FACTORS.get(random.nextInt(FACTORS.size()));
            String text = "own(u : vector) = " + form.replace("U", c + "*u") + "\npair " + loss + " with own";
            double scale = SOFTMAX.get(form) * value(c);
            double power = Double.isNaN(scale) ? 2 : 1;
            double per = Double.isNaN(scale) ? value(c) : scale;
            List<Double> ratios = new ArrayList<>();
            for (int k = 0; k < 6; k++) {
                double[] u = random.doubles(3, -1, 1).toArray();
                double[] raw = random.doubles(3, 0.1, 1).toArray();
                double[] t = Arrays.stream(raw).map(x -> x / Arrays.stream(raw).sum()).toArray();
                int j = random.nextInt(3);
                double[] up = u.clone();
                double[] down = u.clone();
                up[j] += STEP;
                down[j] -= STEP;
                double slope = (cost(loss, powered(softmax(up, per), power), t) - cost(loss, powered(softmax(down, per), power), t)) / (2 * STEP);
                double error = powered(softmax(u, per), power)[j] - t[j];
                if (Math.abs(error) > 0.02) {
                    ratios.add(slope / error);
                }
            }
            check(text, ratios, wrong);
        }
        assertThat(wrong).as("seed " + SEED).isEmpty();
    }

    private static double[] softmax(double[] u, double scale) {
        double[] e = Arrays.stream(u).map(x -> Math.exp(scale * x)).toArray();
        double sum = Arrays.stream(e).sum();
        return Arrays.stream(e).map(x -> x / sum).toArray();
    }

    private static double[] powered(double[] a, double power) {
        return Arrays.stream(a).map(x -> Math.pow(x, power)).toArray();
    }

    private static double cost(String loss, double[] a, double[] t) {
        return IntStream.range(0, a.length).mapToDouble(i -> switch (loss) {
            case "ce" -> -t[i] * Math.log(a[i]);
            case "kl" -> t[i] * Math.log(t[i] / a[i]);
            default -> (a[i] - t[i]) * (a[i] - t[i]);
        }).sum();
    }

    /// `statement | what is said, and its hint`
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            match sqrt             | there is no function sqrt by its name alone                  | write sqrt(…)
            pair gamma with exp    | gamma is no loss: a loss takes a prediction and a label      | gamma_deviance
            pair own(a) with tanh  | there is no function own                                     | Define it
            pair a*z with tanh     | the prediction has no name in a*z                            | with a = tanh
            """)
    void whatIsNoLoss(String statement, String said, String hint) {
        assertThatThrownBy(() -> classOf(statement)).isInstanceOfSatisfying(SourceError.class, e -> {
            assertThat(e.getMessage()).isEqualTo(said);
            assertThat(e.suggestion().orElse("")).contains(hint);
        });
    }

    /// `statements | class | result | what the page says besides`
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysm(u : vector) = exp(3*u)/sum(exp(3*u)); pair ce with mysm      | canonical up to a constant | 3(a − t)
            pow2(u : vector) = 2^u/sum(2^u); pair kl with pow2                | canonical up to a constant | (a − t) log 2
            v, t : vector[K]; sg2(z) = 2^z/(1+2^z); pair mean(bce(a, t)) with a = sg2(v)      | canonical up to a constant | (a − t) log(2)/K
            v, t : vector[K]; sg3(z) = exp(3*z)/(1+exp(3*z)); pair sum(bce(a, t)) with a = sg3(v) | canonical up to a constant | 3(a − t)
            pair gamma_deviance with a = 1/z                                  | canonical up to a constant | −2(a − y)
            pair gamma_deviance with a = 3/z                                  | canonical up to a constant | −⅔(a − y)
            L(a, y) = log(1 + (a - y)^2); pair L with sigmoid                 | not canonical | 2a(1 − a)/(1 + (a − y)²)
            pair y*log(y/a) - y + a with a = exp(z)                           | canonical | y > 0
            v, t : vector[K]; pair ce(a, t) with a = softmax(v)               | not canonical | canonical: ∂J/∂v = a − t
            v, t : vector[K]; pair ce(a, t) with a = softmax(2*v)             | not canonical | canonical up to a constant: ∂J/∂v = 2(a − t)
            """)
    void pages(String text, String verdict, String said) {
        Explanation found = new Explainer(prover()).pair((Task.Pair) Script.of(text).last()).orElseThrow();
        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(TextPage.print(found.page())).contains(said).doesNotContain("any real");
    }
}
