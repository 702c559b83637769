package org.backproof.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is written, and how it prints when it was read.
class ParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // precedence and association
            "-x^2 | -x^2", "(-x)^2 | (-x)^2", "-(x^2) | -x^2", "2^3^4 | 2^3^4", "(2^3)^4 | (2^3)^4", "2^-3 | 2^-3", "2^-3^2*y | 2^-3^2*y", "a - (b - c) | a - (b - c)",
            "(a + b) + c | (a + b) + c", "a + b + c | a + b + c", "a*(b*c)/d | a*(b*c)/d", "-(a*b) | -(a*b)", "-a*b | -a*b", "(-a)*b | -a*b", "a*-b | a*-b", "--x | --x",
            "+x | x", "((x)) | x", "a @ b @ c | a @ b @ c", "a @ b * c | a @ b*c", "x'^2 | x'^2", "a^x' | a^x'", "2 ** 3 | 2^3",
            // words
            "if x > 0 then x else -x | if x > 0 then x else -x", "1 + if a = 1 then b else c + 2 | 1 + (if a = 1 then b else c + 2)",
            "if a < 1 then b else if c == 2 then d else e | if a < 1 then b else if c = 2 then d else e", "(if a > 1 then b else c) + 2 | (if a > 1 then b else c) + 2",
            // calls, indices, primes
            "f'(x) | f'(x)", "f''(x)' | f''(x)'", "x'' | x''", "v' @ w | v' @ w", "x.T | x'", "W[i, j]'[k] | W[i, j]'[k]", "W[:, j] | W[:, j]", "W[1,:][k] | W[1, :][k]", "softmax(z)[k] | softmax(z)[k]", "f() | f()",
            "ones[K] | ones[K]", "[[a, b], [c, d]] | [[a, b], [c, d]]", "onehot(c, K) | onehot(c, K)",
            "sum(e, axis=0) | sum(e, axis=0)", "sum(i in 1..K, t[i]*a[i]) | sum(i in 1..K, t[i]*a[i])", "sum(i in k+1..2*K, t[i]) | sum(i in k + 1..2*K, t[i])",
            "sum(i, t[i]) | sum(i, t[i])", "f((a = 3)) | f((a = 3))", "f(a < 3 and b) | f(a < 3 and b)", "f((i in 1..3)) | f((i in 1..3))",
            // numbers
            "0.1 | 0.1", ".5 | 0.5", "1e-6 | 0.000001", "1E3 | 1000", "1e300 | 1e300", "0.50 | 0.5", "2.5e-1 | 0.25",
            // Unicode
            "ŷ − y | y_hat - y", "σ(z)·θ₁ | sigma(z)*theta1", "∂L/∂z | dL/dz", "x²³ + x⁻¹ | x^23 + x^-1", "2^x² | 2^x^2", "t ᵀ ⊙ s | t'*s", "f′(x) | f'(x)", "f″(x) | f''(x)",
            "Σ(i ∈ 1..K, t[i]) | sum(i in 1..K, t[i])", "Σ | Sigma", "π*∞ | pi*inf", "√(x) | sqrt(x)", "a × b ÷ c | a*b/c", "λ̂ | lambda_hat",
            // statements
            "y : scalar in [0, 1] | y : scalar in [0, 1]", "v, t : vector[K] | v, t : vector[K]", "W : matrix[n, m] | W : matrix[n, m]", "c : index[K] | c : index[K]",
            "g : function | g : function", "g : function in (0, inf) | g : function in (0, inf)", "y in {0, 1} | y in {0, 1}", "n : integer | n : scalar integer",
            "q : vector[K] integer in {0, 1} | q : vector[K] integer in {0, 1}", "q : vector[K] in [0, 3] integer | q : vector[K] integer in [0, 3]", "k in 1..K | k in 1..K",
            "assume sum(t) = 1, x > 0 | assume sum(t) = 1, x > 0", "x = 3 | x = 3", "prove = 4 | prove = 4", "match : scalar | match : scalar", "L = bce(a, y); | L = bce(a, y)",
            "focal(a in (0, 1), y, gamma in [0, inf) = 2) = -y*(1 - a)^gamma*log(a) | focal(a in (0, 1), y, gamma in [0, inf) = 2) = -y*(1 - a)^gamma*log(a)",
            "softmax(z : vector) = exp(z)/sum(exp(z)) | softmax(z : vector) = exp(z)/sum(exp(z))", "f(z : vector[K] in (0,1) = [1,2]) = z | f(z : vector[K] in (0, 1) = [1, 2]) = z",
            "diff(L, z) given a > 0 | diff(L, z) given a > 0", "prove sigmoid(z) > 0 | prove sigmoid(z) > 0", "prove x = y given 0 < a < 1, b in (0, 1) | prove x = y given 0 < a < 1, b in (0, 1)",
            "prove not (a = 1 or b = 2) and c = 3 | prove not (a = 1 or b = 2) and c = 3", "prove a = 1 or b = 2 and not c = 3 | prove a = 1 or b = 2 and not c = 3",
            "check a = b = c | check a = b = c", "pair bce with sigmoid | pair bce with sigmoid", "pair E with a = softmax(z/tau) | pair E with a = softmax(z/tau)", "pair all | pair all",
            "derive mse with tanh | derive mse with tanh", "derive E | derive E", "derive E wrt x, z[k] given x > 0 | derive E wrt x, z[k] given x > 0", "match mse | match mse",
            "help | help", "help pair | help pair", "latex | latex", "latex a/b-c.tex | latex a/b-c.tex", "latex \"my file.tex\" | latex \"my file.tex\"", "steps | steps", "steps finer | steps finer",
            "steps 3 | steps 3", "assumptions | assumptions", "undo | undo", "save x.bp | save x.bp", "load x.bp | load x.bp", "backprop net | backprop net", "generate java for L wrt W, b | generate java for L wrt W, b",
            "rule r: log(a*b) = log(a) + log(b) given a > 0 | rule r: log(a*b) = log(a) + log(b) given a > 0", "given = with | given = with",
    })
    void printsWhatItRead(String input, String printed) {
        assertThat(Parser.parse(new Source("", input))).map(Syntax::toSource).isEqualTo(List.of(printed));
    }

    @Test
    void networksAndNotesHaveALineEach() {
        assertThat(Parser.parse(new Source("", "network net { input x[n]; hidden h relu\noutput K softmax; loss ce }")).getFirst().toSource())
                .isEqualTo("network net {\n  input x[n]\n  hidden h relu\n  output K softmax\n  loss ce\n}");
        String notes = "check net {\n  dW[l] = 1/m dZ[l] A[l-1].T\n  db[1] = 1/m * np.sum(dZ[1], axis=1)\n}";
        assertThat(Parser.parse(new Source("", notes)).getFirst()).isInstanceOf(Statement.CheckFormulas.class);
        String mixed = "check net {\n  # the last layer\n  dZ2 = A2 - Y    # of m\n\n  see page 12\n  dW1 = dZ1 @ X.T / m\n}\nprove 1 = 1";
        assertThat(Parser.parse(new Source("", mixed)).stream().map(Syntax::toSource))
                .containsExactly("check net {\n  dZ2 = A2 - Y\n  see page 12\n  dW1 = dZ1 @ X'/m\n}", "prove 1 = 1");
        assertThat(Parser.parse(new Source("", "check net { see page 12 }")).getFirst()).isInstanceOf(Statement.Malformed.class);
        assertThat(Parser.parse(new Source("", "check net: dA[1] = W[2].T dZ[2]")).getFirst()).isInstanceOf(Statement.CheckFormulas.class);
    }
}
