package org.backproof.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two ways to write one term.
class SameValueTest {
    private static final String DECLARATIONS = """
            v, w, t : vector[K]
            u : vector[M]
            q : vector[3]
            A, B : matrix[K, M]
            C : matrix[M, K]
            S : matrix[K, K]
            c : index[K]
            p = softmax(v)
            a = sigmoid(z)
            L = bce(a, y)
            """;

    @ParameterizedTest
    @ValueSource(strings = {
            // numbers and constants
            "0.1 | 1/10", "1e-6 | 10^-6", "2^10 | 1024", "sqrt(x) | x^(1/2)", "ln(x) | log(x)", "x/y | x*y^-1", "-x^2 | -(x^2)", "2^3^2 | 512", "π | pi",
            "arctan(x) | atan(x)", "σ(z) | sigmoid(z)", "max(x, y, z) | max(max(x, y), z)", "x - x | 0",
            // entries
            "v[2] | (v + 0)[2]", "(2*v)[i] | 2*v[i]", "A[1, 2] | (A + 0)[1, 2]", "A'[i, j] | A[j, i]", "A''[1, 2] | A[1, 2]", "v''[3] | v[3]", "v'[1, 3] | v[3]",
            "[x, y, z][2] | y", "[[x, y], [z, 1]][2, 1] | z", "[log(x), 1][2] | 1", "(A@u)[c] | sum(j in 1..M, A[c, j]*u[j])",
            // products
            "v' @ w | sum(i, v[i]*w[i])", "v' @ w | w' @ v", "(A @ C)[1, 2] | sum(k in 1..M, A[1, k]*C[k, 2])", "(v @ u')[2, 3] | v[2]*u[3]",
            "v' @ S @ w | sum(j, sum(i, v[i]*S[i, j])*w[j])", "(v' @ A)[1, 2] | sum(i, v[i]*A[i, 2])", "trace(S) | sum(i, S[i, i])", "diag(v)[i, c] | delta(i, c)*v[i]",
            "diag(S)[2] | S[2, 2]", "(ones[K] @ u')[1, 2] | u[2]", "eye[K][i, c] | delta(i, c)", "onehot(c, K)[i] | delta(i, c)", "zeros[K][2] | 0",
            // reductions
            "sum(v) | sum(i in 1..K, v[i])", "sum(v) | sum(i, v[i])", "mean(v) | sum(v)/K", "sum(A) | sum(i, j, A[i, j])", "sum(A, axis=1)[2] | sum(j, A[2, j])",
            "sum(A, axis=0)[1, 2] | sum(i, A[i, 2])", "mean(A) | sum(A)/K/M", "min(v) | -max(-v)", "max(v) | max(i in 1..K, v[i])", "sum([x, y, z]) | x + y + z",
            "sum(q) | sum(i in 1..3, q[i])", "sum(i in 1..K, K) | sum(ones[K]*K)", "mean(A, axis=1)[1] | sum(j, A[1, j])/M", "Σ(i ∈ 1..K, v[i]) | sum(v)",
            "sum(i in 2..K, v[i - 1]) | sum(i in 2..K, v[i - 1])",
            // elementwise
            "exp(v)[2] | exp(v[2])", "(v*w)[i] | v[i]*w[i]", "(A*v)[1, 2] | A[1, 2]*v[1]", "(v^2 + 1)[1] | v[1]^2 + 1", "sigmoid(A)[1, 2] | sigmoid(A[1, 2])",
            "(if v > 0 then v else 0)[2] | if v[2] > 0 then v[2] else 0", "max(v, 0)[2] | max(v[2], 0)", "relu(v)[1] | relu(v[1])",
            // functions of vectors
            "softmax(v + 0)[2] | softmax(v)[2]", "softmax(A)[1, 2] | softmax(A*1)[1, 2]", "p[c] | softmax(v)[c]", "sum(p) | sum(softmax(v))",
            "ce(p, t) | ce(t=t, a=softmax(v))",
            // derivatives
            "diff(sigmoid(z), z) | diff(a, z)", "diff(L, z) | diff(bce(sigmoid(z), y), z)", "diff(L, z, z) | diff(diff(L, z), z)", "diff(sum(v^2), v)[2] | diff(sum(v^2), v[2])",
            "diff(v^2, v)[1, 2] | diff(v[1]^2, v[2])", "diff(sum(v^3), v, v)[1, 2] | diff(sum(v^3), v[1], v[2])", "vjp(v^2, v, w)[2] | sum(i, w[i]*diff(v^2, v)[i, 2])",
            "vjp(sum(v), v, x)[2] | x*diff(sum(v), v)[2]", "sigmoid''(x) | sigmoid''(x)", "diff(ce(p, t), v)[1] | diff(ce(softmax(v), t), v[1])",
    })
    void bothElaborateToOneTerm(String row) {
        String[] sides = row.split(" \\| ");
        Task.Claim claim = Script.of(DECLARATIONS + "prove " + sides[0] + " = " + sides[1]).claim();
        assertThat(claim.left()).hasToString(claim.right().toString()).isEqualTo(claim.right());
    }
}
