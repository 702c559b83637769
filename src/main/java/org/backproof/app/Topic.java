package org.backproof.app;

import java.util.List;
import java.util.Optional;

/// A word of the language that is neither a statement nor a function, and what it means.
///
/// @param also     other words for it
/// @param examples statements that use it
record Topic(String name, List<String> also, String about, List<String> examples) {
    private static final String NET = "network net { input x[n]; hidden h relu; output K softmax; loss ce";
    private static final List<Topic> ALL = List.of(
            of("given", "assumptions of one statement: comparisons, sets, sums of labels, whole numbers", "prove sqrt(x^2) = x given x >= 0", "prove sin(n*pi) = 0 given n in integer"),
            of("wrt", "the variables by which is differentiated", "derive x^2*y wrt x", "generate numpy for x^2*y wrt x, y"),
            of("with", "the activation that a loss goes with", "pair bce with sigmoid", "pair ce(a, t) with a = softmax(z/tau)"),
            of("if", List.of("then", "else"), "a value by cases; conditions are comparisons, joined by and, or, not", "f(x) = if x > 0 then x else 0.1*x", "prove abs(x) = (if x > 0 then x else -x)"),
            of("in", "a domain, or the range of an index", "y : scalar in [0, 1]", "prove log(x) < x given x in (0, inf)", "sum(i in 1..4, i^2)"),
            of("scalar", List.of("real"), "a real number; a name that is not declared is one", "x : scalar", "p : scalar in (0, 1)"),
            of("vector", "a column of numbers; its size is a whole number or a name", "v : vector[K]", "v : vector[3]; diff(sum(v^2), v)"),
            of("matrix", "numbers in rows and columns", "W : matrix[n, m]; x : vector[m]; diff(sum(W @ x), W)"),
            of("index", List.of("class"), "a number from 1 to K, as the class in a label is", "c : index[K]; p : vector[K]; diff(-log(p[c]), p)"),
            of("function", List.of("opaque"), "an unknown differentiable function", "g : function; diff(g(2*x), x)"),
            of("pi", "the number π; Euler's number is exp(1)", "prove cos(pi/3) = 1/2"),
            of("inf", List.of("infinity"), "the open end of a domain; it is no number", "y : scalar in [0, inf)"),
            of("@", List.of("matrix product"), "the product of matrices and vectors; * goes entry by entry, a' or a.T is the transpose", "A : matrix[n, m]; B : matrix[m, k]; (A @ B)'"),
            of("input", "the first line of a network: the name of an example and its size", NET + " }"),
            of("hidden", "a layer: units and activation; hidden h[l] relu is layer l of any number", NET + " }", "network deep { input x[n]; hidden h[l] relu; output K softmax; loss ce }"),
            of("output", "the last layer: units and activation", NET + " }"),
            of("loss", "the line of a network for its loss, with its parameters; given dA in its place for an unknown one; help losses lists the library", "network net { input x[n]; output 1 identity; loss huber(2) }"),
            of("skip", List.of("residual"), "a residual connection: the activation of that layer is added", "network net { input x[n]; hidden n relu; hidden n relu skip 1; output 1 identity; loss mse }"),
            of("mask", List.of("dropout"), "a factor for each unit and example, such as that of dropout", "network net { input x[n]; hidden h relu mask d; output 1 identity; loss mse }"),
            of("shared", List.of("tied"), "a layer with the weights of another, shared 1, or with their transpose, tied 1", "network net { input x[n]; hidden h relu; output n identity tied 1; loss mse }"),
            of("no bias", List.of("without bias", "bias"), "a layer without b, Z = W A: there is no db either", "network net { input x[n]; hidden h relu no bias; output 1 identity; loss mse }; backprop net"),
            of("decay", List.of("weight decay"), "λ/2 · ‖W‖² of each layer is added to the cost", NET + "; decay lambda }"),
            of("weights", List.of("sample weights"), "the loss of each example is multiplied by its weight", NET + "; weights s }"),
            of("layout", List.of("column", "row"), "how the examples of a batch lie in its matrices: --layout column, as X[n, m], or --layout row, as X[m, n]; an option of the command line", NET + " }; backprop net"),
            of("target", List.of("targets", "numpy", "pytorch", "java", "c", "float32", "cblas"), "what code is generated in: numpy, pytorch, java, java float32, c, c float32 or c cblas",
                    "generate numpy for bce with sigmoid", "generate c float32 for bce with sigmoid"),
            of("proved", List.of("verdict", "verdicts", "conditional", "refuted", "undecided"),
                    "the verdicts: proved under the assumptions; conditional on what is listed; refuted at a point; undecided with the reason", "prove x/x = 1", "prove sqrt(x^2) = x"),
            of("canonical", "of a loss and an activation: ∂J/∂z is the prediction less the label", "pair bce with sigmoid", "match poisson"));

    static List<Topic> all() {
        return ALL;
    }

    static Optional<Topic> of(String word) {
        return ALL.stream().filter(t -> t.name.equals(word) || t.also.contains(word)).findFirst();
    }

    private static Topic of(String name, String about, String... examples) {
        return of(name, List.of(), about, examples);
    }

    private static Topic of(String name, List<String> also, String about, String... examples) {
        return new Topic(name, also, about, List.of(examples));
    }
}
