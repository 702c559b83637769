package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.backproof.elaborate.Definition;
import org.backproof.library.Descriptor;
import org.backproof.library.Library;
import org.junit.jupiter.api.Test;

/// Each function of the library at arguments of other shapes than it takes: a value, or an error with a place in what was typed.
class ShapesOfArgumentsTest {
    private static final List<String> SHAPES = List.of("x", "v", "X");

    @Test
    void errorsPointToTheArguments() {
        List<String> words = new ArrayList<>(List.of("--keep-going", "-e", "v : vector[K]; X : matrix[m, k]"));
        int calls = 0;
        for (Descriptor d : Library.descriptors()) {
            Definition f = (Definition) Library.scope().function(d.name()).orElseThrow();
            long needed = f.parameters().stream().filter(p -> p.preset().isEmpty()).count();
            for (int k = 0; k < Math.pow(SHAPES.size(), Math.min(needed, 3)); k++) {
                List<String> arguments = new ArrayList<>();
                for (int at = 0, rest = k; at < needed; at++, rest /= SHAPES.size()) {
                    arguments.add(SHAPES.get(rest % SHAPES.size()));
                }
                words.addAll(List.of("-e", "q" + calls++ + " = " + d.name() + "(" + String.join(", ", arguments) + ")"));
            }
        }
        Run run = Run.of("", words);
        assertThat(run.code()).isEqualTo(2);
        assertThat(calls).isGreaterThan(500);
        assertThat(run.err()).doesNotContain("internal error").contains("takes a vector");
        assertThat(run.err().lines().filter(l -> l.contains(": error: ")).filter(l -> !l.startsWith("-e:1:"))).isEmpty();
    }
}
