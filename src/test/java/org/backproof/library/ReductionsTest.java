package org.backproof.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.backproof.algebra.Budget;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Formal;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Script;
import org.backproof.elaborate.Task;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.language.Expression;
import org.backproof.language.SetSyntax;
import org.backproof.language.Statement;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Weights, means and masks stand around every loss of the library: the gradient is derived, is that of one example times its share, and is what
/// differences of the value say.
class ReductionsTest {
    private static final long SEED = 20_251_122;
    private static final int POINTS = 2;
    private static final Rational STEP = Rational.of(1, 1 << 20);
    private static final double TOLERANCE = 1e-4;
    private static final long MILLISECONDS = 30_000;
    private static final int LENGTH = 3;
    private static final int EXAMPLES = 2;

    /// What stands around a loss, and what the gradient of one example is multiplied with.
    private record Reduction(String around, String share) {
        String of(String loss) {
            return around.replace("LOSS", loss);
        }
    }

    private static final List<Reduction> REDUCTIONS = List.of(new Reduction("sum(weight*LOSS)", "weight[j]"), new Reduction("mean(LOSS)", "1/B"),
            new Reduction("sum(mask*LOSS)/sum(mask)", "mask[j]/sum(mask)"));
    /// A maximum over a symbolic length has no derivative in the language.
    private static final String OF_A_MAXIMUM = "categorical_hinge";
    private static final Reduction ONE = new Reduction("scale*LOSS", "scale");

    private final Random random = new Random(SEED);
    private final Sampling sampling = new Sampling(random);

    @TestFactory
    Stream<DynamicTest> gradients() {
        return Library.descriptors().stream().filter(d -> d.kind() == Kind.LOSS).map(Batch::new)
                .map(b -> DynamicTest.dynamicTest(b.call(), () -> check(b)));
    }

    /// A loss of many examples: each parameter that must be given has an entry for each of them, or a column.
    private record Batch(Descriptor loss) {
        List<Formal> formals() {
            return loss.definition().formals();
        }

        String call() {
            return loss.definition().signature();
        }

        boolean ofVectors() {
            return formals().getFirst().rank() == 1;
        }

        /// A label that is the number of a class makes a loss of one example.
        boolean single() {
            return formals().stream().anyMatch(f -> f.sort() instanceof Sort.Index);
        }

        List<Reduction> reductions() {
            return single() ? List.of(ONE) : REDUCTIONS;
        }

        private boolean spread(Formal f) {
            return !single() && (f.rank() == 1 || !ofVectors() && formals().indexOf(f) < 3 && !f.hasPreset());
        }

        String declarations(String length, String examples) {
            return Stream.concat(formals().stream().map(f -> f.name() + " : " + type(f, length, examples)), single() ? Stream.of("scale : scalar")
                    : Stream.of("weight, mask : vector[" + examples + "] in (0, inf)")).collect(Collectors.joining("\n"));
        }

        private String type(Formal f, String length, String examples) {
            String shape = f.sort() instanceof Sort.Index ? "index[" + length + "]"
                    : f.rank() == 1 && !single() ? "matrix[" + length + ", " + examples + "]"
                    : f.rank() == 1 ? "vector[" + length + "]" : spread(f) ? "vector[" + examples + "]" : "scalar";
            return shape + f.domain().map(s -> " in " + s.toSource()).orElse("");
        }

        /// What the library says of the derivative of one.
        Statement.Prove lemma() {
            return loss.lemmas().stream().filter(l -> l.name().startsWith("derivative of")).findFirst().orElseThrow().statement();
        }

        /// Of the example j.
        String entries(String text) {
            String out = text;
            for (Formal f : formals()) {
                out = spread(f) ? out.replaceAll("\\b" + f.name() + "\\b(?!\\()", f.name() + "[j]") : out;
            }
            return out;
        }

        String variable(String i, String j) {
            return formals().getFirst().name() + (single() ? "[" + i + "]" : ofVectors() ? "[" + i + ", " + j + "]" : "[" + j + "]");
        }
    }

    /// For any number of examples, and by numbers for a few.
    private void check(Batch b) {
        for (Reduction r : b.reductions()) {
            if (!b.loss().name().equals(OF_A_MAXIMUM)) {
                derive(b, r);
                compare(b, r.of(b.call()));
            }
        }
    }

