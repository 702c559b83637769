package org.backproof.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Script;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.language.SourceError;
import org.junit.jupiter.api.Test;

/// What [Plain] prints is read back as the same term, the very object; but for a division by a literal 0, which cannot be typed.
class ReadBackTest {
    private static final int SEEDS = 4_000;
    private static final Scope SCOPE = declared("""
            x, y, gamma, y_hat, x2, z : scalar
            v, t : vector[K]
            W : matrix[K, K]
            i, j, c : index[K]
            g : function
            """);

    private static Scope declared(String text) {
        return Script.of(text).scope();
    }

    private static Expr read(String text) {
        return Script.over(SCOPE, text).shown().body();
    }

    @Test
    void randomTerms() {
        var sigmoid = ((Apply) read("sigmoid(x)")).function();
        var softmax = ((Apply) read("softmax(v)[i]")).function();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Expr e = new RandomTerms(seed, sigmoid, softmax).next((int) (seed % 4));
            String text = Plain.print(e);
            try {
                assertThat(read(text)).as("seed %d: %s", seed, text).isSameAs(e);
            } catch (SourceError error) {
                assertThat(error).as("seed %d: %s", seed, text).hasMessage("division by zero");
            }
        }
    }

    @Test
    void writtenTerms() {
        for (String text : List.of("1/(1/x)", "(y/x)^(-2)", "0*log(x)", "x^(-3/2)", "1/sqrt(x)", "sqrt(x)^2", "(-2)^x", "2^x*3/y", "x/y/(1/z)",
                "softmax(v/x)[i]", "softmax(log(v) - t*x)[i]", "softmax(onehot(c, K))[i]", "softmax(W[1, 1]*v)[j]", "max(v)", "max(W')", "max(W + W')",
                "logsumexp(v) - sum(t*v)", "diff(diff(g(x), x), x)", "g'(x)*g(x)", "if x > y and y >= 0 then x else if x = 0 then y else z",
                "sum(k in 2..K, v[k])", "sum(k in 1..3, x^k)", "sum(k in 1..K, v[k]*sum(l in 1..K, t[l]*v[k]))", "sum(k in 1..K - 1, x^k)", "pi^2/6", "abs(x)*sign(y)*hypot(x, y)", "v[3]", "-(x + y)",
                "x - (y + z)*2", "1e-6*x", "softmax(if v > 0 then v else 0)[i]", "softmax(softmax(v))[i]", "softmax(2*ones[K])[i]", "K*x", "delta(i, 3)")) {
            Expr e = read(text);
            assertThat(read(Plain.print(e))).as("%s printed as %s", text, Plain.print(e)).isSameAs(e);
        }
    }

    @Test
    void conditions() {
        for (String text : List.of("0 < x < 1", "x != y", "x + y >= 2*z - 1", "sum(t) = 1", "x > 0 or (y > 0 and z != 0)", "x in integer", "x^2 > -y")) {
            Prop p = condition(text);
            assertThat(condition(Plain.print(p))).as("%s printed as %s", text, Plain.print(p)).isEqualTo(p);
        }
        assertThat(Plain.print(Prop.positive(Terms.negate(Terms.real("x"))))).isEqualTo("x < 0");
    }

    private static Prop condition(String text) {
        return Script.over(SCOPE, "prove x = x given " + text).last().setting().assumptions().getLast().prop();
    }
}
