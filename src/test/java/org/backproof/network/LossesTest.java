package org.backproof.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Network;
import org.backproof.evaluate.DoubleEvaluation;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.SourceError;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.junit.jupiter.api.Test;

/// Every loss of one unit that the library has, behind output activations, and losses of distributions: whether dZ of the last layer collapses, and its value against differences.
class LossesTest {
    private static final long SEED = 20_250_311;
    private static final long STACK_BYTES = 1L << 28;
    /// Milliseconds of work for each pair.
    private static final int WORK = 2_000;
    private static final double STEP = 1e-5;
    private static final List<String> ACTIVATIONS = List.of("sigmoid", "softmax");
    /// Where the gradient is prediction minus label, or a multiple of that; of smoothed labels linear in both.
    private static final List<String> COLLAPSE = List.of("bce sigmoid", "ce softmax", "smoothed_ce softmax", "sparse_ce softmax");

    private final Random random = new Random(SEED);

    @Test
    void gradientsAreThoseOfDifferences() throws InterruptedException {
        Map<String, String> table = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        Thread deep = new Thread(null, () -> {
            Library.descriptors().stream().filter(d -> d.kind() == Kind.LOSS && d.definition().function().parameters().getFirst() instanceof Sort.Real).map(d -> d.definition().name())
                    .forEach(d -> ACTIVATIONS.forEach(a -> table.put(d + " " + a, outcome(d, a, wrong))));
            COLLAPSE.forEach(pair -> table.put(pair, outcome(pair.split(" ")[0], pair.split(" ")[1], wrong)));
            table.put("ce sigmoid", outcome("ce", "sigmoid", wrong));
        }, "deep", STACK_BYTES);
        deep.start();
        deep.join();
        System.out.println("losses with activations in networks, seed " + SEED + ": " + table.values().stream()
                .collect(java.util.stream.Collectors.groupingBy(v -> v, TreeMap::new, java.util.stream.Collectors.counting())));
        assertThat(wrong).isEmpty();
        assertThat(table).hasSizeGreaterThan(50).doesNotContainValue("open");
        COLLAPSE.forEach(pair -> assertThat(table).as(pair).containsEntry(pair, "collapsed"));
        assertThat(table).containsEntry("mse sigmoid", "kept").containsEntry("ce sigmoid", "kept").containsEntry("mse softmax", "kept");
    }

    private String outcome(String loss, String activation, List<String> wrong) {
        Network network;
        try {
            network = Networks.of("3 " + activation + ", " + loss);
        } catch (SourceError e) {
            return "no network";
        }
        Backprop program;
        try {
            program = Equations.ofExample(network, new Prover(LemmaBook.library(), new Budget(WORK, () -> false)));
        } catch (NoDerivative | Budget.Exhausted e) {
            return "open";
        }
        Map<Symbol, Double> scalars = new IdentityHashMap<>();
        Map<Symbol, Map<List<Integer>, Double>> tensors = new IdentityHashMap<>();
        program.others().forEach(o -> scalars.put(o, 0.75));
        scalars.put(Terms.symbol("n", Sort.SIZE), 2.0);
        Symbol bias = program.parameters().get(1);
        List<Symbol> all = new ArrayList<>(program.parameters());
        program.others().stream().filter(o -> o.sort() instanceof Sort.Tensor).forEach(all::add);
        all.addAll(List.of(program.input(), program.label()));
        for (Symbol s : all) {
            List<Expr> sizes = ((Sort.Tensor) s.sort()).sizes();
            Map<List<Integer>, Double> entries = new java.util.HashMap<>();
            for (int i = 1; i <= (sizes.getFirst() instanceof Num ? 3 : 2); i++) {
                for (int j = 1; j <= (sizes.size() > 1 ? 2 : 1); j++) {
                    entries.put(sizes.size() > 1 ? List.of(i, j) : List.of(i), s == program.label() ? List.of(0.5, 0.2, 0.3).get(i - 1) : 0.3 + 0.4 * random.nextDouble());
                }
            }
            tensors.put(s, entries);
        }
        Expr cost = program.overInputs(program.step(Step.Kind.COST, 1).orElseThrow().value().body());
        Value db = program.step(Step.Kind.BIAS_GRADIENT, 1).orElseThrow().value();
        for (int i = 1; i <= 3; i++) {
            double derived = value(Substitution.of(db.indices().getFirst(), Terms.num(i)).apply(program.overInputs(db.body())), scalars, tensors);
            double here = tensors.get(bias).get(List.of(i));
            tensors.get(bias).put(List.of(i), here + STEP);
            double above = value(cost, scalars, tensors);
            tensors.get(bias).put(List.of(i), here - STEP);
            double below = value(cost, scalars, tensors);
            tensors.get(bias).put(List.of(i), here);
            double difference = (above - below) / (2 * STEP);
            if (!Double.isNaN(difference) && !(Math.abs(derived - difference) < 1e-5 * (1 + Math.abs(difference)))) {
                wrong.add(loss + " with " + activation + ": " + derived + " instead of " + difference);
            }
        }
        return program.collapsed() ? "collapsed" : "kept";
    }

    private static double value(Expr e, Map<Symbol, Double> scalars, Map<Symbol, Map<List<Integer>, Double>> tensors) {
        return new DoubleEvaluation(scalars, tensors).value(e);
    }
}
