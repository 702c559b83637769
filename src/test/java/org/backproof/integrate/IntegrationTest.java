package org.backproof.integrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Script;
import org.backproof.elaborate.Task;
import org.backproof.expr.Expr;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.print.Plain;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is found is proved: F′ = f, and g(x) = t at the solution.
class IntegrationTest {
    private static Task.Show read(String expression) {
        return (Task.Show) Script.of(expression).last();
    }

    private static Prover prover() {
        return new Prover(LemmaBook.library(), new Budget(20_000, () -> false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "x", "x^5", "2*x^3 - x + 7", "1/x given x > 0", "1/x^2 given x > 0", "1/x given x < 0", "sqrt(x) given x > 0",
        "x^p given x > 0, p > 0", "x*x^p/(x + 0) - 3*y*x^p given x > 0, p > 0", "1/(2*x + 1) given x > 0", "exp(3*x)", "x*exp(x)", "x^2*exp(x)", "exp(-x^2)", "x*exp(-x^2)", "sin(x)", "cos(2*x + 1)",
        "x*cos(x)", "1/cos(x)^2 given -1 < x < 1", "x/cos(x)^2 given -1 < x < 1", "log(x) given x > 0", "atan(x)", 
        "erf(x)", "1/(1 + x^2)", "1/(2 + 3*x^2)", "x/(1 + x^2)", "1/sqrt(1 - x^2) given -1 < x < 1", "1/(x*(1 - x)) given 0 < x < 1",
        "(x - y)/(x*(1 - x)) given 0 < x < 1", "(x - y)/(1 - x^2) given -1 < x < 1", "(x - y)/x given x > 0", "2*(x - y)/x^2 given x > 0",
        "2*(x - y)/x^3 given x > 0", "1/(1 - x)^2 given 0 < x < 1", "1/(x^2*(1 - x)) given 0 < x < 1", "sigmoid(x)", "tanh(x)", "softplus(x)*sigmoid(x)",
        "1/(1 + exp(x))", "exp(x)/(1 + exp(x))^2", "log(1 + x) given x > 0", "sin(x)*exp(cos(x))", "x^3/(1 + x^2)", "tan(x) given -1 < x < 1",
        "(x - y)*cosh(x)", "sin(x)^3*cos(x)", "x^2*exp(-x^2)", "x*erf(x)", "x^3*log(x) given x > 0", "gelu(x)", "exp(-2*x^2 + 3*x - 1)", "exp(-s*x^2) given s > 0", "relu(x)", "x*hard_sigmoid(x)", "x/(1 + abs(x))",
        "if x > 1 then x^2 else 1", "max(x, y)", "min(max(x, 0), 6)^2"})
    void antiderivativesAreProved(String integrand) {
        Task.Show task = read(integrand);
        Expr f = task.value().body();
        Symbol x = Terms.real("x");
        Optional<Expr> found = new Integration(prover().knowledge(task.setting().hypotheses())).of(f, x);
        assertThat(found).as(integrand).isPresent();
        Verdict v = prover().prove(task.setting().hypotheses(), Terms.diff(found.get(), x), f);
        assertThat(v.word()).as(integrand + " from " + Plain.print(found.get())).isEqualTo("proved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2*x + 1", "log(x) - log(1 - x)", "log(x)", "-2/x", "-1/x^2", "(log(1 + x) - log(1 - x))/2", "sigmoid(x) given 0 < t < 1", "tanh(x)", "atan(x) given -1 < t < 1",
        "exp(x)", "softplus(x)", "1 - exp(-exp(x)) given 0 < t < 1", "x^3 + y", "3*log(x + 1)"})
    void solutionsSolve(String g) {
        Task.Show task = read(g);
        Expr left = task.value().body();
        Symbol x = Terms.real("x");
        Symbol t = Terms.real("t");
        List<Expr> found = new Solving(prover().knowledge(task.setting().hypotheses()), x).of(left, t);
        assertThat(found).as(g).isNotEmpty();
        assertThat(found).as(g).anyMatch(s -> {
            String word = prover().prove(task.setting().hypotheses(), org.backproof.expr.Substitution.of(x, s).apply(left), t).word();
            return word.equals("proved") || word.equals("conditional");
        });
    }
}
