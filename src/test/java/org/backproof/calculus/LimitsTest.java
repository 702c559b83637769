package org.backproof.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Script;
import org.backproof.elaborate.Task;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.library.Library;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Limits at both ends, and that far out the values are those that the first terms of the expansions say.
class LimitsTest {
    private static final Symbol Z = Terms.real("z");
    private static final List<String> TERMS = List.of("sigmoid(z)", "sigmoid(z)*(1 - sigmoid(z))", "1 - tanh(z)^2", "softplus(z)/sigmoid(z)", "z*sigmoid(z)",
            "sigmoid(z)/softplus(z)", "exp(-z^2/2)/(probit(z)*(1 - probit(z)))", "exp(z - exp(z))/(cloglog(z)*(1 - cloglog(z)))", "mish(z) - z",
            "1/((1 + z^2)*cauchit(z)*(1 - cauchit(z)))", "sqrt(z^2 + z) - sqrt(z^2 + 1)", "(z^2 + abs(z))/(z - 1)", "log(1 + z^2) - 2*log(abs(z))",
            "z*(sqrt(1 + 1/z^2) - 1)", "exp(1/z)", "(1 + 1/z)^z", "z^3*exp(-z)", "erf(z) - 1", "gelu(z)", "atan(z^2)", "sinh(z)/exp(z)", "sin(1/z)*z", "log_cosh(z, 0) - abs(z)",
            "if z > 2 then 1/z else if z < -3 then 5 else z", "relu(z)*sigmoid(z)", "selu(z)", "gelu_tanh(z)", "hard_swish(z)/z", "asinh(abs(z)) - log(2*abs(z))");

    private static Expr term(String text, Scope scope) {
        return Script.over(scope, text).shown().body();
    }

    private static Knowledge knowledge() {
        return new Prover(LemmaBook.library(), new Budget(60_000, () -> false)).knowledge(List.of());
    }

    private static Optional<Limit> limit(String text, boolean positive) {
        Task.Show task = (Task.Show) Script.of(text).last();
        Prover prover = new Prover(LemmaBook.library(), new Budget(60_000, () -> false));
        return Limits.of(prover.knowledge(task.setting().hypotheses()), task.value().body(), Z, positive);
    }

    private static String shown(Optional<Limit> limit) {
        return limit.map(l -> l.value().map(Expr::toString).orElse(l.sign() > 0 ? "inf" : "-inf")).orElse("?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sigmoid(z)                                        | 0    | 1
            sigmoid(z)*(1 - sigmoid(z))                       | 0    | 0
            z*sigmoid(z)                                      | 0    | inf
            sigmoid(z)/softplus(z)                            | 1    | 0
            exp(-z^2/2)/(probit(z)*(1 - probit(z)))           | inf  | inf
            exp(z - exp(z))/(cloglog(z)*(1 - cloglog(z)))     | 1    | inf
            sqrt(z^2 + z) - sqrt(z^2 + 1)                     | -1/2 | 1/2
            log(1 + z^2) - 2*log(abs(z))                      | 0    | 0
            z^3*exp(-z)                                       | -inf | 0
            sin(1/z)*z                                        | 1    | 1
            sin(z)                                            | ?    | ?
            z*sin(1/z^2)                                      | 0    | 0
            k*z                                               | ?    | ?
            k : scalar in (0, inf); sigmoid(k*z)              | 0    | 1
            k : scalar in (0, inf); k*z                       | -inf | inf
            k*sigmoid(z)                                      | 0    | k
            if z > k then 1 else 0                            | 0    | 1
            k : scalar in [0, inf); sigmoid(z)^k*sigmoid(z)   | 0    | 1
            k : scalar in [0, inf); sigmoid(z)^k              | ?    | 1
            k : scalar in [0, inf); z*sigmoid(-z)^k*exp(-z)   | -inf | 0
            k : scalar in [0, inf); exp(-k*z)*exp(-z)         | inf  | 0
            exp(-k^2*z)/z                                     | ?    | 0
            exp(-k*z)/z                                       | ?    | ?
            exp(exp(z)) - exp(exp(z) + exp(-z))               | -inf | -inf
            """)
    void limits(String text, String left, String right) {
        assertThat(shown(limit(text, false))).as(text + " at -inf").isEqualTo(left);
        assertThat(shown(limit(text, true))).as(text + " at inf").isEqualTo(right);
    }

    /// `(F − limit)/first term` goes to 1.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void farOutTheValuesAreThose(boolean positive) {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (String text : TERMS) {
            Expr e = term(text, Library.scope().child());
            Optional<Limit> limit = Limits.of(knowledge(), e, Z, positive);
            if (limit.isEmpty()) {
                wrong.add(text + ": no limit");
                continue;
            }
            Expr rest = limit.get().value().map(v -> Terms.subtract(e, v)).orElse(e);
            Expr ratio = limit.get().like().map(k -> Terms.divide(rest, k)).orElse(Terms.add(rest, Terms.ONE));
            for (int size : List.of(40, 400)) {
                Point far = Point.EMPTY.with(Z, Rational.of(positive ? size : -size));
                if (new CertifiedEvaluation(far).value(ratio) instanceof Interval x && x.width() < 1e-6) {
                    compared++;
                    if (Math.abs(x.midpoint() - 1) > 10.0 / size) {
                        wrong.add(text + ": " + shown(limit) + ", like " + limit.get().like() + ", at " + far + " " + x);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(TERMS.size());
    }

    @Test
    void conditionsThatFailFarOut() {
        assertThat(Limits.fails(knowledge(), org.backproof.expr.Prop.positive(Terms.negate(Z)), Z, true)).isTrue();
        assertThat(Limits.fails(knowledge(), org.backproof.expr.Prop.positive(Terms.negate(Z)), Z, false)).isFalse();
    }
}
