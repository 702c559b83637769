package org.backproof.app;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Listings of backward passes that many have seen, each with its usual mistakes.
class ListingsTest {
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            input X[D]; hidden H relu; output C softmax; loss ce; decay reg | row | "
              N, D = X.shape                                                           # named
              hidden_layer = np.maximum(0, np.dot(X, W1) + b1)                         # named
              scores = np.dot(hidden_layer, W2) + b2                                   # named
              exp_scores = np.exp(scores)                                              # named
              probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)           # right
              data_loss = np.sum(-np.log(probs[range(N), y]))/N                        # named
              reg_loss = 0.5*reg*np.sum(W1*W1) + 0.5*reg*np.sum(W2*W2)                 # named
              loss = data_loss + reg_loss                                              # right
              dscores = probs                                                          # named
              dscores[range(N), y] -= 1                                                # named
              dscores /= N                                                             # named
              dW2 = np.dot(hidden_layer.T, dscores)                                    # named
              db2 = np.sum(dscores, axis=0, keepdims=True)                             # right
              dhidden = np.dot(dscores, W2.T)                                          # named
              dhidden[hidden_layer <= 0] = 0                                           # named
              dW1 = np.dot(X.T, dhidden)                                               # named
              db1 = np.sum(dhidden, axis=0, keepdims=True)                             # right
              dW2 += reg * W2                                                          # right
              dW1 += reg * W1                                                          # right
              W1 += -step_size * dW1                                                   # right
              b2 += -step_size * db2                                                   # right"
            input X[D]; hidden H relu; output C softmax; loss ce; decay reg | row | "
              dscores = probs                                                          # named
              dscores[range(N), y] -= 1                                                # named
              dscores /= N                                                             # named
              dW2 = np.dot(A1, dscores) + reg*W2                                       # wrong
              dW2 = np.dot(A1.T, dscores)                                              # wrong
              dW2 = np.dot(X.T, dscores) + reg*W2                                      # wrong
              db2 = np.sum(dscores, axis=1, keepdims=True)                             # wrong
              db1 = np.sum(np.dot(dscores, W2.T), axis=0)                              # wrong
              db1 = np.sum(np.dot(dscores, W2.T) * (A1 > 0), axis=0)                   # right
              W2 += step_size * dW2                                                    # wrong"
            input x[n]; hidden n sigmoid; hidden n sigmoid; output n sigmoid; loss mse | column | "
              activation = x                                                           # named
              activations = [x]                                                        # named
              zs = []                                                                  # named
              for b, w in zip(self.biases, self.weights):                              # unread
              z = np.dot(w, activation)+b                                              # unread
              zs.append(z)                                                             # unread
              activation = sigmoid(z)                                                  # unread
              activations.append(activation)                                           # unread
              delta = self.cost_derivative(activations[-1], y) * sigmoid_prime(zs[-1]) # right
              nabla_b[-1] = delta                                                      # right
              nabla_w[-1] = np.dot(delta, activations[-2].transpose())                 # right
              z = zs[-l]                                                               # right
              sp = sigmoid_prime(z)                                                    # named
              delta = np.dot(self.weights[-l+1].transpose(), delta) * sp               # right
              nabla_b[-l] = delta                                                      # right
              nabla_w[-l] = np.dot(delta, activations[-l-1].transpose())               # right"
            input x[n]; hidden n sigmoid; hidden n sigmoid; output n sigmoid; loss mse | column | "
              delta = activations[-1] - y                                              # wrong
              delta = (y - activations[-1]) * sigmoid_prime(zs[-1])                    # wrong
              delta = (activations[-1] - y) * sigmoid_prime(zs[-1])                    # right
              nabla_w[-1] = np.dot(delta, activations[-1].transpose())                 # wrong
              sp = sigmoid_prime(zs[-l])                                               # named
              delta = np.dot(self.weights[-l+1].transpose(), delta)                    # wrong
              delta = np.dot(self.weights[-l+1], delta) * sp                           # wrong
              delta = np.dot(self.weights[-l+1].transpose(), delta) * sp               # right
              nabla_w[-l] = np.dot(delta, activations[-l].transpose())                 # wrong
              nabla_w[-l] = np.dot(delta, activations[-l-1].transpose())               # right"
            input x[n]; hidden n relu; hidden n relu; output 1 sigmoid; loss bce | column | "
              m = AL.shape[1]                                                          # named
              Y = Y.reshape(AL.shape)                                                  # named
              dAL = - (np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))                    # right
              dAL = np.divide(Y, AL) - np.divide(1 - Y, 1 - AL)                        # wrong
              dW = 1./m * np.dot(dZ, A_prev.T)                                         # right
              dW = 1./m * np.dot(dZ, A.T)                                              # wrong
              dW = np.dot(dZ, A_prev.T)                                                # wrong
              db = 1./m * np.sum(dZ, axis=1, keepdims=True)                            # right
              db = 1./m * np.sum(dZ, axis=0, keepdims=True)                            # wrong
              dA_prev = np.dot(W.T, dZ)                                                # right
              dA_prev = np.dot(W, dZ)                                                  # wrong
              dZ1 = dA1                                                                # wrong
              W = W - learning_rate * dW                                               # right
              W = W + learning_rate * dW                                               # wrong"
            input x[D_in]; hidden H relu; output D_out identity; loss squared_error | row | "
              h = x.mm(w1) + b1                                                        # named
              h_relu = h.clamp(min=0)                                                  # named
              y_pred = h_relu.mm(w2) + b2                                              # right
              loss = (y_pred - y).pow(2).sum().item()                                  # right
              grad_y_pred = 2.0 * (y_pred - y)                                         # right
              grad_w2 = h_relu.t().mm(grad_y_pred)                                     # right
              grad_w2 = h_relu.mm(grad_y_pred)                                         # wrong
              grad_w2 = h.t().mm(grad_y_pred)                                          # wrong
              grad_h_relu = grad_y_pred.mm(w2.t())                                     # named
              grad_h = grad_h_relu.clone()                                             # named
              grad_h[h < 0] = 0                                                        # named
              grad_w1 = x.t().mm(grad_h)                                               # right
              grad_w1 = x.t().mm(grad_h_relu)                                          # wrong
              grad_y_pred = 2.0 * (y - y_pred)                                         # wrong
              w1 -= learning_rate * grad_w1                                            # right
              w2 += learning_rate * grad_w2                                            # wrong"
            input X[n]; hidden h tanh; output K softmax; loss ce; decay alpha | row | "
              delta2 = A2 - y                                                          # right
              dW2 = safe_sparse_dot(A1.T, delta2)                                      # named
              dW2 /= n_samples                                                         # named
              dW2 += alpha * W2                                                        # right
              db2 = np.mean(delta2, 0)                                                 # right
              db2 = np.mean(delta2, 1)                                                 # wrong
              delta1 = safe_sparse_dot(delta2, W2.T)                                   # named
              delta1 *= 1 - A1**2                                                      # right
              delta1 = safe_sparse_dot(delta2, W2.T) * (1 - A1)                        # wrong
              delta1 = -safe_sparse_dot(delta2, W2.T) * (1 - A1**2)                    # wrong
              dW1 = (safe_sparse_dot(X.T, delta1) + alpha * W1) / n_samples            # wrong
              dW1 = safe_sparse_dot(X.T, delta1) / n_samples + alpha * W1              # right"
            input x[n]; hidden h tanh; output K softmax; loss ce | column | "
              dy = np.copy(a2)                                                         # named
              dy[target] -= 1                                                          # named
              dW2 = np.dot(dy, a1.T)                                                   # right
              dW2 = np.dot(a1, dy.T)                                                   # wrong
              dh = np.dot(W2.T, dy)                                                    # named
              dhraw = (1 - a1 * a1) * dh                                               # named
              dW1 = np.dot(dhraw, x.T)                                                 # right
              loss = -np.log(a2[target])                                               # right
              loss = np.log(a2[target])                                                # wrong
              d = np.copy(a2)                                                          # named
              d[i] -= 1                                                                # unread"
            """)
    void eachIsJudged(String network, String layout, String lines) {
        FormulasTest.judge(network, layout, lines);
    }
}
