package org.backproof.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.backproof.expr.Expr;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Different terms are never written the same.
class DistinctTextsTest {
    private static final int SEEDS = 6_000;

    @Test
    void plain() {
        distinct(Plain::print);
    }

    @Test
    void latex() {
        distinct(Latex::print);
    }

    private static void distinct(Function<Expr, String> printer) {
        Map<String, Expr> printed = new LinkedHashMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Expr e = new RandomTerms(seed).next((int) (seed % 4));
            String text = printer.apply(e);
            Expr other = printed.putIfAbsent(text, e);
            assertThat(other == null || other == e).as("seed %d: %s of %s and %s", seed, text, e, other).isTrue();
        }
    }

    @Test
    void namesInLatex() {
        List<String> names = List.of("x", "x1", "x_1", "x12", "x_y", "xy", "x_hat", "xhat", "hat", "gamma", "gamma1", "Gamma", "alpha", "Alpha", "A",
                "omicron", "o", "x_y_hat", "x_hat1", "x1_hat", "x_y1", "x_1_y", "_x", "x_", "ell", "e", "pi_hat");
        assertThat(names.stream().map(LatexNames::of)).doesNotHaveDuplicates();
        Symbol x = RandomTerms.V;
        assertThat(Latex.print(Terms.entry(x, Terms.ONE))).isNotEqualTo(Latex.print(Terms.real("v1")));
    }
}
