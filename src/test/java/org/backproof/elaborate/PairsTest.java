package org.backproof.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairsTest {
    /// `statements | logit | prediction | its value | J(a) | J(z)`, the last three as the statements after them read.
    @ParameterizedTest
    @ValueSource(strings = {
            "pair bce with sigmoid | z | a | sigmoid(z) | bce(a, y) | bce(sigmoid(z), y)",
            "pair bce with q = sigmoid | z | q | sigmoid(z) | bce(q, y) | bce(sigmoid(z), y)",
            "pair mse with tanh | z | a | tanh(z) | mse(a, y) | mse(tanh(z), y)",
            "pair poisson with exp | z | a | exp(z) | poisson(a, y) | poisson(exp(z), y)",
            "pair bce with a = sigmoid(z/tau) | z | a | sigmoid(z/tau) | bce(a, y) | bce(sigmoid(z/tau), y)",
            "a = sigmoid(z); L = bce(a, y); pair L with a = sigmoid(z) | z | a | sigmoid(z) | bce(a, y) | bce(sigmoid(z), y)",
            "a = sigmoid(z); L = bce(a, y); M = 2*L; pair M with a = tanh(z) | z | a | tanh(z) | 2*bce(a, y) | 2*bce(tanh(z), y)",
            "pair -y*log(a) with a = sigmoid(z) | z | a | sigmoid(z) | -y*log(a) | -y*log(sigmoid(z))",
            "L = -y*log(a); pair L with a = sigmoid(z) | z | a | sigmoid(z) | -y*log(a) | -y*log(sigmoid(z))",
            "v, t : vector[K]; pair ce with a = softmax(v/tau) | v | a | softmax(v/tau)[1] | ce([a, 1], t) | ce(softmax(v/tau), t)",
            "pair huber(2) with tanh | z | a | tanh(z) | huber(a, y, 2) | huber(tanh(z), y, 2)",
            "pair focal(gamma=1) with sigmoid | z | a | sigmoid(z) | focal(a, y, 1) | focal(sigmoid(z), y, 1)",
            "pair mse with leaky_relu(0.1) | z | a | leaky_relu(z, 0.1) | mse(a, y) | mse(leaky_relu(z, 0.1), y)",
            "pair huber(delta=d) with elu(alpha=2) | z | a | elu(z, 2) | huber(a, y, d) | huber(elu(z, 2), y, d)",
            "leaky(u, slope=0.01) = if u > 0 then u else slope*u; pair mse with leaky | u | a | leaky(u, slope) | mse(a, y) | mse(leaky(u, slope), y)",
    })
    void bothAreFunctionsOfFreeVariables(String row) {
        String[] sides = row.split(" \\| ");
        Pairing p = ((Task.Pair) Script.of(sides[0]).last()).pairing();
        String declarations = sides[0].substring(0, sides[0].lastIndexOf("pair")).replaceAll("a = sigmoid\\(z\\);.*", "");
        assertThat(p.logit().name()).isEqualTo(sides[1]);
        assertThat(p.prediction().name()).isEqualTo(sides[2]);
        assertThat(p.atLogit()).isEqualTo(Script.of(declarations + sides[5]).shown().body());
        if (p.value().isScalar()) {
            assertThat(p.value()).isEqualTo(Script.of(declarations + sides[3]).shown());
            assertThat(p.atPrediction()).isEqualTo(Script.of(declarations + sides[4]).shown().body());
        }
    }

    /// `statement | shape of the logit | shape of the prediction | J(z)`, with `z : vector[K]` and the label declared for the last.
    @ParameterizedTest
    @ValueSource(strings = {
            "pair ce with softmax | ce(softmax(z), t)", "pair bce with softmax | sum(bce(softmax(z), t))", "pair mse with softmax | sum(mse(softmax(z), t))", "pair ce with sigmoid | ce(sigmoid(z), t)",
    })
    void vectorsHaveASymbolicLength(String row) {
        String[] sides = row.split(" \\| ");
        Pairing p = ((Task.Pair) Script.of(sides[0]).last()).pairing();
        String label = p.parameters().getFirst().name();
        assertThat(p.value().shape()).isEqualTo("vector[K]");
        assertThat(p.atLogit()).isEqualTo(Script.of("z, " + label + " : vector[K]; " + sides[1].replace("t)", label + ")")).shown().body());
    }
}
