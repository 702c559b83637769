package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
            input x[n]; hidden h tanh; output K softmax; loss ce | column | "
              Z1 = W1 * X + b1;  % forward                                             # right
              Z1 = bsxfun(@plus, W1*X, b1);                                            # right
              Z1 = W1*X + repmat(b1, 1, m);                                            # right
              Z1 = W1 .* X + b1;                                                       # wrong
              A1 = tanh(Z1);                                                           # right
              m = size(X, 2);                                                          # named
              A2 = exp(Z2) ./ sum(exp(Z2));                                            # right
              A2 = exp(Z2) ./ sum(exp(Z2), 2);                                         # wrong
              A2 = exp(Z2) / sum(exp(Z2));                                             # wrong
              J = -(1/m) * sum(sum(Y .* log(A2)));                                     # right
              J = -(1/m) * sum(Y .* log(A2));                                          # wrong
              dW2 = (1/m) * dZ2 * A1';                                                 # right
              dW2 = (1/m) * dZ2' * A1;                                                 # wrong
              dW2 = (1/m) * dZ2 .* A1;                                                 # wrong
              db2 = (1/m) * sum(dZ2, 2);                                               # right
              db2 = (1/m) * sum(dZ2, 1);                                               # wrong
              db2 = mean(dZ2, 2);                                                      # right
              dZ1 = (W2' * dZ2) .* (1 - A1.^2);                                        # right
              dZ1 = (W2' * dZ2) .* (1 - A1^2);                                         # wrong
              dZ1 = (W2' * dZ2) * (1 - A1.^2);                                         # wrong
              dW1 = X * dZ1' / m;                                                      # wrong
              W2 = W2 - alpha * dW2;                                                   # right"
            input x[n]; hidden h sigmoid; output 1 sigmoid; loss bce | column | "
              dW2 = dZ2 * A1' / m                                                      # right
              db2 = sum(dZ2) / m                                                       # right
              db1 = sum(dZ1) / m                                                       # wrong
              db1 = sum(dZ1, 2) / m                                                    # right"
            input x[n]; hidden h sigmoid; output 1 sigmoid; loss bce | column | "
              A1 = 1 ./ (1 + exp(-Z1))                                                 # right
              A1 = 1 / (1 + exp(-Z1))                                                  # wrong
              J = -1/m * sum(Y .* log(A2) + (1 - Y) .* log(1 - A2))                    # right
              J = -1/m * (Y*log(A2)' + (1-Y)*log(1-A2)')                               # right
              J = -1/m * Y*log(A2)'                                                    # wrong
              dZ1 = W2' * dZ2 .* sigmoidGradient(Z1)                                   # right"
            input x[n]; hidden h tanh; output K softmax; loss ce | column | "
              dW2 = 1/m dZ2 A1'                                                        # right
              dZ1 = W2' dZ2 * (1 - A1^2)                                               # right
              db2 = np.sum(dZ2, 1)/m                                                   # right"
            input x[n]; hidden h sigmoid; output K softmax; loss ce | column | "
              def nonlin(x, deriv=False):
                if(deriv==True):
                  return x*(1-x)
                return 1/(1+np.exp(-x))
              def slope(a): return a*(1-a)                                             # named
              def softmax(x):
                e = np.exp(x - np.max(x, axis=0))
                return e / e.sum(axis=0)
              def chosen(x, d=False):
                s = 1/(1+np.exp(-x))
                return s*(1-s) if d else s
              off = lambda a: a*(1+a)                                                  # named
              A1 = nonlin(W1 @ X + b1)                                                 # right
              A1 = nonlin(W1 @ X + b1, True)                                           # wrong
              A2 = softmax(Z2)                                                         # right
              dZ1 = W2.T @ dZ2 * nonlin(A1, deriv=True)                                # right
              dZ1 = W2.T @ dZ2 * nonlin(Z1, True)                                      # wrong
              dZ1 = W2.T @ dZ2 * nonlin(A1)                                            # wrong
              dZ1 = W2.T @ dZ2 * slope(A1)                                             # right
              dZ1 = W2.T @ dZ2 * slope(Z1)                                             # wrong
              dZ1 = W2.T @ dZ2 * off(A1)                                               # wrong
              dZ1 = W2.T @ dZ2 * chosen(Z1, True)                                      # right
              dZ1 = W2.T @ dZ2 * chosen(A1, True)                                      # wrong"
            input x[n]; hidden h sigmoid; output K softmax; loss ce | column | "
              def sigmoid(x): return 1/(1+np.exp(x))                                   # named
              A1 = sigmoid(Z1)                                                         # wrong
              A1 = sigmoid(-Z1)                                                        # right
              def sigmoid_derivative(X, Y):                                            # unread
                dZ2 = A2 - Y                                                           # right
                return dZ2
              dZ1 = W2.T @ dZ2 * sigmoid_derivative(A1)                                # unread"
            input x[n]; hidden h relu; output K softmax; loss ce | column | "
              def relu_derivative(x):
                x[x<=0] = 0
                x[x>0] = 1
                return x
              dZ1 = W2.T @ dZ2 * relu_derivative(Z1)                                   # right
              dZ1 = W2.T @ dZ2 * relu_derivative(-Z1)                                  # wrong"
            input x[n]; hidden h sigmoid; output K softmax; loss ce | column | "
              slope = @(a) a .* (1 - a)                                                # named
              dZ1 = (W2' * dZ2) .* slope(A1)                                           # right
              dZ1 = (W2' * dZ2) .* slope(Z1)                                           # wrong"
            input X[D]; hidden H relu; output C softmax; loss ce; decay reg | row | "
              hidden_layer = np.maximum(0, np.dot(X, W) + b)                           # named
              scores = np.dot(hidden_layer, W2) + b2                                   # named
              data_loss = np.sum(-np.log(A2[range(N), y]))/N                           # named
              loss = data_loss + 0.5*reg*np.sum(W*W) + 0.5*reg*np.sum(W2*W2)           # right
              dscores = A2                                                             # named
              dscores[range(N), y] -= 1                                                # named
              dscores /= N                                                             # named
              dW2 = np.dot(hidden_layer.T, dscores) + reg*W2                           # right
              dW2 = np.dot(hidden_layer.T, dscores) + reg*W                            # wrong
              dhidden = np.dot(dscores, W2.T)                                          # named
              dhidden[hidden_layer <= 0] = 0                                           # named
              db = np.sum(dhidden, axis=1)                                             # wrong
              db = np.sum(dhidden, axis=0)                                             # right
              dW = np.dot(X, dhidden)                                                  # wrong
              dW = np.dot(X.T, dhidden)                                                # wrong
              dW = np.dot(X.T, dhidden) + reg*W                                        # right
              W += step_size * dW                                                      # wrong
              W += -step_size * dW                                                     # right
              b += -step_size * db                                                     # right"
            input x[n]; hidden h tanh; output K softmax; loss ce | row | "
              dZ2 = A2 - Y                                                             # right
              dA1 = dZ2 @ W2.T                                                         # right
              dh = dZ2 @ W2.T                                                          # named
              dW2 = A1.T @ dZ2 / m                                                     # right
              W2 -= lr*dW2                                                             # right
              dh *= 1 - A1**2                                                          # named
              dZ1 = dA1 * (1 - A1**2)                                                  # right
              dZ1 = dZ2 @ W2.T * (1 - A1**2)                                           # wrong
              dg = dZ2 @ W2.T                                                          # wrong
              W2 -= lr*dW2                                                             # right
              dW1 = X.T @ dZ1 / m                                                      # right
              W1 -= lr*dW1                                                             # right
              Z1 = X @ W1 + b1                                                         # right
              Z2 = A1 @ W2 + b2                                                        # right
              dA1 = dZ2 @ W2.T                                                         # right"
            input x[n]; hidden h tanh; output K softmax; loss ce | column | "
              W2 = W2 - alpha dW2                                                      # right
              dA1 = W2ᵀ dZ2                                                            # right"
            input x[n]; hidden h tanh; output K softmax; loss ce | row | "
              Z1 = X @ W1.T + b1                                                       # right
              Z2 = F.linear(A1, W2, b2)                                                # right
              dW2 = dZ2.T @ A1 / m                                                     # right
              dW2 = A1.T @ dZ2 / m                                                     # wrong
              dA1 = dZ2 @ W2                                                           # right
              dA1 = dZ2 @ W2.T                                                         # wrong
              dX = dZ1 @ W1                                                            # right
              W1 -= lr*dW1                                                             # right"
            input x[n]; hidden n tanh; output n softmax; loss ce | row | "
              Z1 = X @ W1.T + b1                                                       # right
              Z2 = A1 @ W2.T + b2                                                      # right
              dW1 = dZ1.T @ X / m                                                      # right
              dW1 = X.T @ dZ1 / m                                                      # wrong
              dX = dZ1 @ W1.T                                                          # wrong"
            input x[n]; hidden h tanh; output K softmax; loss ce | row | "
              Z1 = X @ W1.T + b1                                                       # wrong
              Z2 = A1 @ W2 + b2                                                        # right
              dW1 = dZ1.T @ X / m                                                      # wrong"
            input x[n]; hidden h tanh; output K softmax; loss ce | row | "
              Z1 = X @ W1.T + b1                                                       # wrong
              dW1 = X.T @ dZ1 / m                                                      # right"
            input x[n]; hidden h tanh; output K softmax; loss ce | column | "
              Z1 = W1.T @ X + b1                                                       # right
              dW1 = X @ dZ1.T / m                                                      # right
              dW1 = dZ1 @ X.T / m                                                      # wrong
              dA1 = W2 @ dZ2                                                           # right"
            input x[n]; hidden h tanh; output K softmax; loss ce | column | "
              cost = -1/m*np.sum(Y*np.log(A2))                                         # right
              cost = np.squeeze(cost)                                                  # named
              grads = dict(dW1=dW1, db1=db1)                                           # named
              dW3 = dZ2 @ A2.T                                                         # unread
              dW2[i,j] = dz2[i]*a1[j]                                                  # right
              dW2[i,j] = dz2[j]*a1[i]                                                  # wrong"
            input x[n]; hidden h relu; output K softmax; loss ce | row | "
              J = F.cross_entropy(Z2, y)                                               # right
              J = F.cross_entropy(Z2, Y)                                               # right
              J = F.cross_entropy(A2, y)                                               # wrong
              J = F.cross_entropy(Z2.T, y)                                             # wrong
              J = F.cross_entropy(Z2, y, reduction='sum')                              # wrong
              J = F.cross_entropy(Z2, y, reduction='sum') / m                          # right
              J = F.cross_entropy(Z2, y, label_smoothing=0.1)                          # unread
              J = nn.CrossEntropyLoss()(Z2, y)                                         # right
              J = nn.CrossEntropyLoss(reduction='sum')(Z2, y)                          # wrong
              J = nn.CrossEntropyLoss()(A2, y)                                         # wrong
              J = torch.nn.functional.cross_entropy(Z2, y)                             # right
              J = F.nll_loss(F.log_softmax(Z2, dim=1), y)                              # right
              J = F.nll_loss(F.log_softmax(Z2, dim=0), y)                              # wrong
              J = F.nll_loss(torch.log(A2), y)                                         # right
              J = F.nll_loss(A2, y)                                                    # wrong
              logits = A1 @ W2 + b2                                                    # named
              criterion = nn.CrossEntropyLoss()                                        # named
              loss = criterion(logits, y)                                              # right
              loss = criterion(F.softmax(logits, dim=1), y)                            # wrong
              loss = criterion(logits, one_hot(y))                                     # right"
            input x[n]; hidden h relu; output K softmax; loss ce | column | "
              J = F.cross_entropy(Z2, y)                                               # wrong
              J = F.cross_entropy(Z2.T, y)                                             # right
              J = F.cross_entropy(A2.T, y)                                             # wrong"
            input x[n]; hidden h relu; output 1 sigmoid; loss bce | row | "
              J = F.binary_cross_entropy(A2, Y)                                        # right
              J = F.binary_cross_entropy(Y, A2)                                        # wrong
              J = F.binary_cross_entropy_with_logits(Z2, Y)                            # right
              J = F.binary_cross_entropy_with_logits(A2, Y)                            # wrong
              J = nn.BCEWithLogitsLoss()(Z2, y)                                        # right
              J = F.mse_loss(A2, Y)                                                    # wrong"
            input x[n]; hidden h relu; output K identity; loss squared_error | row | "
              J = F.mse_loss(A2, Y)                                                    # wrong
              J = F.mse_loss(A2, Y) * K                                                # right
              J = nn.MSELoss(reduction='sum')(A2, Y) / m                               # right"
            input x[n]; hidden h relu; output K log_softmax; loss nll | column | "
              dZ2 = A2 - Y                                                             # wrong
              dZ2 = exp(A2) - Y                                                        # right
              dZ2 = exp(A2) - np.mean(Y, axis=1, keepdims=True)                        # wrong
              dZ2 = exp(A2) - Y**2                                                     # undecided
              dA2 = -Y                                                                 # right
              W2 = W2 + alpha*(exp(A2) - Y) @ A1.T                                     # wrong"
            input x[n]; hidden h relu; output 1 identity; loss mse | row | "
              J = F.mse_loss(A2, Y)                                                    # wrong
              J = F.mse_loss(A2, Y) / 2                                                # right
              J = F.l1_loss(A2, Y)                                                     # wrong"
            """)
    void eachIsJudged(String network, String layout, String lines) {
        FormulasTest.judge(network, layout, lines);
    }

    /// Where a loss takes a class, a point where a line is wrong has one-hot labels.
    @Test
    void labelsThatAreClassesAreShownOneHot() {
        for (String loss : List.of("log_softmax; loss nll", "softmax; loss sparse_ce")) {
            Run run = Run.of("", List.of("-e", "network net { input x[n]; hidden h relu; output K " + loss + " }", "-e", "check net: dZ2 = Y - A2"));
            assertThat(run.out()).contains("\nwrong ").contains(" Y = [[1, 1], [0, 0]]");
        }
    }

    /// Where a loss of PyTorch is wrong, what it does is said.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            softmax; loss ce      | J = F.cross_entropy(A2, y)                    | cross_entropy applies softmax itself, and A2 has it already: it takes Z2
            sigmoid; loss bce     | J = F.binary_cross_entropy_with_logits(A2, Y) | binary_cross_entropy_with_logits applies sigmoid itself, and A2 has it already: it takes Z2
            softmax; loss ce      | J = F.nll_loss(A2, y)                         | nll_loss takes logarithms of probabilities
            identity; loss mse    | J = F.mse_loss(A2, Y)                         | mse_loss is the mean over all entries, of examples and outputs, without ½
            """)
    void saysWhatALossTakes(String output, String line, String note) {
        Run run = Run.of("", List.of("--layout", "row", "-e", "network net { input x[n]; hidden h relu; output K " + output + " }", "-e", "check net: " + line));
        assertThat(run.out()).startsWith("> check").contains("\nwrong ").contains("  note      " + note);
    }
}
