package org.backproof.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a network, and what to write instead, to the letter.
class NetworkErrorsTest {
    /// `lines of the network | message. suggestion`.
    @ParameterizedTest
    @ValueSource(strings = {
            // lines
            "input x[n]; hidden h relu; loss ce | the network has no output. A network has one line such as output K softmax.",
            "output K softmax; loss ce | the network has no input. A network has one line such as input x[n].",
            "input x[n]; output K softmax | the network has no loss. A network has one line such as loss ce.",
            "input x[n]; output K softmax; loss ce; loss mse | loss is there twice. A network has one line such as loss ce.",
            "input x[n]; output K softmax; hidden h relu; loss ce | a hidden layer comes before the output. Layers are written from first to last.",
            "input x[n]; dense h relu; output K softmax; loss ce | a network has no line dense. Its lines are input, hidden, output, loss, given, decay, weights.",
            "input x[n]; output K softmax; los ce | a network has no line los. Did you mean loss?",
            "input x[n], output K softmax, loss ce | lines of a network end with ';' or with the line. "
                    + "Write network NAME { input x[n]; hidden h relu; output K softmax; loss ce }.",
            "input x[n] hidden h relu | more than a name and a size. Write input x[n]; each line ends with ';' or where it ends.",
            "input x; output K softmax; loss ce | the input is a vector. Write input x[n].",
            // activations and losses
            "input x[n]; hidden h rleu; output K softmax; loss ce | there is no function rleu. Did you mean relu?",
            "input x[n]; hidden h ce; output K softmax; loss ce | ce(a, t) is no activation: an activation is a function of the logit. "
                    + "Give it its other arguments as in leaky_relu(0.1), or take another function.",
            "input x[n]; hidden h relu(0.1); output K softmax; loss ce | relu(z) takes no argument beside z, 1 is given",
            "input x[n]; hidden h leaky_relu(1, 2); output K softmax; loss ce | leaky_relu(z, slope) takes one argument beside z, 2 are given",
            "input x[n]; output K softmax; loss huber(1, 2, 3) | huber(a, y, delta) takes one argument beside the prediction and the label, 3 are given",
            "input x[n]; output K softmax; loss softmax | a loss is a function of a prediction and a label. Write loss ce, loss huber(2), or define one: ell(a, y) = ….",
            "input x[n]; hidden h; output K softmax; loss ce | a layer has a size and an activation. Write hidden h relu.",
            "input x[n]; hidden 0 relu; output K softmax; loss ce | 0 is no size. A size is a whole number from 1 on, or a name that stands for one.",
            "input x[n]; hidden h1[p] gelu; output K softmax; loss ce | the hidden layers are those for l from 1 to L - 1. For one layer write its size alone: "
                    + "hidden p relu. For as many as a symbol says, hidden h[l] relu, or hidden[l] h relu where all are of one size.",
            // layers that take others
            "input x[n]; hidden h relu skip 0; output K softmax; loss ce | skip 0 adds vector[n], layer 1 wants vector[h]. The shapes must be the same.",
            "input x[n]; hidden h relu skip 3; output K softmax; loss ce | skip 3: this is layer 1, and it takes a layer before it. Write skip 0.",
            "input x[n]; hidden h relu shared 1; output K softmax; loss ce | shared 1: this is layer 1, and it takes a layer before it. There is none: the input has no weights.",
            "input x[n]; hidden h relu; output K sigmoid tied 1; loss ce | the transpose of W1 is matrix[n,h], layer 2 wants matrix[K,h]. The shapes must be the same.",
            "input x[n]; hidden h relu dropout; output K softmax; loss ce | after the activation, dropout is nothing that a layer has. It may have skip, mask, shared, tied, no bias.",
            "input x[n]; hidden h relu nobias; output K softmax; loss ce | after the activation, nobias is nothing that a layer has. For a layer without bias, Z = W A, write no bias.",
            "input x[n]; hidden h relu without bias; output K softmax; loss ce | after the activation, without is nothing that a layer has. For a layer without bias, Z = W A, write no bias.",
            "input x[n]; hidden h relu no mask d; output K softmax; loss ce | after no comes bias. For a layer without bias, Z = W A, write no bias.",
            // names
            "input y[n]; output K softmax; loss ce | y is the name of the labels. Take another one.",
            "input W1[n]; output K softmax; loss ce | W1 is the name of a value of a layer. Take another one.",
            "input x[n]; hidden m relu; output K softmax; loss ce | m is the name of the number of examples. Take another one.",
            "input x[n]; hidden h relu mask x; output K softmax; loss ce | x is the input, and here a mask of vector[h]. Take another name.",
            "input x[n]; hidden h relu mask d; output K softmax mask d; loss ce | d is a mask of vector[h], and here a mask of vector[K]. Take another name.",
            "input x[n]; output K softmax; loss ce; weights x | x is the input, and here the weights of the examples. Take another name.",
            "input h[n]; hidden h relu; output K softmax; loss ce | h is a size, and here the input. Take another name."})
    void saysSo(String row) {
        String[] sides = row.split(" \\| ");
        assertThat(Script.error("network net { " + sides[0] + " }")).isEqualTo(sides[1]);
    }
}
