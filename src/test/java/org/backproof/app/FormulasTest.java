package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Formulas about networks as people have them, in notes and in code, and what is said of each.
class FormulasTest {
    private static final String CLASSIFIER = "input x[n]; hidden h relu; output K softmax; loss ce";
    private static final String BINARY = "input x[n]; hidden h tanh; output 1 sigmoid; loss bce";
    private static final String SQUARE = "input x[n]; hidden n tanh; output n softmax; loss ce";
    private static final String DEEP = "input x[n]; hidden h[l] relu; output K softmax; loss ce";
    private static final String PERCEPTRON = "input x[n]; output 1 sigmoid; loss bce";
    private static final String SIGMOIDS = "input x[n]; hidden h sigmoid; output K sigmoid; loss mse";
    private static final String REGRESSION = "input x[n]; hidden h relu; output K identity; loss mse; decay reg";
    private static final String LEAKY = "input x[n]; hidden n leaky_relu(0.01); hidden n tanh; output n softmax; loss sparse_ce";
    private static final String RESIDUAL = "input x[n]; hidden n tanh skip; output K softmax; loss ce";

    /// Each line in a check of its own, so that one word is said.
    private static void judge(String network, String layout, String lines) {
        List<String> wrong = new ArrayList<>();
        for (String line : lines.strip().split("\n")) {
            String[] parts = line.split("#");
            Run run = Run.of("", List.of("--layout", layout, "--timeout", "60", "-e", "network net { " + network + " }", "-e", "check net: { " + parts[0].strip() + " }"));
            List<String> words = run.out().lines().filter(l -> l.matches("(right|wrong|undecided) .*")).map(l -> l.split(" ")[0]).toList();
            if (!words.equals(List.of(parts[1].strip()))) {
                wrong.add(line.strip() + ": " + words + " " + run.err());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            binary     | column | "
              m = X.shape[1]; dW2 = (1./m)*np.dot(dZ2, A1.T)                 # right
              dZ2 = A2 - Y                                                   # right
              dW2 = (1/m) * np.matmul(dZ2, A1.T)                             # right
              dW2 = dZ2 @ A1.T / m                                           # right
              db2 = 1/X.shape[1] * np.sum(dZ2, axis=1, keepdims=True)        # right
              db2 = 1/X.shape[0] * np.sum(dZ2, axis=1, keepdims=True)        # wrong
              db2 = np.sum(dZ2, axis=0, keepdims=True)/m                     # wrong
              dZ1 = np.multiply(np.dot(W2.T, dZ2), 1 - np.power(A1, 2))      # right
              dZ1 = np.dot(W2.T, dZ2) * (1 - A1**2)                          # right
              dZ1 = np.dot(W2.T, dZ2) * (1 - Z1**2)                          # wrong
              dZ1 = np.dot(W2.T, dZ2) * A1 * (1 - A1)                        # wrong
              dW[1] = 1/m dZ[1] A[0].T                                       # right
              db1 = np.mean(dZ1, axis=1, keepdims=True)                      # right
              cost = -1/m * np.sum(Y*np.log(A2) + (1-Y)*np.log(1-A2))        # right
              cost = -np.sum(Y*np.log(A2) + (1-Y)*np.log(1-A2))              # wrong
              Z1 = np.dot(W1, X) + b1                                        # right
              A2 = sigmoid(Z2)                                               # right
              dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))           # right
              dZ[l] = dA[l] * g'(Z[l])                                       # right"
            square     | column | "
              dW[L]   = 1/m dZ[L] A[L].T                                     # wrong
              dZ[L-1] = dW[L].T dZ[L] * g'(Z[L-1])                           # wrong
              dW[1]   = 1/m dZ[1] A[1].T                                     # wrong
              dW = 1/m * np.dot(dZ, A_prev.T)                                # right
              db = 1/m * np.sum(dZ, axis=1, keepdims=True)                   # right
              dA_prev = np.dot(W.T, dZ)                                      # right
              dA_prev = np.dot(W, dZ)                                        # wrong
              dAL = -Y/AL                                                    # right
              dZL = AL - Y                                                   # right
              dZL = Y - AL                                                   # wrong
              delta[l] = (W[l+1].T delta[l+1]) * g'(z[l])                    # right
              delta1 = W2.T.dot(delta2) * (1 - a1**2)                        # right
              dW1 = delta1.dot(x.T)/m                                        # right
              dW1 = delta1 @ x.T                                             # right
              dW1 = delta1 @ X.T                                             # wrong"
            deep       | column | "
              dZ[L]   = A[L] - Y                                             # right
              dW[L]   = 1/m dZ[L] A[L].T                                     # wrong
              dW[l]   = 1/m dZ[l] A[l-1].T                                   # right
              dZ[l] = W[l+1].T dZ[l+1] * g'(Z[l])                            # right
              dZ[l] = W[l].T dZ[l+1] * g'(Z[l])                              # wrong"
            residual   | column | "
              A1 = np.tanh(Z1) + X                                           # right
              A1 = np.tanh(Z1)                                               # wrong
              dZ1 = dA1 * (1 - A1**2)                                        # wrong
              dZ1 = dA1 * (1 - np.tanh(Z1)**2)                               # right"
            classifier | row    | "
              Z1 = X @ W1 + b1                                               # right
              A1 = np.maximum(0, Z1)                                         # right
              dW2 = A1.T @ dZ2 / m                                           # right
              dW2 = dZ2 @ A1.T / m                                           # wrong
              m = X.shape[0]; db2 = np.sum(dZ2, axis=0, keepdims=True) / m   # right
              db2 = dZ2.mean(axis=0)                                         # right
              dA1 = dZ2 @ W2.T                                               # right
              dZ1 = dA1 * (Z1 > 0)                                           # right
              dZ1 = np.where(Z1 > 0, dA1, 0)                                 # right
              dZ1 = dA1 * (Z1 > 0).astype(float)                             # right
              dZ1 = dA1 * (A1 > 1)                                           # wrong
              dW1 = X.T @ dZ1 / m                                            # right
              dW1 = X.T @ dZ1                                                # wrong"
            binary     | column | "
              dL_dW2 = (1/m) * np.dot(dZ2, A1.T)                             # right
              grad_W2 = 1/m * dZ2 @ A1.T                                     # right
              dJdW1 = dZ1 @ X.T / m                                          # right
              dLdW1 = dZ1 @ X.T                                              # wrong
              dL/dW[1] = 1/m dZ[1] X^T                                       # right
              ∂J/∂W[2] = 1/m dZ[2] A[2]^T                                    # wrong
              W2_grad = dZ2 @ A1.T / m                                       # right
              dW_1 = 1/m dZ_1 X.T                                            # right
              s = np.multiply(np.log(A2), Y) + np.multiply(np.log(1 - A2), 1 - Y); cost = -1/m * np.sum(s)    # right
              s = np.multiply(np.log(A2), Y); cost = -1/m * np.sum(s)        # wrong
              A2 = sigmoid(W2 @ np.tanh(W1 @ X + b1) + b2)                   # right
              A2 = sigmoid(W2 @ np.tanh(W1 @ X) + b2)                        # wrong"
            perceptron | column | "
              A = sigmoid(np.dot(w.T, X) + b)                                # right
              dw = (1/m)*np.dot(X, (A - Y).T)                                # right
              dw = (1/m)*np.dot((A - Y), X.T)                                # wrong
              db = (1/m)*np.sum(A - Y)                                       # right
              db = np.sum(A - Y)                                             # wrong
              cost = np.mean(-Y*np.log(A1) - (1-Y)*np.log(1-A1))             # right"
            sigmoids   | column | "
              delta2 = (a2 - y) * sigmoid_prime(z2)                          # right
              delta2 = a2 - y                                                # wrong
              delta1 = np.dot(w2.transpose(), delta2) * sigmoid_prime(z1)    # right
              delta[l] = ((W[l+1])^T delta[l+1]) ⊙ σ'(z[l])                  # right
              nabla_w2 = np.dot(delta2, a1.transpose())                      # right
              nabla_b2 = delta2                                              # right
              dw1 = np.outer(delta1, x)                                      # right
              dw1 = np.outer(x, delta1)                                      # wrong
              dw[l] = delta[l] a[l-1]^T                                      # right
              dw[l] = delta[l] a[l]^T                                        # wrong
              dW1 = np.dot(dZ1, X.T)                                         # wrong
              loss = 0.5*np.sum((y_hat - y)**2)                              # right"
            regression | row    | "
              grad_y_pred = A2 - Y                                           # right
              grad_y_pred = 2.0*(A2 - Y)                                     # wrong
              grad_w2 = A1.t().mm(A2 - Y)/m + reg*W2                         # right
              grad_w2 = A1.t().mm(A2 - Y)/m                                  # wrong
              dA1 = tf.matmul(dZ2, W2, transpose_b=True)                     # right
              dZ1 = dA1 * (Z1 > 0).float()                                   # right
              dZ1 = dA1 * np.heaviside(Z1, 0)                                # right
              dZ1 = dA1 * (Z1 < 0)                                           # wrong
              A1 = Z1.clamp(min=0)                                           # right
              A1 = F.relu(Z1)                                                # right
              A1 = (Z1 + np.abs(Z1))/2                                       # right
              A1 = np.maximum(0, X @ W1 + b1)                                # right
              loss = ((A2 - Y)**2).sum()/(2*m) + 0.5*reg*np.sum(W1*W1) + 0.5*reg*np.sum(W2*W2)    # right"
            leaky      | column | "
              dZ3 = A3 - Y                                                   # right
              dW3 = 1/m * A2.dot(dZ3.T)                                      # wrong
              dZ2 = W3.T.dot(dZ3) * (1 - A2**2)                              # right
              dZ2 = W2.T.dot(dZ3) * (1 - A2**2)                              # wrong
              dZ1 = dA1 * np.where(Z1 > 0, 1, 0.01)                          # right
              dZ1 = dA1 * ((Z1 > 0) + 0.01*(Z1 <= 0))                        # right
              A1 = np.maximum(0.01*Z1, Z1)                                   # right
              dA[l-1] = np.dot(W[l].T, dZ[l])                                # right
              dA[l] = np.dot(W[l].T, dZ[l])                                  # wrong
              db1 = 1/m * np.sum(dZ1, 1)                                     # right
              db1 = 1/m * np.sum(dZ1)                                        # wrong"
            """)
    void eachIsJudged(String network, String layout, String lines) {
        judge(switch (network) {
            case "binary" -> BINARY;
            case "square" -> SQUARE;
            case "deep" -> DEEP;
            case "residual" -> RESIDUAL;
            case "perceptron" -> PERCEPTRON;
            case "sigmoids" -> SIGMOIDS;
            case "regression" -> REGRESSION;
            case "leaky" -> LEAKY;
            default -> CLASSIFIER;
        }, layout, lines);
    }
}
