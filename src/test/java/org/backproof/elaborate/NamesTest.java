package org.backproof.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backproof.expr.Terms;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void aValueIsCalledByItsName() {
        Script script = Script.of("a = sigmoid(z); n = 3; u = z; sigmoid(z)");
        Names names = script.last().setting().names();
        assertThat(names.of(script.shown().body())).contains(new Names.Name("a", List.of()));
        assertThat(names.of(Terms.num(3))).isEmpty();
        assertThat(names.of(Terms.real("z"))).isEmpty();
    }

    @Test
    void anEntryIsCalledByTheNameOfItsTensor() {
        Script script = Script.of("v : vector[K]; W : matrix[K, M]; p = softmax(v); Z = 2*W; p[i]*0 + softmax(v)[i]");
        Names names = script.last().setting().names();
        Tensor p = Script.of("v : vector[K]; softmax(v)").shown();
        assertThat(names.of(p.at(List.of(Terms.num(2))))).contains(new Names.Name("p", List.of(Terms.num(2))));
        assertThat(names.of(p.body())).contains(new Names.Name("p", List.copyOf(p.indices())));
        Tensor z = Script.of("W : matrix[K, M]; 2*W").shown();
        assertThat(names.of(z.at(List.of(Terms.num(2), Terms.num(1))))).contains(new Names.Name("Z", List.of(Terms.num(2), Terms.num(1))));
    }

    @Test
    void theLastMeaningCounts() {
        Names names = Script.of("a = sigmoid(z); a = tanh(z); x").last().setting().names();
        assertThat(names.of(Script.of("sigmoid(z)").shown().body())).isEmpty();
        assertThat(names.of(Script.of("tanh(z)").shown().body())).contains(new Names.Name("a", List.of()));
    }

    @Test
    void aRepeatedDefinitionKeepsItsOwnName() {
        Script script = Script.of("s(x) = 1/(1 + exp(-x)); s(2)");
        assertThat(script.last().setting().names().of(script.scope().definitions().getLast().function())).isEqualTo("s");
    }

    @Test
    void thePredictionOfAPairIsNamed() {
        Task.Pair pair = (Task.Pair) Script.of("pair bce with sigmoid").last();
        assertThat(pair.setting().names().of(pair.pairing().value().body())).contains(new Names.Name("a", List.of()));
        assertThat(pair.setting().scope().named()).isEmpty();
    }
}
