package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What loss and gradients have in common is computed once.
class SharingTest {
    /// Of networks at random; the texts of a network with a loss that is a square, whose dA is a term of it.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noTermStandsInTwoLines(long seed) {
        SampledNetwork network = RandomNetwork.of("n", seed);
        Map<Expr, String> first = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (Let l : network.program().lets()) {
            for (Expr e : Subterms.of(l.body())) {
                boolean value = e instanceof Apply a && !a.arguments().isEmpty() || e instanceof Add s && s.terms().stream().noneMatch(Num.class::isInstance);
                if (value && first.putIfAbsent(e, l.name()) != null) {
                    twice.add(e + " in " + first.get(e) + " and in " + l.name());
                }
            }
        }
        assertThat(network.program().lets()).isNotEmpty();
        assertThat(twice).as(network.text()).isEmpty();
    }
}