    private void derive(Batch b, Reduction r) {
        String derived = "diff(" + r.of(b.call()) + ", " + b.variable("i", "j") + ")";
        Scope scope = scope(b, "C", "B");
        if (b.ofVectors()) {
            Expr gradient = gradient(value(r.of(b.call()), scope), value(b.variable("i", "j"), scope));
            assertThat(gradient.hasDiff()).as(derived).isFalse();
            return;
        }
        Statement.Prove lemma = b.lemma();
        String slope = ((Expression.Comparison) lemma.claim()).rest().getLast().operand().toSource();
        String given = lemma.given().stream().map(Expression::toSource).collect(Collectors.joining(", "));
        String claim = "prove " + derived + " = " + r.share() + "*(" + b.entries(slope) + ")" + (given.isEmpty() ? "" : " given " + given);
        Task.Claim task = (Task.Claim) elaborated(claim, scope);
        Verdict verdict = prover().prove(task.setting().hypotheses(), task.left().body(), task.right().body());
        assertThat(verdict.word()).as(claim + ", seed " + SEED).isEqualTo("proved");
    }

    private static Prover prover() {
        return new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false));
    }

    private static Expr gradient(Expr value, Expr variable) {
        return Differentiation.offKinks(prover().knowledge(List.of())).derivative(value, variable).orElseThrow().derivative().value();
    }

    private static Scope scope(Batch b, String length, String examples) {
        return Script.of(b.declarations(length, examples)).scope();
    }

    private static Task elaborated(String text, Scope scope) {
        return Script.over(scope, text).last();
    }

    /// `∂J/∂x ≈ (J(x + h) − J(x − h))/2h`, where all three are defined.
    private void compare(Batch b, String whole) {
        Scope scope = scope(b, Integer.toString(LENGTH), Integer.toString(EXAMPLES));
        Expr value = value(whole, scope);
        Expr gradient = gradient(value, value(b.variable("2", "1"), scope));
        int compared = 0;
        for (int k = 0; k < 40 && compared < POINTS; k++) {
            Map<String, List<Rational>> at = point(b);
            var low = number(value, moved(b, at, STEP.negate()));
            var high = number(value, moved(b, at, STEP));
            var here = number(gradient, at);
            if (low instanceof Interval l && high instanceof Interval h && here instanceof Interval g) {
                double difference = (h.midpoint() - l.midpoint()) / (2 * STEP.doubleValue());
                assertThat(g.midpoint()).as(whole + " at " + at).isCloseTo(difference,
                        Offset.offset(TOLERANCE * Math.max(1, Math.abs(difference))));
                compared++;
            }
        }
        assertThat(compared).as(whole).isPositive();
    }

    private static Expr value(String text, Scope scope) {
        return ((Task.Show) elaborated(text, scope)).value().body();
    }

    private Map<String, List<Rational>> point(Batch b) {
        Map<String, List<Rational>> out = new LinkedHashMap<>();
        for (Formal f : b.formals()) {
            int entries = (f.rank() == 1 ? LENGTH : 1) * (b.spread(f) ? EXAMPLES : 1);
            out.put(f.name(), Stream.generate(() -> f.sort() instanceof Sort.Index ? Rational.of(random.nextInt(1, LENGTH + 1)) : inside(f)).limit(entries).toList());
        }
        out.put("weight", List.of(Rational.of(1, 2), Rational.of(3)));
        out.put("mask", List.of(Rational.of(2), Rational.of(1, 4)));
        out.put("scale", List.of(Rational.of(-3)));
        return out;
    }

    /// Not near an end, where a difference says little.
    private Rational inside(Formal f) {
        boolean between = f.domain().orElse(null) instanceof SetSyntax.Interval;
        Rational odd = Rational.of(2 * random.nextInt(4, 12) + 1, 32);
        return between ? f.domain().get().toSource().contains("(1, inf)") ? odd.add(Rational.ONE) : odd
                : f.domain().isPresent() ? sampling.of(f) : Rational.of(2 * random.nextInt(-90, 90) + 1, 64);
    }

    private static Map<String, List<Rational>> moved(Batch b, Map<String, List<Rational>> at, Rational step) {
        Map<String, List<Rational>> out = new LinkedHashMap<>(at);
        String name = b.formals().getFirst().name();
        List<Rational> entries = new ArrayList<>(at.get(name));
        int place = b.single() ? 1 : b.ofVectors() ? EXAMPLES : 0; // of a matrix by rows: [2, 1]
        entries.set(place, entries.get(place).add(step));
        out.put(name, entries);
        return out;
    }

    private static Object number(Expr e, Map<String, List<Rational>> at) {
        Point p = Point.EMPTY;
        for (Symbol s : Free.symbols(e)) {
            List<Rational> entries = at.get(s.name());
            int columns = s.sort() instanceof Sort.Tensor(List<Expr> sizes) && sizes.size() == 2 ? EXAMPLES : 1;
            for (int k = 0; k < entries.size() && s.sort() instanceof Sort.Tensor; k++) {
                p = p.with(s, columns == 1 ? List.of(k + 1) : List.of(k / columns + 1, k % columns + 1), entries.get(k));
            }
            p = s.sort() instanceof Sort.Tensor ? p : p.with(s, entries.getFirst());
        }
        return new CertifiedEvaluation(p).value(e);
    }
}
