package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Backward passes as they stand in courses, blogs and repositories: whole blocks, right and wrong ones, with the conventions of each.
class CourseFormulasTest {
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            input x[n]; hidden h tanh; output 1 sigmoid; loss bce | column | "
              dZ2 = A2 - Y                                                             # right
              dW2 = (1 / m) * np.dot(dZ2, A1.T)                                        # right
              db2 = (1 / m) * np.sum(dZ2, axis=1, keepdims=True)                       # right
              dZ1 = np.multiply(np.dot(W2.T, dZ2), 1 - np.power(A1, 2))                # right
              dW1 = (1 / m) * np.dot(dZ1, X.T)                                         # right
              db1 = (1 / m) * np.sum(dZ1, axis=1, keepdims=True)                       # right
              db1 = (1 / m) * np.sum(dZ1, axis=1)                                      # wrong
              db2 = (1 / m) * np.sum(dZ2, axis=1)                                      # right
              db2 = (1 / m) * np.sum(dZ2)                                              # right
              db1 = (1 / m) * np.sum(dZ1, axis=(1,), keepdims=True)                    # right
              db1 = (1 / m) * np.sum(dZ1, keepdims=True)                               # wrong"
            input x[n]; hidden h tanh; output K softmax; loss ce | row | "
              delta2 = A2 - Y                                                          # right
              dW2 = (A1.T).dot(delta2) / m                                             # right
              db2 = np.sum(delta2, axis=0, keepdims=True) / m                          # right
              db2 = np.sum(delta2, axis=0) / m                                         # right
              delta1 = delta2.dot(W2.T) * (1 - np.power(A1, 2))                        # right
              dW1 = np.dot(X.T, delta1) / m                                            # right
              dW1 = np.dot(X.T, delta1)                                                # wrong
              db1 = np.sum(delta1, axis=0) / m                                         # right
              db1 = np.sum(delta1, axis=1, keepdims=True) / m                          # wrong
              db1 = delta1.mean(0)                                                     # right
              db1 = delta1.sum(dim=0) / X.shape[0]                                     # right
              exp_scores = np.exp(Z2); A2 = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)    # right
              exp_scores = np.exp(Z2); A2 = exp_scores / np.sum(exp_scores, axis=1)    # wrong
              exp_scores = np.exp(Z2); A2 = exp_scores / np.sum(exp_scores, axis=1)[:, None]    # right"
            input x[n]; hidden h relu; output K softmax; loss ce | column | "
              dZ2 = A2 - Y                                                             # right
              dW2 = 1 / m * dZ2.dot(A1.T)                                              # right
              db2 = 1 / m * np.sum(dZ2)                                                # wrong
              db2 = 1 / m * np.sum(dZ2, 1).reshape(-1, 1)                              # right
              db2 = 1 / m * dZ2.sum(1)                                                 # wrong
              db2 = dZ2.mean(axis=1, keepdims=True)                                    # right
              db2 = dZ2.mean(1, True)                                                  # right
              db2 = torch.sum(dZ2, dim=1, keepdim=True) / m                            # right
              db2 = dZ2.mean(0)                                                        # wrong
              dZ1 = W2.T.dot(dZ2) * (Z1 > 0)                                           # right
              dZ1 = np.where(Z1 <= 0, 0, W2.T @ dZ2)                                   # right
              dZ1 = W2.T.dot(dZ2) * (A1 > 0)                                           # right
              dZ1 = W2.T.dot(dZ2) * relu(Z1)                                           # wrong
              dW1 = 1 / m * dZ1.dot(X.T)                                               # right
              dW1 = 1 / m * X.dot(dZ1.T)                                               # wrong
              A2 = np.exp(Z2) / np.sum(np.exp(Z2), axis=0)                             # right
              A2 = np.exp(Z2) / np.sum(np.exp(Z2))                                     # wrong"
            input x[n]; hidden h sigmoid; output 1 sigmoid; loss mse | row | "
              output_error = Y - A2; dZ2 = -output_error * A2 * (1 - A2)               # right
              dZ2 = (A2 - Y) * A2 * (1 - A2)                                           # right
              dZ2 = 2 * (A2 - Y) * sigmoid_derivative(Z2)                              # wrong
              dZ2 = (A2 - Y) * sigmoid_derivative(Z2)                                  # right
              dW2 = np.dot(A1.T, (A2 - Y) * sigmoid_derivative(Z2)) / m                # right
              dW1 = np.dot(X.T, np.dot((A2 - Y) * sigmoid_derivative(Z2), W2.T) * sigmoid_derivative(Z1)) / m    # right
              dW1 = np.dot(X.T, np.dot((A2 - Y), W2.T) * sigmoid_derivative(Z1)) / m   # wrong"
            input x[n]; hidden h sigmoid; output K sigmoid; loss mse | column | "
              δ[L] = (a[L] - y) ⊙ σ'(z[L])                                             # right
              δ[l] = ((w[l+1])ᵀ δ[l+1]) ⊙ σ'(z[l])                                     # right
              δ[l] = (w[l+1] δ[l+1]) ⊙ σ'(z[l])                                        # wrong
              ∂C/∂w[l] = δ[l] a[l-1]ᵀ                                                  # right
              ∂C/∂b[l] = δ[l]                                                          # right
              ∂C/∂b[l] = δ[l-1]                                                        # wrong
              dZ2 = (A2 - Y) · A2 · (1 − A2)                                           # right
              dW1 = (1/m) · dZ1 · X.T                                                  # right"
            input x[n]; hidden h relu; hidden k relu; output 1 sigmoid; loss bce | column | "
              dAL = - (np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))                    # right
              dAL = np.divide(Y, AL) - np.divide(1 - Y, 1 - AL)                        # wrong
              dW = 1./m * np.dot(dZ, A_prev.T)                                         # right
              db = 1./m * np.sum(dZ, axis = 1, keepdims = True)                        # right
              dA_prev = np.dot(W.T, dZ)                                                # right
              dZ = np.array(dA, copy=True)                                             # wrong
              dZ2 = np.multiply(dA2, np.int64(A2 > 0))                                 # right
              dZ2 = dA2 * np.int64(A2 > 0)                                             # right
              dZ[l] = dA[l] * relu'(Z[l])                                              # wrong"
            input x[n]; hidden h relu; output K softmax; loss ce; decay lambda | column | "
              dW2 = 1/m * np.dot(dZ2, A1.T) + lambda * W2                              # right
              dW2 = 1/m * np.dot(dZ2, A1.T) + (lambda/m) * W2                          # wrong
              dW[l] = 1/m dZ[l] A[l-1]^T + λ W[l]                                      # right
              db2 = 1/m * np.sum(dZ2, axis=1, keepdims=True) + lambda * b2             # wrong"
            input x[n]; hidden h relu mask d; output K softmax; loss ce; weights s | column | "
              A1 = np.multiply(np.maximum(0, Z1), D)                                   # right
              dZ2 = s * (A2 - Y)                                                       # right
              dZ2 = (A2 - Y) * s[None, :]                                              # right
              dZ2 = (A2 - Y) * s[:, None]                                              # wrong
              dZ2 = A2 - Y                                                             # wrong
              dA1 = np.dot(W2.T, dZ2)                                                  # right
              dZ1 = dA1 * D * (Z1 > 0)                                                 # right
              dZ1 = dA1 * (Z1 > 0)                                                     # wrong
              J = -np.mean(s * np.sum(Y * np.log(A2), axis=0))                         # right
              J = -np.sum(s * np.sum(Y * np.log(A2), axis=0)) / m                      # right
              J = -np.sum(s * np.sum(Y * np.log(A2), axis=0)) / np.sum(s)              # wrong"
            input x[n]; hidden h relu; output K softmax; loss ce; weights s | row | "
              dZ2 = s[:, None] * (A2 - Y)                                              # right
              dZ2 = s.reshape(-1, 1) * (A2 - Y)                                        # right
              dZ2 = s.unsqueeze(1) * (A2 - Y)                                          # right
              J = -(s * (Y * np.log(A2)).sum(axis=1)).mean()                           # right"
            input x[n]; hidden h tanh; output K softmax; loss ce | column | "
              dW2 = dZ2.mm(A1.t()) / m                                                 # right
              dW2 = np.matmul(dZ2, np.transpose(A1)) / m                               # right
              dW2 = dZ2 @ A1.transpose() / m                                           # right
              dW2 = torch.einsum('km,hm->kh', dZ2, A1) / m                             # right
              dW2 = np.einsum('km,hm->hk', dZ2, A1) / m                                # wrong
              dW2 = np.tensordot(dZ2, A1, axes=(1, 1)) / m                             # right
              dW2 = np.inner(dZ2, A1) / m                                              # right
              dW2 = (dZ2 @ A1.T).mean()                                                # wrong
              db2 = np.sum(dZ2, axis=-1, keepdims=True) / m                            # right
              db2 = np.mean(dZ2, axis=1)[:, np.newaxis]                                # right
              db2 = np.expand_dims(np.mean(dZ2, axis=1), 1)                            # right
              db2 = np.sum(dZ2, axis=1).T / m                                          # wrong
              dZ1 = (1 - np.tanh(Z1)**2) * (W2.T @ dZ2)                                # right
              dZ1 = W2.T @ dZ2 / np.cosh(Z1)**2                                        # right
              dZ1 = W2.T @ dZ2 * (1 - A1²)                                             # right
              loss = -np.sum(Y * np.log(A2)) / m                                       # right
              loss = -np.mean(np.sum(Y * np.log(A2), axis=0))                          # right
              loss = -np.mean(np.sum(Y * np.log(A2), axis=1))                          # wrong
              loss = np.mean(-np.log(np.sum(Y * A2, axis=0)))                          # wrong"
            input x[n]; hidden n relu no bias; output n softmax; loss ce | column | "
              Z1 = W1 @ X                                                              # right
              Z1 = W1 @ X + b1                                                         # unread
              dW1 = dZ1 @ X.T / m                                                      # right
              dW1 = dZ1 @ X / m                                                        # wrong
              db1 = np.sum(dZ1, axis=1) / m                                            # named
              db2 = np.sum(dZ2, axis=1) / m                                            # right"
            input x[n]; hidden h relu; output K softmax; loss ce | column | "
              1) Backward pass:                                                        # unread
              dZ2 = A2 - Y                                                             # right
              first, compute (see the lecture,                                         # unread
              dW2 = 1/m dZ2 A1ᵀ                                                        # right
              dW2 = \\frac{1}{m} dZ2 A1.T                                              # right
              W2 -= alpha * dW2                                                        # right
              dZ1 = W[2].T dZ[2] * g[1]'(Z[1])                                         # right
              dW1 = (1/m * np.dot(dZ1, X.T)                                            # unread
              dW⁽²⁾ = 1/m dZ⁽²⁾ A⁽¹⁾ᵀ                                                  # right
              dW^{[2]} = 1/m dZ^{[2]} A^{[1]T}                                         # right
              for l in range(L):                                                       # unread
              return dW1, dW2                                                          # unread
              dW1 = 1/m dZ1 X                                                          # wrong
              dW1 = dZ1 @ X.T / m                                                      # right"
            input x[n]; hidden h relu; output K softmax; loss ce | column | "
              A2 = np.exp(Z2) / sum(np.exp(Z2))                                        # right
              A2 = np.exp(Z2) / np.sum(np.exp(Z2))                                     # wrong
              exps = np.exp(Z2); A2 = exps / sum(exps)                                 # right
              cost = -sum(sum(Y * np.log(A2))) / m                                     # right
              cost = -sum(np.sum(Y * np.log(A2), axis=0)) / m                          # right
              cost = -sum(Y * np.log(A2)) / m                                          # wrong
              a2 = np.exp(z2) / sum(np.exp(z2))                                        # right
              db2 = sum(dZ2) / m                                                       # wrong"
            input x[n]; hidden h relu; output K softmax; loss ce | row | "
              A2 = np.exp(Z2) / sum(np.exp(Z2))                                        # wrong
              db2 = sum(dZ2) / m                                                       # right"
            input x[n]; hidden h relu; output K softmax; loss ce | column | "
              loss = -sum(Y * log(A2)) / m                                             # right
              A2 = exp(Z2) / sum(exp(Z2))                                              # wrong"
            """)
    void eachIsJudged(String network, String layout, String lines) {
        List<String[]> wanted = lines.strip().lines().map(l -> l.split(" # ")).toList();
        String formulas = wanted.stream().map(l -> l[0].strip()).collect(Collectors.joining("\n"));
        Run run = Run.of("", List.of("--layout", layout, "--timeout", "60", "-e", "network net { " + network + " }", "-e", "check net: { " + formulas + "\n}"));
        List<String> said = run.out().lines().map(l -> l.replaceFirst("^(right|wrong|undecided|unread|named) +", "$1 ")).toList();
        assertThat(wanted.stream().map(l -> l[1].strip() + " " + l[0].replaceFirst(".*;", "").strip()).filter(l -> !said.contains(l))).as(run.out() + run.err()).isEmpty();
    }
}
