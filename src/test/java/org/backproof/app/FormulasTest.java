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
              dW1 = delta1 @ x.T                                             # wrong"
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
            """)
    void eachIsJudged(String network, String layout, String lines) {
        judge(switch (network) {
            case "binary" -> BINARY;
            case "square" -> SQUARE;
            case "deep" -> DEEP;
            case "residual" -> RESIDUAL;
            default -> CLASSIFIER;
        }, layout, lines);
    }
}
