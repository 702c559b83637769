package org.backproof.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.backproof.elaborate.Task;
import org.backproof.elaborate.Tensor;
import org.backproof.print.Limits;
import org.backproof.print.Plain;
import org.backproof.print.Typesetter;
import org.backproof.print.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Terms in index notation and what they are in matrix notation; and that reading this gives a term that is provably the same.
class NotationTest {
    private static final String DECLARED = """
            A, B : matrix[n, n]; X, P : matrix[n, m]; x, y : vector[n]; w : vector[m]; S : matrix[n, m]
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "A@B | A@B", "A'@X | A'@X", "X' | X'", "A*B | A*B", "x@w' | x@w'", "trace(A@B') | sum(A*B)", "sum(X, axis=1) | X@ones[m]", "sum(X) | sum(X)",
            "x'@A@y | x'@A@y", "diag(x)@A | diag(x)@A", "diag(A) | diag(A)", "A@x - y | A@x - y", "2*A@x - 2*y | 2*(A@x - y)", "A@x + B@x | (A + B)@x",
            "sum(i in 1..n, A[i, j]*x[i]) | A'@x", "sum(i in 1..n, x[i]*y[i]) | x'@y", "X + x | X + x", "tanh(A@X) | tanh(A@X)", "softmax(A@X) | softmax(A@X)",
            "P*sigmoid(X) | P*sigmoid(X)", "P/X | P/X", "(A@X)^2 | (A@X)^2", "eye[n]*1 | eye[n]", "ones[n, m]*2 | 2*ones[n, m]"})
    void roundTrip(String written, String expected) {
        Tensor value = ((Task.Show) Networks.last(DECLARED + written)).value();
        var knowledge = Networks.prover().knowledge(java.util.List.of());
        Notation.Written found = Notation.of(value.body(), indices(value, written), knowledge).orElseThrow(() -> new AssertionError("no notation: " + written));
        String printed = Plain.print(Typesetter.of(Vocabulary.STANDARD, Limits.FULL).layout(found.matrix()));
        assertThat(printed).isEqualTo(expected);
        assertThat(found.theorem().left()).isSameAs(value.body());
        Tensor again = ((Task.Show) Networks.last(DECLARED + printed)).value();
        assertThat(new org.backproof.algebra.Normalizer(knowledge, org.backproof.algebra.Normalizer.Settings.SHALLOW)
                .equal(found.theorem().right(), again.at(indices(value, written)))).as(printed).isPresent();
    }

    private static java.util.List<org.backproof.expr.Symbol> indices(Tensor t, String written) {
        return t.indices().isEmpty() && written.contains("[i, j]")
                ? org.backproof.expr.Free.symbols(t.body()).stream().filter(s -> s.name().equals("j")).toList() : t.indices();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"sum(i in 1..n, A[i, j]*A[i, k]*A[i, l])", "sum(i in 1..n, x[i]*A[i, 1])"})
    void whatHasNoNotationHasNone(String written) {
        Tensor value = ((Task.Show) Networks.last(DECLARED + written)).value();
        var free = org.backproof.expr.Free.symbols(value.body()).stream().filter(s -> s.sort() instanceof org.backproof.expr.Sort.Index).toList();
        assertThat(Notation.of(value.body(), free, Networks.prover().knowledge(java.util.List.of()))).isEmpty();
    }
}
