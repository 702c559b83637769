package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Answers to claims about matrices show matrix notation and an entry; their JSON steps stay input of the language.
class MatrixClaimsTest {
    private static final String NAMES = "X : matrix[n, m]; w : vector[m]; y : vector[n]";
    private static final Pattern STEP = Pattern.compile("\"before\": \"([^\"]*)\", \"after\": \"([^\"]*)\"");

    private static String answer(String format, String... statements) {
        List<String> words = new ArrayList<>(List.of("--format", format, "-e", NAMES));
        for (String s : statements) {
            words.addAll(List.of("-e", s));
        }
        Run run = Run.of("", words);
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    @Test
    void ofARefutedClaim() {
        String claim = "prove diff(sum((X@w - y)^2), w) = X'@(X@w - y)";
        assertThat(answer("text", claim)).contains("""
                refuted   ∂/∂w (sum((X w − y)²)) = Xᵀ (X w − y)
                  entry     ∂/∂wⱼ (Σᵢ (Σₖ Xᵢₖ wₖ − yᵢ)²) = Σᵢ Xᵢⱼ(Σₖ Xᵢₖ wₖ − yᵢ)
                  at        j = 1, m = 2, n = 2,""").contains("\n  holds     ∂/∂w (sum((X w − y)²)) = 2Xᵀ (X w − y)     the factor 2 is missing\n"
                + "  entry     ∂/∂wⱼ (Σᵢ (Σₖ Xᵢₖ wₖ − yᵢ)²) = 2Σᵢ Xᵢⱼ(Σₖ Xᵢₖ wₖ − yᵢ)\n");
        for (String format : List.of("latex", "markdown")) {
            assertThat(answer(format, claim)).contains("= X^{\\top} \\, (X w - y)", "\\begin{gathered}");
        }
    }

    @Test
    void valuesInLatex() {
        assertThat(answer("latex", "diff(w, w)")).contains("\\[ \\mathbf{I}_{m} \\qquad");
        assertThat(answer("latex", "diff(sum(X@w), w)")).contains("X^{\\top} \\mathbf{1}_{n}");
        assertThat(answer("latex", "diff(norm(X), X)")).contains("\\frac{X}{\\left\\lVert X\\right\\rVert_F}");
    }

    @Test
    void stepsReplay() {
        for (String claim : List.of("prove diff(sum((X@w - y)^2), w) = 2*X'@(X@w - y)", "prove diff(sum((X@w - y)^2), X) = 2*(X@w - y)@w'")) {
            List<MatchResult> steps = STEP.matcher(answer("json", claim)).results().toList();
            assertThat(steps).hasSizeGreaterThan(1);
            for (MatchResult s : steps) {
                assertThat(answer("json", "prove " + s.group(1) + " = " + s.group(2))).as(s.group()).contains("\"verdict\": \"proved\"");
            }
        }
    }
}
