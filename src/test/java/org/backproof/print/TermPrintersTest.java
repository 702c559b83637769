package org.backproof.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backproof.expr.Primitives.exp;
import static org.backproof.expr.Primitives.log;
import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.apply;
import static org.backproof.expr.Terms.cases;
import static org.backproof.expr.Terms.delta;
import static org.backproof.expr.Terms.diff;
import static org.backproof.expr.Terms.divide;
import static org.backproof.expr.Terms.entry;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.negate;
import static org.backproof.expr.Terms.power;
import static org.backproof.expr.Terms.sqrt;
import static org.backproof.expr.Terms.subtract;
import static org.backproof.expr.Terms.sum;
import static org.backproof.expr.Terms.tensor;
import static org.backproof.print.RandomTerms.G2;
import static org.backproof.print.RandomTerms.I;
import static org.backproof.print.RandomTerms.J;
import static org.backproof.print.RandomTerms.K;
import static org.backproof.print.RandomTerms.SIGMOID;
import static org.backproof.print.RandomTerms.T;
import static org.backproof.print.RandomTerms.V;
import static org.backproof.print.RandomTerms.W;
import static org.backproof.print.RandomTerms.softmax;

import java.util.List;
import java.util.stream.Stream;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A table: a term and how the three printers show it.
class TermPrintersTest {
    private record Row(Expr term, String plain, String unicode, String latex) {
    }

    private static final Symbol A = Terms.real("a");
    private static final Symbol Y = Terms.real("y");
    private static final Symbol Z = Terms.real("z");
    private static final Expr BCE = subtract(negate(multiply(Y, log(A))), multiply(subtract(ONE, Y), log(subtract(ONE, A))));
    private static final Expr P = softmax(tensor(V), J);

