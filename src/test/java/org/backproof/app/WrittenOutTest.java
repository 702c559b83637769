package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cross-entropy of a softmax with every class written out as scalars, within the program's own bounds.
class WrittenOutTest {
    private static final long SEED = 50;

    private static String joined(List<Integer> classes, String operator, IntFunction<String> term) {
        return classes.stream().map(term::apply).collect(Collectors.joining(operator));
    }

    private static void verdict(String statement, String expected) {
        assertThat(Run.of("", List.of("-e", statement)).out()).contains("\n" + expected + " ");
    }

    @ParameterizedTest
    @ValueSource(ints = { 3, 10, 50 })
    void crossEntropyOfSoftmax(int k) {
        List<Integer> classes = IntStream.rangeClosed(1, k).boxed().collect(Collectors.toList());
        String sum = joined(classes, " + ", i -> "exp(z" + i + ")");
        String loss = "-(" + joined(classes, " + ", i -> "y" + i + "*log(exp(z" + i + ")/(" + sum + "))") + ")";
        String labels = joined(classes, " + ", i -> "y" + i);
        Collections.shuffle(classes, new Random(SEED));
        String mixed = joined(classes, " + ", i -> "y" + i);
        String claim = "prove diff(" + loss + ", z%1$d) = exp(z%1$d)/(" + sum + ") - y%1$d";
        verdict(claim.formatted(1) + " given " + labels + " = 1", "proved");
        verdict(claim.formatted(k) + " given 1 = " + mixed, "proved");
        verdict(claim.formatted(1), "refuted");
    }
}
