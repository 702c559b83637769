package org.backproof.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.backproof.expr.Apply;
import org.backproof.expr.Function;
import org.backproof.expr.Sort;
import org.backproof.expr.Terms;
import org.backproof.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Definitions: shapes of parameters, what is hidden in them, what they repeat.
class FunctionsTest {
    private static Definition definition(String text) {
        return Script.of(text).scope().definitions().getLast();
    }

    /// `definition | sorts of visible parameters, then of hidden ones, then of indices | rank`
    @ParameterizedTest
    @ValueSource(strings = {
            "f(x) = x^2 | Real | 0", "f(x, k=2) = k*x | Real Real | 0", "f(x) = a*x | Real Real | 0", "f(z : vector) = exp(z) | Tensor Index | 1",
            "f(z) = z/sum(z) | Tensor Index | 1", "f(a, t) = -sum(t*log(a)) | Tensor Tensor | 0", "f(z) = z - logsumexp(z) | Tensor Index | 1",
            "f(z, tau) = softmax(z/tau) | Tensor Tensor Index | 1", "f(z, tau : scalar) = softmax(z/tau) | Tensor Real Index | 1", "f(z, c) = -log(softmax(z)[c]) | Tensor Index | 0",
            "f(x, n) = sum(i in 1..n, x^i/i) | Real Size | 0", "f(a, b) = a'@b | Tensor Tensor | 0", "f(M : matrix, x) = M@x | Tensor Tensor Index | 1", "f(w, x, b) = w'@x + b | Tensor Tensor Real | 0",
            "f(t) = sum(i in 1..K, t[i]) | Tensor | 0", "f(x) = x*sum(i in 1..K, i) | Real Size | 0", "f() = pi |  | 0", "v : vector[K]; f(x) = x*sum(v) | Real Tensor | 0",
            "v : vector[K]; f(x) = x*v | Real Tensor Index | 1", "c : index[3]; f(z : vector[3]) = z[c] | Tensor Index | 0", "f(z : vector[K]) = sum(z)/K | Tensor | 0", "a = x*y; f(z) = a*z | Real Real Real | 0",
            "f(x) = diff(x^3, x) | Real | 0", "g : function; f(x) = g(2*x) | Real | 0", "f(p) = sum(i, p[i]*log(p[i])) | Tensor | 0", "f(x) = [x, 1 - x] | Real Index | 1",
    })
    void parametersHaveSorts(String row) {
        String[] sides = row.split(" \\|");
        Function.Defined f = definition(sides[0]).function();
        String sorts = String.join(" ", f.parameters().stream().map(s -> s.getClass().getSimpleName()).toList());
        assertThat(sorts).isEqualTo(sides[1].trim());
        assertThat(f.rank()).isEqualTo(Integer.parseInt(sides[2].trim()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "s(x) = 1/(1 + exp(-x)) | sigmoid", "s(x) = 1/(exp(-x) + 1) | sigmoid", "s(q : vector) = exp(q)/sum(exp(q)) | softmax", "s(q) = exp(q)/sum(exp(q)) | softmax",
            "xent(p, q) = -sum(q*log(p)) | ce", "xent(p, q) = -sum(p*log(q)) | xent", "sigmoid(z) = 1/(1 + exp(z)) | sigmoid", "s(x) = ln(1 + exp(x)) | softplus",
            "loss(y, t) = (y - t)^2/2 | mse", "s(x) = sin(x)/cos(x) | tan", "s(x) = x | identity",
    })
    void aRepeatedDefinitionIsTheLibrarys(String row) {
        String[] sides = row.split(" \\| ");
        Function.Defined f = definition(sides[0]).function();
        assertThat(f.name()).isEqualTo(sides[1]);
        boolean repeated = Library.descriptor(f).isPresent();
        assertThat(repeated).isEqualTo(!sides[0].startsWith(sides[1] + "("));
    }

    @Test
    void anotherBodyUnderTheSameNameIsAnotherFunction() {
        Function ours = definition("sigmoid(z) = 1/(1 + exp(z))").function();
        assertThat(ours).isNotEqualTo(((Definition) Library.scope().function("sigmoid").orElseThrow()).function());
        assertThat(Script.of("sigmoid(z) = 1/(1 + exp(z))").notes()).containsExactly("this hides the library's sigmoid(z)");
        assertThat(Script.of("f(z) = z; f(z) = 2*z").notes()).containsExactly("f is defined anew; what was said of the old f(z) stays");
    }

    @Test
    void aParameterIsNotASessionVariableOfItsName() {
        Function.Defined f = definition("a = sigmoid(z); f(z) = a*z").function();
        assertThat(f.hidden()).isEqualTo(1);
        assertThat(f.symbols()).hasSize(2).doesNotHaveDuplicates();
        assertThat(f.body()).isEqualTo(Terms.multiply(Script.of("sigmoid(z)").shown().body(), f.symbols().getFirst()));
    }

    @Test
    void aScalarStandsInForAVectorNextToOthers() {
        Task.Claim claim = Script.of("""
                v, t : vector[K]
                smooth(a, t, e) = -sum((t + e)*log(a))
                prove smooth(v, t, x) = smooth(v, t, x)
                """).claim();
        Function f = ((Apply) claim.left().body()).function();
        assertThat(f.parameters().get(2)).isEqualTo(Sort.REAL);
    }

    @Test
    void aVectorStandsInForAScalarNextToOthers() {
        Tensor t = Script.of("layer(W : matrix, x, b) = relu(W@x + b); W : matrix[n, m]; x : vector[m]; b : vector[n]; layer(W, x, b)").shown();
        assertThat(t.shape()).isEqualTo("vector[n]");
        assertThat(((Apply) t.body()).function().parameters().get(2)).isInstanceOf(Sort.Tensor.class);
    }

    /// `call | its value with A : matrix[K, M]`
    @ParameterizedTest
    @ValueSource(strings = {
            "softmax(A) | ['1, '2] softmax([#1] -> A[#1, '2], '1)", "logsumexp(A) | ['1] logsumexp([#1] -> A[#1, '1])",
            "ce(softmax(A), A) | ['1] ce([#2] -> softmax([#1] -> A[#1, '1], #2), [#1] -> A[#1, '1])", "sigmoid(A) | ['1, '2] sigmoid(A['1, '2])",
    })
    void aFunctionOfVectorsGoesColumnByColumn(String row) {
        String[] sides = row.split(" \\| ");
        Tensor t = Script.of("A : matrix[K, M]; " + sides[0]).shown();
        assertThat(t.indices() + " " + t.body()).isEqualTo(sides[1]);
    }

    @Test
    void bindingIsEarly() {
        assertThat(Script.of("f(x) = x; g(x) = f(x); f(x) = 2*x; prove g(1) = f(1)").claim().left())
                .isNotEqualTo(Script.of("f(x) = 2*x; g(x) = f(x); prove g(1) = f(1)").claim().left());
        Script script = Script.of("a = x; b = a + 1; a = 2*x; b");
        assertThat(script.shown().body()).hasToString("(1 + x)");
    }

    @Test
    void valuesAndFunctionsHaveANamespaceEach() {
        assertThat(Script.of("gamma*gamma(x)").shown().body()).isEqualTo(Terms.multiply(Terms.real("gamma"), Script.of("gamma(x)").shown().body()));
    }

    @Test
    void aDefaultIsPutIn() {
        assertThat(Script.of("f(x, k=2) = k*x; f(3)").shown().body()).hasToString("f(3, 2)");
        assertThat(Script.of("f(x, k=2) = k*x; f(3, k=x)").shown().body()).hasToString("f(3, x)");
    }
}