    private static List<Row> rows() {
        return List.of(
                new Row(subtract(A, Y), "a - y", "a − y", "a - y"),
                new Row(subtract(Y, A), "y - a", "y − a", "y - a"),
                new Row(subtract(ONE, A), "1 - a", "1 − a", "1 - a"),
                new Row(BCE, "-y*log(a) - (1 - y)*log(1 - a)", "−y log a − (1 − y) log(1 − a)", "-y \\ln a - (1 - y) \\ln(1 - a)"),
                new Row(diff(diff(Z, Z), Z), "diff(diff(z, z), z)", "∂²z/∂z²", "\\frac{\\partial^{2} z}{\\partial z^{2}}"),
                new Row(add(negate(divide(Y, A)), divide(subtract(ONE, Y), subtract(ONE, A))), "-y/a + (1 - y)/(1 - a)",
                        "−y/a + (1 − y)/(1 − a)", "-\\frac{y}{a} + \\frac{1 - y}{1 - a}"),
                new Row(multiply(divide(subtract(A, Y), multiply(A, subtract(ONE, A))), A, subtract(ONE, A)),
                        "(a - y)/(a*(1 - a))*(a*(1 - a))", "(a − y)/(a(1 − a)) · a(1 − a)",
                        "\\frac{a - y}{a \\, (1 - a)} \\cdot a \\, (1 - a)"),
                new Row(SIGMOID.body(), "1/(1 + exp(-z))", "1/(1 + exp(−z))", "\\frac{1}{1 + \\mathrm{e}^{-z}}"),
                new Row(multiply(apply(SIGMOID, Z), subtract(ONE, apply(SIGMOID, Z))), "sigmoid(z)*(1 - sigmoid(z))", "σ(z)(1 − σ(z))",
                        "\\sigma(z) \\, (1 - \\sigma(z))"),
                new Row(multiply(P, subtract(delta(I, J), softmax(tensor(V), I))), "softmax(v)[j]*(delta(i, j) - softmax(v)[i])",
                        "softmax(v)ⱼ (δᵢⱼ − softmax(v)ᵢ)", "\\operatorname{softmax}(v)_{j} \\, (\\delta_{ij} - \\operatorname{softmax}(v)_{i})"),
                new Row(subtract(multiply(P, sum(I, entry(T, I))), entry(T, J)), "softmax(v)[j]*sum(i in 1..K, t[i]) - t[j]",
                        "softmax(v)ⱼ Σᵢ tᵢ − tⱼ", "\\operatorname{softmax}(v)_{j} \\sum_{i=1}^{K} t_{i} - t_{j}"),
                new Row(diff(negate(sum(I, multiply(entry(T, I), log(entry(V, I))))), entry(V, J)),
                        "diff(-sum(i in 1..K, t[i]*log(v[i])), v[j])", "∂/∂vⱼ (−Σᵢ tᵢ log vᵢ)",
                        "\\frac{\\partial}{\\partial v_{j}}\\left(-\\sum_{i=1}^{K} t_{i} \\ln v_{i}\\right)"),
                new Row(divide(sum(I, power(entry(V, I), 2)), K), "1/K*sum(i in 1..K, v[i]^2)", "(1/K) Σᵢ vᵢ²", "\\frac{1}{K} \\sum_{i=1}^{K} v_{i}^{2}"),
                new Row(multiply(Terms.HALF, power(subtract(A, Y), 2)), "1/2*(a - y)^2", "½(a − y)²", "\\frac{1}{2} (a - y)^{2}"),
                new Row(subtract(log(add(ONE, exp(Z))), multiply(Y, Z)), "log(1 + exp(z)) - y*z", "log(1 + exp(z)) − y z", "\\ln(1 + \\mathrm{e}^{z}) - y z"),
                new Row(cases(Prop.positive(Z), Z, ZERO), "if z > 0 then z else 0", "if z > 0 then z else 0",
                        "\\begin{cases} z & \\textnormal{if } z > 0 \\\\ 0 & \\textnormal{otherwise} \\end{cases}"),
                new Row(power(Z, Terms.num(Rational.of(-3, 2))), "z^(-3/2)", "z^(−3/2)", "z^{-3/2}"),
                new Row(divide(ONE, sqrt(Z)), "1/sqrt(z)", "1/√z", "\\frac{1}{\\sqrt{z}}"),
                new Row(power(power(Z, Terms.MINUS_ONE), Terms.MINUS_ONE), "1/(1/z)", "1/(1/z)", "\\frac{1}{1/z}"),
                new Row(add(multiply(Terms.num(3), power(Z, 2)), multiply(Terms.num(-2), Z), ONE), "3*z^2 - 2*z + 1", "3z² − 2z + 1", "3z^{2} - 2z + 1"),
                new Row(Primitives.row(Primitives.ERF).derivative().orElseThrow().apply(Z), "2*exp(-z^2)/sqrt(pi)", "2 exp(−z²)/√π",
                        "\\frac{2\\exp(-z^{2})}{\\sqrt{\\pi}}"),
                new Row(power(Primitives.sin(Z), 2), "sin(z)^2", "sin² z", "\\sin^{2} z"),
                new Row(power(log(A), 2), "log(a)^2", "(log a)²", "(\\ln a)^{2}"),
                new Row(apply(G2, Z), "g''(z)", "g′′(z)", "g''(z)"),
                new Row(divide(Z, TWO), "z/2", "z/2", "\\frac{z}{2}"),
                new Row(multiply(entry(W, I, J), Terms.real("gamma"), add(A, Y)), "W[i, j]*gamma*(a + y)", "Wᵢⱼ γ(a + y)", "W_{ij} \\gamma \\, (a + y)"),
                new Row(Terms.real("y_hat"), "y_hat", "ŷ", "\\hat{y}"),
                new Row(Terms.real("x12"), "x12", "x₁₂", "x_{12}"),
                new Row(multiply(ZERO, log(Z)), "0*log(z)", "0 log z", "0 \\ln z"));
    }

    @TestFactory
    Stream<DynamicTest> threePrints() {
        return rows().stream().map(r -> DynamicTest.dynamicTest(r.plain, () -> assertThat(List.of(Plain.print(r.term), Unicode.print(r.term), Latex.print(r.term)))
                .containsExactly(r.plain, r.unicode, r.latex)));
    }
}
