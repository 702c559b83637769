package org.backproof.app;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Formulas in the notations of papers and of frameworks, `\frac{1}{m}`, `W2.grad`, `dJ/dZ[2]`, with 1/m in one place or another and with names of
/// somebody's own.
class FormulaNotationsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            classifier | column | "
              dZ[L] = dA[L] * g'(Z[L])                                       # wrong
              dZ[1] = dA[1] * g[1]'(Z[1])                                    # right
              dZ[1] = dA[1] * g[2]'(Z[1])                                    # wrong
              dZ^{[1]} = dA^{[1]} \\odot g^{[1]'}(Z^{[1]})                    # right
              dZ^{[1]} = W^{[2]T} dZ^{[2]} * {g^{[1]}}'(Z^{[1]})             # right
              dW^{[2]} = \\frac{1}{m} dZ^{[2]} A^{[1]T}                       # right
              dW^{[2]} = \\frac{1}{m} dZ^{[2]} A^{[2]T}                       # wrong
              dW^{(2)} = \\frac1m dZ^{(2)} \\cdot (A^{(1)})^\\top               # right
              dW⁽²⁾ = 1/m dZ⁽²⁾ A⁽¹⁾ᵀ                                        # right
              dW⁽²⁾ = 1/m dZ⁽²⁾ A⁽²⁾ᵀ                                        # wrong
              \\frac{\\partial J}{\\partial W^{(l)}} = \\frac{1}{m} dZ^{(l)} {A^{(l-1)}}^T    # right
              db^{[2]} = \\frac{1}{m} \\sum_{i=1}^{m} dz^{[2](i)}              # right
              db^{[2]} = \\sum_{i=1}^{m} dz^{[2](i)}                          # wrong
              dW^{[1]} = \\frac{1}{m} \\sum_{i=1}^m dz^{[1](i)} x^{(i)T}       # right
              J = \\frac{1}{m} \\sum_{i=1}^m L(\\hat{y}^{(i)}, y^{(i)})         # right
              Z_{2} = W_{2} \\cdot A_{1} + b_{2}                              # right
              grads[""dW2""] = 1/m * np.dot(dZ2, A1.T)                       # right
              W = W - lr*dW                                                  # right
              W = W + lr*dW                                                  # wrong
              W2 -= alpha*dW2                                                # right
              W2 += alpha*dW2                                                # wrong
              W2 -= alpha*dW1                                                # wrong
              W1 = W1 + (-0.1)*dW1                                           # right
              b2 := b2 - \\eta \\, db_2                                        # right
              W^{(l)} = W^{(l)} - \\alpha \\frac{\\partial J}{\\partial W^{(l)}} # right
              W2 = W2 - alpha*v                                              # unread"
            sigmoids   | column | "
              \\delta^L = \\nabla_a C \\odot \\sigma'(z^L)                       # right
              \\delta^L = (a^L - y) \\odot \\sigma'(z^L)                        # right
              \\delta^L = (a^L - y)                                           # wrong
              \\delta^l = ((w^{l+1})^T \\delta^{l+1}) \\odot \\sigma'(z^l)       # right
              \\delta^l = ((w^l)^T \\delta^{l+1}) \\odot \\sigma'(z^l)           # wrong
              δˡ = (wˡ⁺¹)ᵀ δˡ⁺¹ ⊙ σ′(zˡ)                                     # right
              \\frac{\\partial C}{\\partial b^l} = \\delta^l                     # right
              ∂C/∂wˡ = δˡ (aˡ⁻¹)ᵀ                                            # right
              a^l = \\sigma(w^l a^{l-1} + b^l)                                # right
              C = \\frac{1}{2} \\|y - a^L\\|^2                                  # right
              C = \\|y - a^L\\|^2                                              # wrong
              \\delta^{(2)} = -(y - a^{(2)}) \\bullet f'(z^{(2)})              # right
              \\nabla_{W^{[1]}} J = \\delta^{[1]} x^\\top                       # right
              nabla_b[-1] = delta                                            # right
              nabla_w[-1] = np.dot(delta, activations[-2].transpose())       # right"
            binary     | column | "
              J = -\\frac1m \\sum_{i=1}^m y^{(i)} \\log a^{[2](i)} + (1 - y^{(i)}) \\log(1 - a^{[2](i)})    # right
              J = -\\frac1m \\sum_{i=1}^m y^{(i)} \\log a^{[2](i)} - (1 - y^{(i)}) \\log(1 - a^{[2](i)})    # wrong
              \\mathcal{L}(\\hat y, y) = -(y \\log \\hat{y} + (1 - y) \\log(1 - \\hat y))                     # right
              \\frac{d\\mathcal{L}}{da^{[2]}} = -\\frac{y}{a^{[2]}} + \\frac{1-y}{1-a^{[2]}}                # right
              \\frac{d\\mathcal{L}}{da^{[2]}} = -\\frac{y}{a^{[2]}} - \\frac{1-y}{1-a^{[2]}}                # wrong"
            classifier | row    | "
              dZ2 = (A2 - Y)/m                                               # right
              dW2 = A1.T @ dZ2                                               # right
              db2 = np.sum(dZ2, axis=0, keepdims=True)                       # right
              dA1 = dZ2 @ W2.T                                               # right
              dZ1 = dA1 * (Z1 > 0)                                           # right
              dW1 = X.T @ dZ1 / m                                            # wrong
              b1 += -lr * db1                                                # right"
            classifier | column | "
              dJ/dZ[2] = A2 - Y                                              # wrong
              Z2.grad = A2 - Y                                               # wrong
              dJ/dZ2 = (A2 - Y)/m                                            # right
              Z2.grad = (A2 - Y)/m                                           # right
              A2.grad = -Y/A2/m                                              # right
              dcost_dA1 = W2.T @ (A2 - Y)/m                                  # right
              W2.grad = Z2.grad @ A1.T                                       # right
              dZ2 = A2 - Y                                                   # right
              dX = W1.T @ dZ1                                                # right
              dA0 = W1.T @ dZ1                                               # right
              dA[0] = W1 @ dZ1                                               # wrong
              X.grad = W1.T @ dZ1                                            # wrong
              gradW2 = dZ2 @ A1                                              # wrong
              dB1 = 7                                                        # wrong
              d_weights2 = dZ2 @ A1.T / m                                    # right"
            classifier | column | "
              H = np.maximum(0, W1 @ X + b1)                                 # named
              E = A2 - Y                                                     # named
              dW2 = E @ H.T / m                                              # right
              dW1 = (W2.T @ E * (A1 > 0)) @ X.T / m                          # right
              dW1 = (W2.T @ E * (A1 >= 0)) @ X.T / m                         # wrong
              dZ1 = W2.T @ E; dZ1[Z1 <= 0] = 0                               # right
              d = A2 - Y; d /= m; dW2 = d @ A1.T                             # right
              dA1 = W2.T @ dZ2                                               # right
              W2 = W2 - 0.1*dW2                                              # right"
            binary     | column | "
              dA1 = W2.T * dZ2                                               # right
              dA1 = W2.T * dZ1                                               # wrong
              dZ1 = W2.T * dZ2 * (1 - A1**2)                                 # right"
            classifier | column | "
              Z1 = W1 @ X + b1[:, None]                                      # right
              db1 = dZ1.sum(axis=1) / m                                      # right
              db2 = np.sum(dZ2, axis=1, keepdims=True) / m                   # wrong"
            classifier | column | "
              dZ2 = (A2 - Y)/m                                               # wrong
              dW2 = dZ2 @ A1.T/m                                             # right
              dW1 = dZ1 @ X.T/m                                              # right"
            """)
    void eachIsJudged(String network, String layout, String lines) {
        FormulasTest.judge(FormulasTest.network(network), layout, lines);
    }
}
