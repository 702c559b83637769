package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
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
    /// The slope of the first layer is σ(3z), and σ stands in the others, too.
    private static final String SCALED = "input x[n]; hidden h scaled_softplus(3); hidden h sigmoid; output q sigmoid; loss mse";
    private static final String RESIDUAL = "input x[n]; hidden n tanh skip; output K softmax; loss ce";

    /// All lines in one check; of a line with a definition before it, what is said of the last formula.
    static void judge(String network, String layout, String lines) {
        List<String[]> wanted = lines.stripIndent().strip().lines().map(l -> l.split("#")).toList();
        String formulas = wanted.stream().map(l -> l[0].stripTrailing()).collect(Collectors.joining("\n"));
        Run run = Run.of("", List.of("--layout", layout, "--timeout", "60", "-e", "network net { " + network + " }", "-e", "check net: { " + formulas + "\n}"));
        List<String> said = run.out().lines().map(l -> l.replaceFirst("^(right|wrong|undecided|unread|named) +", "$1 ")).toList();
        assertThat(wanted.stream().filter(l -> l.length > 1).map(l -> l[1].strip() + " " + l[0].replaceFirst(";\\s*(%.*)?$", "").replaceFirst(".*;", "").strip()).filter(l -> !said.contains(l))).as(run.out() + run.err()).isEmpty();
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
              cost = -1/m*(np.dot(Y, np.log(A2).T) + np.dot(1-Y, np.log(1-A2).T))          # right
              cost = -1/m*(np.dot(Y, np.log(A2).T) - np.dot(1-Y, np.log(1-A2).T))          # wrong
              cost = -1/m*np.sum(np.dot(Y, np.log(A2).T) + np.dot(1-Y, np.log(1-A2).T))    # right
              Z1 = np.dot(W1, X) + b1                                        # right
              A2 = sigmoid(Z2)                                               # right
              dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))           # right
              dZ[l] = dA[l] * g'(Z[l])                                       # right"
            scaled     | column | "
              dZ3 = (A3 - Y)*A3*(1 - A3)                                     # right
              dZ2 = W3.T @ dZ3 * sigmoid(Z2)*(1 - sigmoid(Z2))               # right
              dZ2 = W3.T @ dZ3 * sigmoid(Z2/3)*(1 - sigmoid(Z2/3))           # wrong
              dZ1 = W2.T @ dZ2 * sigmoid(3*Z1)                               # right
              dZ1 = W2.T @ dZ2 * sigmoid(Z1)                                 # wrong"
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
              dW1 = np.dot(dZ1, X.T)                                         # wrong"
            sigmoids   | column | "
              loss = 0.5*np.sum((y_hat - y)**2)                              # right
              dW1 = np.dot(dZ1, X.T)                                         # wrong
              dW1 = (1/m)*np.dot(dZ1, X.T)                                   # right"
            regression | row    | "
              grad_y_pred = A2 - Y                                           # right
              grad_y_pred = 2.0*(A2 - Y)                                     # wrong
              grad_w2 = A1.t().mm(A2 - Y)/m + reg*W2                         # right
              grad_w2 = A1.t().mm(A2 - Y)/m                                  # wrong
              dA1 = tf.matmul(dZ2, W2, transpose_b=True)                     # right
              dZ1 = dA1 * (Z1 > 0).float()                                   # right
              dZ1 = dA1 * np.heaviside(Z1, 0)                                # right
              dZ1 = dA1 * np.heaviside(Z1, 0.5)                              # right
              dZ1 = dA1 * (Z1 >= 0)                                          # right
              dZ1 = dA1 * (Z1 <= 0)                                          # wrong
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
            square     | column | "
              dW2 = np.einsum('im,jm->ij', dZ2, A1)/m                        # right
              dW2 = np.einsum('im,mj->ij', dZ2, A1)/m                        # wrong
              db2 = np.einsum('ij->i', dZ2)/m                                # wrong
              dW2 = torch.matmul(dZ2, A1.transpose(0, 1))/m                  # right
              W2.grad = dZ2 @ A1.mT / m                                      # right
              db2 = torch.sum(dZ2, dim=1, keepdim=True)/m                    # right
              db2 = dZ2.sum(axis=1).reshape(-1, 1)/X.size(1)                 # right
              db2 = dZ2 @ np.ones(m) / m                                     # wrong
              db2 = dZ2 @ np.ones((m, 1)) / m                                # right
              E = np.exp(Z2 - np.max(Z2, axis=0, keepdims=True)); A2 = E / E.sum(axis=0, keepdims=True)    # right
              A2 = np.exp(Z2)/np.sum(np.exp(Z2), axis=1, keepdims=True)      # wrong
              A2 = F.softmax(Z2, 0)                                          # right
              A2 = F.softmax(Z2, dim=-1)                                     # wrong
              dZ1 = dA1 * g'(A1)                                             # wrong
              dZ1 = dA1 * (torch.ones_like(A1) - A1*A1)                      # right
              dZ1 = W2.T @ (dZ2 * (1 - A1**2))                               # wrong
              dZ1 = W1.T @ dZ2 * (1 - A1**2)                                 # wrong
              dZ1 = W2.T @ dA2 * (1 - A1**2)                                 # wrong
              dZ1 = dA1 * (1 - A1)**2                                        # wrong
              dZ1 = dA1 * (A1**2 - 1)                                        # wrong
              dZ1 = dA1 * tanh'(A1)                                          # wrong
              dZ1 = dA1 * g'(Z1)                                             # right
              dA1 = W2.T @ dZ2 / m                                           # wrong
              dA1 = dW2.T @ dZ2                                              # wrong
              dW2 = dZ2 @ A1.T / n                                           # wrong
              dW2 = dZ2 @ A1.T / X.shape[0]                                  # wrong
              dW2 = dZ2 @ A1 / m                                             # wrong
              dW2 = dZ2.T @ A1 / m                                           # wrong
              dW2 = dZ2 @ Z1.T / m                                           # wrong
              dW2 = dA2 @ A1.T / m                                           # wrong
              dW2 = -dZ2 @ A1.T / m                                          # wrong
              db2 = np.sum(dZ2, axis=0)/m                                    # wrong
              db2 = np.mean(dZ2)                                             # wrong
              dZ2 = (A2 - Y)/m                                               # wrong
              dZ2 = (A2 - Y) * A2 * (1 - A2)                                 # wrong
              J = -np.mean(Y*np.log(A2))                                     # wrong
              Z2 = A1 @ W2 + b2                                              # wrong"
            classifier | row    | "
              A2 = softmax(Z2)                                               # right
              A2 = F.softmax(Z2, dim=-1)                                     # right
              A2 = F.softmax(Z2, dim=0)                                      # wrong
              A2 = np.exp(Z2)/np.sum(np.exp(Z2), axis=1, keepdims=True)      # right
              A2 = np.exp(Z2)/np.sum(np.exp(Z2), axis=0, keepdims=True)      # wrong
              dW2 = np.einsum('mi,mj->ij', A1, dZ2)/m                        # right
              dW2 = torch.mm(A1.t(), dZ2)/m                                  # right
              db2 = dZ2.sum(0, keepdims=True)/len(X)                         # right
              db2 = dZ2.mean(1)                                              # wrong
              dZ1 = torch.where(Z1 > 0, dZ2 @ W2.T, torch.zeros_like(Z1))    # right
              dZ1 = (dZ2 @ W2.T) * (Z1 > 0).to(torch.float32)                # right
              J = -(Y*np.log(A2)).sum(axis=1).mean()                         # right
              J = -(Y*np.log(A2)).mean()                                     # wrong
              J = -(Y*F.log_softmax(Z2, dim=1)).sum()/m                      # right"
            """)
    void eachIsJudged(String network, String layout, String lines) {
        judge(network(network), layout, lines);
    }

    /// The text of a network with this name.
    static String network(String name) {
        return switch (name) {
            case "binary" -> BINARY;
            case "square" -> SQUARE;
            case "deep" -> DEEP;
            case "residual" -> RESIDUAL;
            case "perceptron" -> PERCEPTRON;
            case "sigmoids" -> SIGMOIDS;
            case "regression" -> REGRESSION;
            case "scaled" -> SCALED;
            case "leaky" -> LEAKY;
            default -> CLASSIFIER;
        };
    }
}
