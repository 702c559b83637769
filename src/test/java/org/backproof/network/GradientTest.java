package org.backproof.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.backproof.evaluate.DoubleEvaluation;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The gradients that `backprop` derives against differences of the cost, and what their theorems rest on.
class GradientTest {
    private static final long SEED = 20_250_117;
    private static final long STACK_BYTES = 1L << 28;
    private static final double STEP = 1e-5;

    private final Random random = new Random(SEED);
    private final Map<Symbol, Double> scalars = new IdentityHashMap<>();
    private final Map<Symbol, Map<List<Integer>, Double>> tensors = new IdentityHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"K softmax, ce", "1 sigmoid, bce", "K identity, mse", "h relu, K softmax, ce", "h tanh, K sigmoid, bce", "h sigmoid, K sigmoid, mse",
            "h softplus, K exp, poisson", "n tanh, n softmax, ce", "h relu, k tanh, K softmax, ce", "h softmax, K softmax, ce", "h tanh, k relu, l sigmoid, K tanh, mse",
            "3 relu, 2 softmax, ce", "h relu, K softmax, mse", "h hard_tanh, K identity, huber", "h leaky_relu(0.1), K tanh, mae",
            "h tanh, h relu skip 1, K softmax, ce", "n tanh skip x, n sigmoid skip 0, n tanh skip 1, K identity, mse", "h tanh, h tanh, h tanh skip 1, h relu skip 1 mask d, K softmax, ce",
            "h relu mask d, K mish mask e, mse", "n softmax mask d skip 0, K softmax, ce", "h tanh, h tanh, h tanh shared 2, h sigmoid shared 2, K softmax, ce",
            "h tanh, n identity tied 1, mse", "h tanh no bias, h relu skip no bias, K softmax, ce", "h tanh no bias, n sigmoid tied 1 no bias, bce", "h tanh, k relu, h tanh tied 2, n sigmoid tied 1, bce", "n tanh, n softplus shared 1 skip 0, K softmax, ce",
            "h tanh, K identity, huber(2)", "h tanh, K softmax, smoothed_ce(0.1)", "h tanh, K sigmoid, focal(gamma = 3)", "h tanh, K softmax, sparse_ce",
            "h elu(0.5), K softmax mask d, brier", "h tanh, K softmax, mae"})
    void gradientsAreThoseOfDifferences(String layers) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread deep = new Thread(null, () -> compare(layers), "deep", STACK_BYTES);
        deep.setUncaughtExceptionHandler((_, e) -> failure.set(e));
        deep.start();
        deep.join();
        assertThat(failure.get()).isNull();
    }

    private void compare(String layers) {
        for (Backprop program : List.of(Equations.ofExample(Networks.of(layers), Networks.prover()), Equations.ofBatch(Networks.of(layers), Networks.prover()),
                Equations.ofBatch(Networks.of(layers, "decay lambda\nweights s\n"), Networks.prover()),
                Orientation.ROW.of(Equations.ofBatch(Networks.of(layers, "decay lambda\nweights s\n"), Networks.prover())))) {
            fill(program);
            Expr cost = program.overInputs(program.step(Step.Kind.COST, program.network().depth()).orElseThrow().value().body());
            for (Step s : program.backward()) {
                if (s.kind() == Step.Kind.WEIGHT_GRADIENT || s.kind() == Step.Kind.BIAS_GRADIENT) {
                    Symbol parameter = program.parameters().stream().filter(p -> ("d" + p.name()).equals(s.value().name())).findFirst().orElseThrow();
                    for (List<Integer> at : List.copyOf(tensors.get(parameter).keySet())) {
                        assertThat(entry(program, s, at)).as("%s%s of %s, seed %d", s.value().name(), at, layers, SEED)
                                .isCloseTo(difference(cost, parameter, at), within(1e-6));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h relu, K softmax, ce", "h g, K sigmoid, mse", "h tanh, k relu, K sigmoid, bce"})
    void everyStepIsATheoremAboutTheCost(String layers) {
        Backprop program = Equations.ofBatch(Networks.of(layers), Networks.prover());
        for (Step s : program.backward()) {
            boolean gradient = s.kind() == Step.Kind.WEIGHT_GRADIENT || s.kind() == Step.Kind.BIAS_GRADIENT;
            assertThat(s.meaning().conclusion()).isInstanceOf(Prop.Derivative.class);
            assertThat(s.theorem().conclusion()).isInstanceOf(gradient ? Prop.Derivative.class : Prop.Equal.class);
            assertThat(s.theorem().hypotheses()).as("hypotheses of %s", s.value().name()).noneMatch(GradientTest::mentionsDerivative);
        }
    }

    private static boolean mentionsDerivative(Prop p) {
        return Prop.terms(p).stream().anyMatch(Expr::hasDiff);
    }

    /// Sizes 2 and 3, and labels that are distributions.
    private void fill(Backprop program) {
        scalars.clear();
        tensors.clear();
        program.others().forEach(o -> scalars.put(o, 0.75));
        Set<Symbol> all = new LinkedHashSet<>(program.parameters());
        all.add(program.input());
        all.add(program.label());
        all.addAll(program.data());
        for (Symbol s : List.copyOf(all)) {
            Free.symbols(s).stream().filter(k -> k.sort() instanceof Sort.Size).forEach(k -> scalars.putIfAbsent(k, 2.0 + scalars.size() % 2));
        }
        for (Symbol s : all) {
            List<Expr> sizes = ((Sort.Tensor) s.sort()).sizes();
            Map<List<Integer>, Double> entries = new java.util.HashMap<>();
            for (int i = 1; i <= size(sizes.getFirst()); i++) {
                for (int j = 1; j <= (sizes.size() > 1 ? size(sizes.get(1)) : 1); j++) {
                    double v = s == program.label() ? 1.0 / size(program.network().units(program.network().depth())) : random.nextGaussian();
                    entries.put(sizes.size() > 1 ? List.of(i, j) : List.of(i), v);
                }
            }
            tensors.put(s, entries);
        }
    }

    private int size(Expr e) {
        return e instanceof Num n ? n.value().intValueExact() : scalars.get((Symbol) e).intValue();
    }

    private double entry(Backprop program, Step s, List<Integer> at) {
        Map<Expr, Expr> map = new IdentityHashMap<>();
        List<Expr> indices = new ArrayList<>(s.value().indices());
        for (int k = 0; k < indices.size(); k++) {
            map.put(indices.get(k), Terms.num(at.get(k)));
        }
        return new DoubleEvaluation(scalars, tensors).value(Substitution.of(map).apply(program.overInputs(s.value().body())));
    }

    private double difference(Expr cost, Symbol parameter, List<Integer> at) {
        double here = tensors.get(parameter).get(at);
        tensors.get(parameter).put(at, here + STEP);
        double above = new DoubleEvaluation(scalars, tensors).value(cost);
        tensors.get(parameter).put(at, here - STEP);
        double below = new DoubleEvaluation(scalars, tensors).value(cost);
        tensors.get(parameter).put(at, here);
        return (above - below) / (2 * STEP);
    }
}
