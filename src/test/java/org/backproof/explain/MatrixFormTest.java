package org.backproof.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Script;
import org.backproof.print.LatexPage;
import org.backproof.print.Line;
import org.backproof.print.MarkdownPage;
import org.backproof.print.Page;
import org.backproof.print.TextPage;
import org.backproof.print.Unicode;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages of claims about matrices: the statement in matrix notation with that of an entry below, and lines with both.
final class MatrixFormTest {
    private static final String NAMES = """
            X : matrix[n, m]; w : vector[m]; y : vector[n]; A, B : matrix[n, n]; x : vector[n]; v, t : vector[K]; W : matrix[K, d]; u : vector[d]
            C : matrix[K, d]; R : matrix[d, e]; H : matrix[K, e]; g : function; assume sum(t) = 1
            """;

    private static Prover prover() {
        return new Prover(LemmaBook.library(), new Budget(60_000, () -> false));
    }

    private static Page page(String statement) {
        return new Explainer(prover()).claim(Script.of(NAMES + statement).claim(), Optional.empty()).orElseThrow(() -> new AssertionError("no page of " + statement)).page();
    }

    private static List<String> matrices(Page page) {
        return page.sections().stream().flatMap(s -> s.lines().stream()).map(Line::matrix).flatMap(Optional::stream).map(Unicode::print).toList();
    }

    /// The statement, and the last line beside its entry.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        prove diff(sum((X@w - y)^2), w) = 2*X'@(X@w - y)            | ∂/∂w (sum((X w − y)²)) = 2Xᵀ (X w − y)  | 2Xᵀ (X w − y)
        prove diff(sum((X@w - y)^2), X) = 2*(X@w - y)@w'            | ∂/∂X (sum((X w − y)²)) = 2(X w − y) wᵀ  | 2(X w − y) wᵀ
        prove diff(sum((X@w - y)^2), w, w) = 2*X'@X                 | ∂²/∂w² (sum((X w − y)²)) = 2Xᵀ X        | 2Xᵀ X
        prove diff(x'@A@x, x) = (A + A')@x                          | ∂/∂x (xᵀ A x) = (A + Aᵀ) x              | (A + Aᵀ) x
        prove diff(trace(A@B), A) = B'                              | ∂/∂A (trace(A B)) = Bᵀ                  | Bᵀ
        prove diff(X@w, w) = X                                      | ∂/∂w (X w) = X                          | X
        prove diff(softmax(v), v) = diag(softmax(v)) - softmax(v)@softmax(v)' | ∂/∂v (softmax(v)) = diag(softmax(v)) − softmax(v) softmax(v)ᵀ | diag(softmax(v)) − softmax(v) softmax(v)ᵀ
        prove diff(ce(softmax(W@u), t), W) = (softmax(W@u) - t)@u'  | ∂J/∂W = (p − t) uᵀ                      | (p − t) uᵀ
        prove diff(sum(H*g(C@R)), R) = C'@(H*g'(C@R))               | ∂/∂R (sum(H ⊙ g(C R))) = Cᵀ (H ⊙ g′(C R)) | Cᵀ (H ⊙ g′(C R))
        Z = C@R; prove diff(sum(H*g(Z)), C) = (H*g'(Z))@R'          | ∂/∂C (sum(H ⊙ g(Z))) = (H ⊙ g′(Z)) Rᵀ   | (H ⊙ g′(Z)) Rᵀ
        J = sum((X@w - y)^2)/n; prove diff(J, w) = 2/n*X'@(X@w - y) | ∂J/∂w = (2/n) Xᵀ (X w − y)              | (2/n) Xᵀ (X w − y)
        """)
    void bothForms(String claim, String statement, String last) {
        Page page = page(claim);
        assertThat(Unicode.print(page.statement())).isEqualTo(statement);
        assertThat(page.entry()).isPresent();
        assertThat(matrices(page).getLast()).isEqualTo(last);
    }

    /// No matrix in the claim, no notation for a side, or the same notation for both sides.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        prove diff(ce(softmax(v), t), v) = softmax(v) - t         | ∂J/∂v = p − t
        prove trace(A@B) = trace(B@A)                             | Σᵢ Σⱼ Aᵢⱼ Bⱼᵢ = Σᵢ Σⱼ Aⱼᵢ Bᵢⱼ
        prove diff((X@w)[1], w[2]) = X[1, 2] given n >= 1, m >= 2 | ∂/∂w₂ (Σᵢ X₁ᵢ wᵢ) = X₁₂
        prove diff(sum(A^2)*x[1], x[1]) = sum(A^2)                | ∂/∂x₁ (x₁ Σᵢ Σⱼ Aᵢⱼ²) = Σᵢ Σⱼ Aᵢⱼ²
        """)
    void entriesAlone(String claim, String statement) {
        Page page = page(claim);
        assertThat(Unicode.print(page.statement())).isEqualTo(statement);
        assertThat(page.entry()).isEmpty();
    }

    @Test
    void sideBySide() {
        Page page = page("prove diff(trace(A@B), A) = B'");
        assertThat(TextPage.print(page)).isEqualTo("""
                proved   ∂/∂A (trace(A B)) = Bᵀ
                  entry     ∂/∂Aⱼₖ (Σᵢ Σₗ Aᵢₗ Bₗᵢ) = Bₖⱼ

                  ∂/∂Aⱼₖ (Σᵢ Σₗ Aᵢₗ Bₗᵢ) = Σᵢ Σₗ Bₗᵢ δᵢⱼ δₖₗ  Bᵀ  rules of differentiation
                                         = Bₖⱼ                Bᵀ  δ picks an index   ∎""");
        assertThat(LatexPage.body(page)).contains("\\operatorname{trace}(A B)", "B_{kj} && B^{\\top} && \\text{$\\delta$ picks an index}");
        assertThat(MarkdownPage.print(page)).contains("B_{kj} && B^{\\top} && \\text{$\\delta$ picks an index}");
    }
}
