package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Spellings of formulas about networks, from code and textbooks, each with one that is wrong; all layers have one width, so that no shape gives a slip away.
class NoteSpellingsTest {
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            input x[n]; hidden n relu; output n softmax; loss ce | column | "
              dZ1 = W2.T.dot(dZ2) * ReLU_deriv(Z1)                           # right
              dZ1 = W2.T.dot(dZ2) * deriv_ReLU(Z1)                           # right
              dZ1 = W2.T.dot(dZ2) * reluGrad(Z1)                             # right
              dZ1 = W2.T.dot(dZ2) * d_relu(Z1)                               # right
              dZ1 = W2.T.dot(dZ2) * ReLU_deriv(Z2)                           # wrong
              dZ1 = relu_backward(dA1, Z1)                                   # right
              dZ1 = relu_backward(Z1, dA1)                                   # wrong
              dZ1 = dA1 * ELU_deriv(Z1)                                      # wrong
              A1 = ReLU(Z1)                                                  # right
              A1 = LeakyReLU(Z1)                                             # wrong
              dZ1 = np.array(dA1, copy=True); dZ1[Z1 <= 0] = 0               # right
              dZ2 = A2 - one_hot_Y                                           # right
              dZ2 = one_hot(Y) - A2                                          # wrong"
            input x[n]; hidden n tanh; hidden n tanh; output n softmax; loss ce | row | "
              activations[i + 1] = safe_sparse_dot(activations[i], coefs_[i]) # unread
              activations[i + 1] += intercepts_[i]                           # unread
              Z[1] = X @ coefs[0] + intercepts[0]                            # right
              Z[1] = X @ coefs[1] + intercepts[0]                            # wrong
              activations[1] = np.tanh(activations[0] @ coefs[0] + intercepts[0]) # right
              deltas[last] = activations[-1] - y                             # right
              deltas[2] = activations[3] - y                                 # right
              deltas[1] = deltas[2] @ coefs[2].T * (1 - activations[2]**2)   # right
              deltas[1] = deltas[2] @ coefs[1].T * (1 - activations[2]**2)   # wrong
              deltas[i - 1] = safe_sparse_dot(deltas[i], coefs_[i].T) * (1 - activations[i]**2) # right
              coef_grads[0] = X.T @ deltas[0] / n_samples                    # right
              coef_grads[layer] = safe_sparse_dot(activations[layer].T, deltas[layer]) / n_samples # right
              coef_grads[layer] = safe_sparse_dot(activations[layer + 1].T, deltas[layer]) / n_samples # wrong
              intercept_grads[layer] = np.mean(deltas[layer], 0)             # right
              intercept_grads[layer] = np.sum(deltas[layer], 0)              # wrong"
            input x[n]; hidden n tanh; output n softmax; loss ce | row | "
              scores = np.tanh(X @ W1 + b1) @ W2 + b2                        # named
              dscores = probs; dscores[range(N), y] -= 1                     # named
              dW2 = np.dot(A1.T, dscores) / N                                # right
              dW2 = np.dot(dscores.T, A1) / N                                # wrong
              d2 = probs.copy(); d2[np.arange(num_examples), y] -= 2         # named
              dW2 = np.dot(A1.T, d2) / num_examples                          # wrong
              d3 = probs.copy(); d3[y, range(N)] -= 1                        # named
              dW2 = A1.T @ d3 / N                                            # unread
              d4 = probs.copy(); d4[range(n), y] -= 1                        # named
              dW2 = (A1.T @ d4) / N                                          # unread
              logprobs = -np.log(probs[range(N), y]); loss = np.sum(logprobs) / N # right
              loss = np.mean(np.log(A2[np.arange(len(y)), y]))               # wrong
              loss = -np.mean(np.log(A2[np.arange(m), y]))                   # right
              dW1 = X_train.T @ dZ1 / batch_size                             # right
              dW1 = X_train.T @ dZ1                                          # wrong
              dW2 = np.tensordot(A1, dZ2, axes=(0, 0)) / m                   # right
              dW2 = np.tensordot(dZ2, A1, axes=([0], [0])) / m               # wrong
              dW2 = np.tensordot(A1.T, dZ2, axes=1) / m                      # right
              db2 = np.sum(dZ2, axis=0).reshape(b2.shape) / m                # right
              db2 = np.sum(dZ2, axis=0).reshape(n, 1) / m                    # wrong
              W2 = W2 - lr * (A1.T @ dZ2) / m                                # right
              W2 = W2 + lr * (A1.T @ dZ2) / m                                # wrong
              W2 = W2 - 0.1 * A1.T @ dZ2 / m                                 # right
              b1 = b1 - lr * np.sum(dZ1, axis=0) / m                         # right
              b1 = b1 + lr * np.sum(dZ1, axis=0) / m                         # wrong"
            input x[n]; hidden n tanh; output n softmax; loss ce; decay reg | row | "
              dW2 = A1.T @ dZ2 / m; dW2 += reg * W2                          # right
              dW1 = X.T @ dZ1 / m; dW1 += reg * W2                           # wrong
              v = beta * v + (1 - beta) * dW2                                # named
              W2 -= alpha * v                                                # unread
              W2 -= alpha * dW2                                              # right"
            input x[n]; hidden n sigmoid; hidden n sigmoid; output n sigmoid; loss mse | column | "
              delta = (activations[-1] - y) * sigmoid_prime(zs[-2])          # wrong
              delta = (activations[-1] - y) * sigmoid_prime(zs[-1])          # right
              nabla_w[-1] = np.dot(delta, activations[-2].transpose())       # right
              z = zs[-l]                                                     # right
              sp = sigmoid_prime(z)                                          # named
              delta = np.dot(self.weights[-l+1].transpose(), delta) * sp     # right
              nabla_b[-l] = delta                                            # right
              nabla_w[-l] = np.dot(delta, activations[-l-1].transpose())     # right
              nabla_w[-l] = np.dot(delta, activations[-l].transpose())       # wrong
              delta = np.dot(self.weights[-l].transpose(), delta) * sp       # wrong"
            input x[n]; hidden n sigmoid; hidden n sigmoid; output n sigmoid; loss mse | column | "
              delta = (A3 - Y) * A3 * (1 - A3)                               # right
              dW2 = delta @ A1.T / m                                         # wrong
              dW3 = delta @ A2.T / m                                         # right
              delta = W3.T @ delta * A2 * (1 - A2)                           # right
              dW3 = (delta @ A2.T) / m                                       # wrong
              dW2 = (delta @ A1.T) / m                                       # right"
            input x[n]; hidden n sigmoid; output n sigmoid; loss mse | column | "
              dW2[i,j] = dz2[i] * a1[j]                                      # right
              dW2[i,j] = dz2[j] * a1[i]                                      # wrong
              dW1_jk = dz1_j x_k                                             # right
              dW1_jk = dz1_k x_j                                             # wrong
              dW2[i,j] = 1/m*sum(k, dZ2[i,k]*A1[j,k])                        # right
              dW2[i,j] = sum(k, dZ2[i,k]*A1[j,k])                            # wrong
              db2[i] = 1/m*sum(j, dZ2[i,j])                                  # right
              \\frac{\\partial C}{\\partial w^l_{jk}} = a^{l-1}_k \\delta^l_j   # right
              \\frac{\\partial C}{\\partial w^l_{jk}} = a^{l-1}_j \\delta^l_k   # wrong
              \\delta^l_j = \\sum_k w^{l+1}_{kj} \\delta^{l+1}_k \\sigma'(z^l_j) # right
              \\delta^l_j = \\sum_k w^{l+1}_{jk} \\delta^{l+1}_k \\sigma'(z^l_j) # wrong
              grads[""dW"" + str(l)] = 1/m * dZ @ A_prev.T                   # right
              grads['dW2'] = dZ2 @ A1.T                                      # wrong
              grads['db2'] = np.sum(dZ2, axis=1, keepdims=True)/m            # right"
            input x[n]; hidden n relu; output n softmax; loss ce | column | "
              dscores = A2.copy(); dscores[Y == 1] -= 1                      # named
              dW2 = dscores @ A1.T / m                                       # right
              dW2 = A1 @ dscores.T / m                                       # wrong
              d3 = A2.copy(); d3[Y == 0] -= 1                                # unread
              dW2 = d3 @ A1.T / m                                            # unread
              dH = W2.T @ d3                                                 # unread
              dW1 = (dH * (A1 > 0)) @ X.T / m                                # unread
              d3 = A2 - Y                                                    # named
              dW2 = (d3 @ A1.T) / m                                          # right
              e = A2 - Y; add.at(e, 3, -1)                                   # unread
              dW2 = e @ A1.T/m                                               # unread
              dW2 = dZ2 @ A1.T/m                                             # right"
            input x[n]; hidden n relu; output n softmax; loss ce | column | "
              dZ2 = A2.copy(); dZ2[np.arange(m), y] -= 1                     # unread
              dW2 = dZ2 @ A1.T / m                                           # unread
              dW1 = W2.T @ dZ2 * (A1 > 0) @ X.T / m                          # unread
              dZ1 = (W2.T @ dZ2) * (A1 > 0)                                  # unread
              dW1 = dZ1 @ X.T / m                                            # unread
              dZ2 = A2 - Y                                                   # right
              dW2 = (dZ2 @ A1.T) / m                                         # right
              d = A2 - Y; d = W2.T @ d * (A1 > 0)                            # named
              dW1 = d @ X.T / m                                              # right
              dW2 = d @ A1.T / m                                             # wrong
              N, D = X.shape                                                 # named
              dW2 = dZ2 @ A1.T / D                                           # right
              dW2 = dZ2 @ A1.T / N                                           # wrong
              W2 = (1 - lr*lam)*W2 - lr*dW2                                  # wrong"
            input x[n]; hidden n sigmoid; hidden n tanh; output n sigmoid; loss bce | column | "
              dZ = A3 - Y                                                    # right
              dW3 = dZ @ A2.T / m                                            # right
              dW2 = dZ @ A1.T / m                                            # wrong
              dA_prev = W3.T @ dZ                                            # right
              dZ = dA_prev * A2 * (1 - A2)                                   # wrong
              dZ = dA_prev * (1 - A2**2)                                     # right
              dW2 = (dZ @ A1.T) / m                                          # right
              dW3 = (dZ @ A2.T) / m                                          # wrong
              dA_prev = W2 @ dZ                                              # wrong
              dA_prev = W2.T @ dZ                                            # right
              dZ = dA_prev * (1 - A1**2)                                     # wrong
              dZ = dA_prev * A1 * (1 - A1)                                   # right
              dW1 = dZ @ X.T / m                                             # right"
            input x[n]; hidden n sigmoid; hidden n tanh; output n sigmoid; loss bce | column | "
              dZ = dA * g'(Z[l])                                             # right
              dW[l] = dZ @ A[l-1].T / m                                      # right
              dA = W[l].T @ dZ                                               # right
              dA = W[l] @ dZ                                                 # wrong
              dA_prev = W3.T @ dZ3                                           # right
              dZ2 = dA_prev * (1 - A2**2)                                    # right
              dA_prev = W2.T @ dZ2                                           # right
              dZ1 = dA_prev * A1 * (1 - A1)                                  # right
              dZ1 = dA_prev * A2 * (1 - A2)                                  # wrong"
            input x[n]; hidden n relu; output n softmax; loss ce; decay lam | row | "
              N, D = X.shape                                                 # named
              dscores = A2.copy(); dscores[Y == 1] -= 1                      # named
              dW2 = A1.T @ dscores / N + lam*W2                              # right
              dW2 = A1.T @ dscores / D + lam*W2                              # wrong
              W2 = (1 - lr*lam)*W2 - lr/m * A1.T @ dZ2                       # right
              W2 = (1 - lr*lam)*W2 - lr/m * dZ2.T @ A1                       # wrong
              W2 = (1 - lr*lam)*W2 - lr * A1.T @ dZ2                         # wrong
              W2 = (1 + lr*lam)*W2 - lr/m * A1.T @ dZ2                       # wrong"
            """)
    void eachIsJudged(String network, String layout, String lines) {
        FormulasTest.judge(network, layout, lines);
    }

    /// What else is said: the rate that stands before the gradient, the layer that is next.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            W2 = (1 - lr*lam)*W2 - lr*dW2                             | right is  W₂ = W₂ − lr dW₂
            W2 = (1 - lr*lam)*W2 - lr/m*dZ2 @ A1.T                    | right is  W₂ = W₂ − (lr/m) dZ₂ A₁ᵀ
            dZ = A2 - Y; dA = W2 @ dZ                                 | right is  dA₁ = W₂ᵀ dZ₂
            d = A2 - Y; d[Y == 0] -= 1; dW2 = d @ A1.T/m              | d is changed by a line that is not read, d[Y == 0] -= 1
            """)
    void itIsSaid(String lines, String said) {
        Run run = Run.of("", List.of("-e", "network net { input x[n]; hidden n tanh; output n softmax; loss ce }", "-e", "check net { " + lines + " }"));
        assertThat(run.out()).contains(said);
    }
}
