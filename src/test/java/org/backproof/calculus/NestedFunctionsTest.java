package org.backproof.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.Script;
import org.backproof.evaluate.DoubleEvaluation;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.print.Sharing;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Derivatives of functions nested n deep: linear in size, right in value.
class NestedFunctionsTest {
    private static final Symbol X = Terms.real("x");
    private static final long STACK_BYTES = 1L << 30;

    private static Expr nested(String function, int n) {
        Expr f = Script.of(function + "(z)").shown().body();
        Symbol z = Free.symbols(f).iterator().next();
        Expr e = X;
        for (int k = 0; k < n; k++) {
            e = Substitution.of(z, e).apply(f);
        }
        return e;
    }

    private static Expr derivative(Expr e) {
        Knowledge knowledge = new Prover(LemmaBook.library(), new Budget(Duration.ofMinutes(5).toMillis(), () -> false)).knowledge(java.util.List.of());
        Theorem t = new Differentiation(knowledge).derivative(e, X).orElseThrow();
        assertThat(t.hypotheses()).isEmpty();
        return t.derivative().value();
    }

    private static <T> T deep(Callable<T> task) throws Exception {
        var future = new FutureTask<>(task);
        new Thread(null, future, "deep", STACK_BYTES).start();
        return future.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "tanh", "softplus", "sin"})
    void sizeGrowsLinearly(String function) throws Exception {
        int[] nodes = deep(() -> new int[] {Subterms.of(derivative(nested(function, 500))).size(), Subterms.of(derivative(nested(function, 1000))).size()});
        assertThat(nodes[1]).isBetween(nodes[0], 2 * nodes[0] + 40).isLessThan(12_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40})
    void valueIsTheProductOfTheSlopes(int n) {
        double at = 0.3;
        double slope = 1;
        double a = at;
        for (int k = 0; k < n; k++) {
            a = 1 / (1 + Math.exp(-a));
            slope *= a * (1 - a);
        }
        double value = new DoubleEvaluation(Map.of(X, at), Map.of()).value(derivative(nested("sigmoid", n)));
        assertThat(value).isCloseTo(slope, within(1e-12 * slope));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 100_000})
    void writtenInPartsItIsLinearToo(int n) throws Exception {
        Sharing parts = deep(() -> Sharing.of(derivative(nested("sigmoid", n)), Set.of()));
        assertThat(parts.definitions()).hasSizeLessThan(3 * n);
        assertThat(parts.definitions().values()).allMatch(d -> d.facts().size() < 200);
    }
}
