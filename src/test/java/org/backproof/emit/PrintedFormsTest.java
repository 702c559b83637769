package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Task;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.library.Library;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What printers do to terms after the last theorem of a program, each as a claim in letters that is proved: [Branches], [Choices], δ in a
/// [Formula], one-hot labels in a network, and roots in [Lowering].
class PrintedFormsTest {
    private static final long MILLISECONDS = 20_000;
    private static Scope letters = Library.scope().child();

    @BeforeAll
    static void declare() {
        for (var s : Parser.parse(new Source("test", "c in (0, inf)\na, b, g, t, x : scalar\ni, j : index[K]"))) {
            letters = Elaborator.elaborate(s, letters).setting().scope();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(if t > 0 then exp(min(-c*t, 0)) else b) = if t > 0 then exp(-c*t) else b",
        "(if t > 0 then b else exp(min(c*t, 0))) = if t > 0 then b else exp(c*t)",
        "(if t >= 0 then exp(min(-c*t, 0)) else b) = if t >= 0 then exp(-c*t) else b",
        "(if t >= 0 then b else exp(min(c*t, 0))) = if t >= 0 then b else exp(c*t)",
        "(if t > 0 then expm1(min(-c*t, 0)) else b) = if t > 0 then expm1(-c*t) else b",
        "(if t > 0 then b else expm1(min(c*t, 0))) = if t > 0 then b else expm1(c*t)",
        "(if t >= 0 then expm1(min(-c*t, 0)) else b) = if t >= 0 then expm1(-c*t) else b",
        "(if t >= 0 then b else expm1(min(c*t, 0))) = if t >= 0 then b else expm1(c*t)",
        "(if g > 0 then a else 0)*x = if g > 0 then a*x else 0",
        "(if g > 0 then (if g > 0 then a else b) else x) = if g > 0 then a else x",
        "(if g > 0 then x else (if g > 0 then a else b)) = if g > 0 then x else b",
        "(if g > 0 then a else a) = a",
        "delta(i, j)*x = if i = j then x else 0",
        "(1 - delta(i, j))*x = if i = j then 0 else x",
        "sum(k in 1..K, delta(k, j)) = 1",
        "1/sqrt(t) = t^(-1/2)",
        "1/sqrt(t)^3 = t^(-3/2)",
        "sqrt(t)^3 = t^(3/2)",
        "sqrt(c)^2 = c",
        "sqrt(c)^4 = c^2",
        "abs(-t/sqrt(2)) = abs(t)/sqrt(2)",
        "abs(-3*t*x) = 3*abs(t*x)",
    })
    void isProved(String claim) {
        Task.Claim c = (Task.Claim) Elaborator.elaborate(Parser.parse(new Source("test", "prove " + claim)).getFirst(), letters);
        Prover prover = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false));
        assertThat(prover.prove(c.setting().hypotheses(), c.left().body(), c.right().body())).as(claim).isInstanceOf(Verdict.Proved.class);
    }

    /// The code makes of the right side what stands on the left.
    @Test
    void exponentialsAreBoundedSo() {
        for (String claim : List.of("(if t > 0 then exp(min(-2*t, 0)) else b) = if t > 0 then exp(-2*t) else b", "(if t >= 0 then b else exp(min(t, 0))) = if t >= 0 then b else exp(t)",
                "(if t > 0 then exp(t) else b) = if t > 0 then exp(t) else b")) {
            Task.Claim c = (Task.Claim) Elaborator.elaborate(Parser.parse(new Source("test", "prove " + claim)).getFirst(), letters);
            assertThat(Branches.bounded(c.right().body())).isSameAs(c.left().body());
        }
    }
}
