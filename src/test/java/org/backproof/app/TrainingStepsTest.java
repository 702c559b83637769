package org.backproof.app;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps of training, with the gradient by its name and spelled out; where 1/m and the decay stand. All layers have one width, so that no shape gives a slip away.
class TrainingStepsTest {
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            input x[n]; hidden n relu; output n softmax; loss ce; decay lam | column | "
              W1 = W1 - alpha*(1/m*dZ1 @ X.T + lam*W1)                       # right
              W1 = W1 + alpha*(1/m*dZ1 @ X.T + lam*W1)                       # wrong
              W1 = W1 - alpha*(1/m*dZ1 @ X.T - lam*W1)                       # wrong
              W1 = W1 - alpha*(dZ1 @ X.T + lam*W1)                           # wrong
              W1 = W1 - alpha*(1/m*dZ1 @ X.T)                                # wrong
              W1 = W1 - alpha*dW1*lam                                        # wrong
              W1 = W1 - alpha*(X @ dZ1.T)                                    # wrong
              W1 = (1 - alpha*lam)*W1 - alpha/m*dZ1 @ X.T                    # right
              W1 = (1 + alpha*lam)*W1 - alpha/m*dZ1 @ X.T                    # wrong
              W1 = (1 - alpha*lam/m)*W1 - alpha/m*dZ1 @ X.T                  # wrong
              dW1 = dZ1 @ X.T/m + lam*W1                                     # right
              b1 -= alpha*np.sum(dZ1, axis=1, keepdims=True)                 # wrong
              b1 = b1 - alpha*(db1 + lam*b1)                                 # wrong"
            input x[n]; hidden n relu; output n softmax; loss ce; decay lam | column | "
              dW1 = dZ1 @ X.T/m                                              # right
              W1 = W1 - alpha*(dW1 + lam*W1)                                 # right
              W1 = W1 + alpha*(dW1 + lam*W1)                                 # wrong
              W1 = W1 - alpha*dW1*lam                                        # wrong
              W1 = W1 - alpha*dW1                                            # wrong
              W2 = (1 - alpha*lam)*W2 - alpha*dW2                            # right
              W2 = (1 - lam)*W2 - alpha*dW2                                  # wrong"
            input x[n]; hidden n relu; output n softmax; loss ce; decay lam | column | "
              dW1 = dZ1 @ X.T/m + lam*W1                                     # right
              W1 = W1 - alpha*dW1                                            # right
              W1 = W1 - alpha*(dW1 + lam*W1)                                 # wrong"
            input x[n]; hidden n relu; output n softmax; loss ce | column | "
              W1 = W1 - alpha*(dW1 + lambda*W1)                              # wrong
              W1 = W1 - alpha*(1/m*dZ1 @ X.T + lambda*W1)                    # wrong
              W1 = W1 - alpha*dZ1 @ X.T                                      # wrong
              W1 = W1 - alpha*dZ1 @ X.T * m                                  # wrong
              W1 -= 0.1*dZ1 @ X.T                                            # wrong
              W1 -= alpha*dZ1 @ X.T/n                                        # wrong
              W1 -= alpha*lambda*dW1                                         # right
              W1 -= alpha*dZ2 @ X.T/m                                        # wrong
              W1 -= alpha/batch_size*dZ1 @ X.T                               # right
              W1 = W2 - alpha*dW1                                            # wrong
              W2 -= alpha*(A2 - Y) @ A1.T/m                                  # right
              W2 -= alpha*(Y - A2) @ A1.T/m                                  # wrong
              W2 += alpha*(Y - A2) @ A1.T/m                                  # right
              dW1 = dZ1 @ X.T/m                                              # right
              W1 -= alpha/m*dW1                                              # wrong
              W2 = np.random.randn(n, n)*0.01                                # named"
            input x[n]; hidden n relu; output n softmax; loss ce | column | "
              dW1 = dZ1 @ X.T                                                # right
              db1 = np.sum(dZ1, axis=1, keepdims=True)                       # right
              W1 -= alpha/m*dW1                                              # right
              dW2 = dZ2 @ A1.T/m                                             # wrong
              W2 -= alpha*dW2                                                # wrong"
            input x[n]; hidden n relu; output n softmax; loss ce | column | "
              cost = -np.sum(Y*np.log(A2))                                   # right
              dW1 = dZ1 @ X.T                                                # right
              dZ2 = A2 - Y                                                   # right
              dZ2 = (A2 - Y)/m                                               # wrong
              dW2 = dZ2 @ A1.T/m                                             # wrong
              W1 -= alpha*dW1                                                # right
              W1 -= alpha*dZ1 @ X.T                                          # right"
            input x[n]; hidden n relu; output n softmax; loss ce | column | "
              cost = -np.sum(Y*np.log(A2))                                   # wrong
              dW1 = dZ1 @ X.T/m                                              # right"
            """)
    void eachIsJudged(String network, String layout, String lines) {
        FormulasTest.judge(network, layout, lines);
    }
}
