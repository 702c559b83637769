package org.backproof.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Task;
import org.backproof.language.SourceError;
import org.backproof.network.Backprop;
import org.backproof.network.Equations;
import org.backproof.network.Networks;
import org.backproof.network.Orientation;
import org.backproof.network.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Networks whose depth is a symbol: the equations of layer l are those of each hidden layer of a network of four layers.
class SymbolicDepthTest {
    private static final List<String> OUTPUTS = List.of("output K softmax; loss ce", "output K sigmoid mask e; loss bce", "output K identity; loss huber(2)");
    private static final List<String> LINES = List.of("", "weights s", "decay lambda", "weights s; decay 0.01");

    private static Network network(String parts) {
        return ((Task.Backprop) Networks.last("g : function\nnetwork net { input x[n]; " + parts + " }\nbackprop net")).network();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden h[l] relu", "hidden h[l] softmax mask d", "hidden[l] n tanh skip", "hidden[l] n g mask d skip", "hidden[l] n leaky_relu(0.1) skip mask d"})
    void layersAreThoseOfACountedNetwork(String hidden) {
        for (int k = 0; k < LINES.size(); k++) {
            Network deep = network(hidden + "; " + OUTPUTS.get(k % OUTPUTS.size()) + "; " + LINES.get(k));
            Backprop columns = Equations.ofBatch(deep, Networks.prover());
            Backprop counted = Equations.ofBatch(deep.counted(), Networks.prover());
            for (Orientation o : Orientation.values()) {
                compare(o.of(columns), o.of(counted));
            }
        }
    }

    /// Each equation of the counted network against the one with its number for l, or L.
    private static void compare(Backprop deep, Backprop counted) {
        List<String> wanted = new ArrayList<>();
        int last = counted.network().depth();
        String input = counted.input().name();
        equations(deep).forEach(e -> wanted.add(numbered(e, "L", last, input)));
        equations(deep.hidden().orElseThrow()).forEach(e -> {
            for (int l = 1; l < last; l++) {
                wanted.add(numbered(e, "l", l, input));
            }
        });
        assertThat(equations(counted).stream().map(SymbolicDepthTest::ordered)).as(deep.network().toString()).isSubsetOf(wanted.stream().map(SymbolicDepthTest::ordered).toList());
    }

    private static List<String> equations(Backprop program) {
        return program.steps().stream().filter(s -> s.kind() != Step.Kind.COST)
                .map(s -> Backpropagation.plainText(program, s, Networks.prover().knowledge(program.facts()))).toList();
    }

    /// The terms of a sum are in an order that goes by names.
    private static String ordered(String equation) {
        String[] sides = equation.split(" = ");
        return sides[0] + " = " + Arrays.stream(sides[1].split(" \\+ ")).sorted().toList();
    }

    /// A mask of a layer with a number is `D2`; an activation of layer 0 is the input.
    private static String numbered(String equation, String letter, int layer, String input) {
        String own = Integer.toString(layer);
        return equation.replaceAll("(?<!\\bh)\\[" + letter + "\\]", own).replace("h[" + letter + "]", "h[" + own + "]")
                .replace("[" + letter + "-1]", Integer.toString(layer - 1)).replaceAll("\\b[aA]0\\b", input);
    }

    @Test
    void theCostHasTheDecayOfEachLayer() {
        Backprop deep = Equations.ofBatch(network("hidden h[l] relu; output K softmax; loss ce; decay lambda"), Networks.prover());
        Step cost = deep.step(Step.Kind.COST, deep.network().depth()).orElseThrow();
        assertThat(Backpropagation.plainText(deep, cost, Networks.prover().knowledge(deep.facts())))
                .isEqualTo("J = 1/m*sum(ce(A[L], Y)) + sum(l in 1..L, lambda/2*sum(W[l]^2))");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hidden h[l] relu skip; output K softmax; loss ce       | skip adds vector[h[l-1]], layer l wants vector[h[l]]
            hidden[l] n relu skip 1; output K softmax; loss ce     | where the depth is a symbol, skip adds the activation of the layer before, and takes no number
            hidden h[l] relu shared 1; output K softmax; loss ce   | no layer has the weights of another one where the depth is a symbol
            hidden h[l] relu; output n sigmoid tied 1; loss bce    | no layer has the weights of another one where the depth is a symbol
            hidden h[l] relu; output K softmax; given dA           | there is no line given where the depth is a symbol
            hidden h[l] relu; hidden k tanh; output K softmax; loss ce | one line stands for all hidden layers, and there is another
            hidden h[l] relu mask W1; output K softmax; loss ce    | W1 is the name of a value of a layer""")
    void whatIsRefusedIsSaidInASentence(String parts, String why) {
        assertThatThrownBy(() -> network(parts)).isInstanceOf(SourceError.class).hasMessage(why);
    }
}
