package org.backproof.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.backproof.elaborate.Network;
import org.backproof.elaborate.Task;
import org.backproof.network.Backprop;
import org.backproof.network.Equations;
import org.backproof.network.Networks;
import org.backproof.network.Orientation;
import org.backproof.print.LatexPage;
import org.backproof.print.TextPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The equations of networks as a textbook has them: activations by their names, indices in the order of the product, each condition once.
final class NetworkTextTest {
    private static final String OWN = """
            l2(z : vector) = z/norm(z)
            weighed(a, y) = -3*y*log(a) - (1 - y)*log(1 - a)
            smooth(a : vector[K], y : vector[K]) = -sum((9/10*y + 1/(10*K))*log(a)) {
              given sum(y) = 1
            }""";

    private static String text(String parts, boolean batch, boolean latex) {
        Network network = ((Task.Backprop) Networks.last(OWN + "\nnetwork net { input x[n]; " + parts + " }\nbackprop net")).network();
        Backprop program = batch ? Equations.ofBatch(network, Networks.prover()) : Equations.ofExample(network, Networks.prover());
        Explanation e = Backpropagation.of(program, Orientation.COLUMN, Networks.prover().knowledge(program.facts()), false);
        return (latex ? LatexPage.body(e.page()) : TextPage.print(e.page())).replaceAll(" +", " ");
    }

    /// Where parameters are shared, the part of each layer is lifted to the batch; with examples in rows what is assumed is about rows.
    @Test
    void sharedParametersAndRows() {
        assertThat(text("hidden n tanh; output n sigmoid shared 1; loss bce", true, false).replaceAll("\\s+", " "))
                .contains("dW₁ = (1/m)(dZ₂ A₁ᵀ + dZ₁ Xᵀ) summed over the examples in both factors: a product with ᵀ, for each layer that has it");
        Network network = ((Task.Backprop) Networks.last("network net { input x[n]; output K softmax; loss ce }\nbackprop net")).network();
        Backprop rows = Orientation.ROW.of(Equations.ofBatch(network, Networks.prover()));
        assertThat(TextPage.print(Backpropagation.of(rows, Orientation.ROW, Networks.prover().knowledge(rows.facts()), false).page())).containsPattern("used +Σⱼ Yᵢⱼ = 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hidden h softmax; output 1 sigmoid; loss bce        | dz₁ = a₁ ⊙ da₁ − a₁ᵀ da₁ · a₁               | dZ₁ᵢⱼ = A₁ᵢⱼ dA₁ᵢⱼ − A₁ᵢⱼ Σₖ A₁ₖⱼ dA₁ₖⱼ
        hidden h swish; output K softmax; loss ce           | a₁ = swish(z₁) a₁ᵢ = swish(z₁ᵢ)             | A₁ = swish(Z₁) A₁ᵢⱼ = swish(Z₁ᵢⱼ)
        hidden h tanh; output K softmax; loss ce            | z₂ᵢ = b₂ᵢ + Σⱼ W₂ᵢⱼ a₁ⱼ                     | Z₂ᵢⱼ = b₂ᵢ + Σₖ W₂ᵢₖ A₁ₖⱼ
        hidden h tanh; output n sigmoid tied 1; loss bce    | shared W₂ = W₁ᵀ the part of layer 2 is in dW₁ | dW₁ᵢⱼ = (Σₖ A₁ᵢₖ dZ₂ⱼₖ + Σₖ dZ₁ᵢₖ Xⱼₖ)/m
        hidden h tanh no bias; output K softmax no bias; loss ce | z₂ = W₂ a₁ z₂ᵢ = Σⱼ W₂ᵢⱼ a₁ⱼ             | dW₁ = (1/m) dZ₁ Xᵀ
        hidden n tanh; output n sigmoid shared 1; loss bce  | b₂ = b₁ the part of layer 2 is in db₁  | shared W₂ = W₁ the part of layer 2 is in dW₁
        hidden h tanh; output K softmax; loss ce; weights s | = s(a₂ − y) the derivative of | dA₂ = −Y diag(s)/A₂
        hidden h tanh; output 1 sigmoid; loss bce; weights s | = s(a₂ − y) the derivative of | dA₂ = (A₂ − Y) diag(s)/(A₂ ⊙ (1 − A₂))
        hidden h tanh; output K exp; loss poisson; weights s | = s(a₂ − y) the derivative of | dA₂ = ones[K] sᵀ ⊙ (1 − Y/A₂)
        output K l2; loss mse                               | given ‖z₁‖ ≠ 0 mse                          | given ‖Z₁[:, i]‖ ≠ 0 mse
        """)
    void asInTextbooks(String parts, String one, String batch) {
        assertThat(text(parts, false, false)).contains(one).doesNotContainPattern("(?s)given .*‖ ≠ 0.*(given|‖ ≠ 0)");
        assertThat(text(parts, true, false)).contains(batch).doesNotContainPattern("(?s)given .*‖ ≠ 0.*(given|‖ ≠ 0)");
    }

    /// Why the last layer differs: cancelled, in part, or not.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hidden h tanh; output K softmax; loss ce            | dZ₂ = A₂ − Y                   | the derivative of softmax is cancelled by ce
        hidden h tanh; output K log_softmax; loss nll       | dZ₂ = softmax(Z₂) − Y          | the derivative of log_softmax is cancelled by nll
        hidden h tanh; output K softmax; loss smooth        | dZ₂ = A₂ − (9/10) Y − 1/(10K)  | the derivative of softmax is cancelled by smooth
        hidden h tanh; output 1 exp; loss poisson           | dZ₂ = A₂ − Y                   | the derivative of exp is cancelled by poisson
        hidden h tanh; output 1 sigmoid; loss weighed       | dZ₂ = dA₂ ⊙ σ′(Z₂)             | the derivative of sigmoid is cancelled in part by weighed, and leaves no multiple of prediction minus label
        hidden h tanh; output 1 tanh; loss mse              | dZ₂ = dA₂ ⊙ tanh′ Z₂            | the derivative of tanh stays: mse does not cancel it
        hidden h tanh; output K identity; loss mse          | dZ₂ = dA₂                      | the derivative of identity is 1: nothing to cancel
        output 1 softmax; loss ce                           | layer 1 is the last one, too   | the derivative of softmax, of one unit alone
        """)
    void whyTheLastLayerDiffers(String parts, String equation, String reason) {
        assertThat(text(parts, true, false).replaceAll("\\s+", " ")).contains(equation, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hidden h softmax; output 1 sigmoid; loss bce        | a_1 \\odot \\mathrm{d}a_1
        hidden h tanh; output n sigmoid tied 1; loss bce    | W_2 = W_1^{\\top}
        """)
    void inLatex(String parts, String wanted) {
        assertThat(text(parts, false, true)).contains(wanted);
    }
}
