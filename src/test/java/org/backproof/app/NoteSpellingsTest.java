package org.backproof.app;

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
            """)
    void eachIsJudged(String network, String layout, String lines) {
        FormulasTest.judge(network, layout, lines);
    }
}
