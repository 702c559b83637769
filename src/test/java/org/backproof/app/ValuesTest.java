package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// How values are shown: the table of `values.txt`, and that each of its rows, typed again as a claim, is proved. With -Dgolden.rewrite the
/// table is written anew.
class ValuesTest {
    private static final Path TABLE = Path.of("src/test/resources/org/backproof/app/values.txt");
    private static final String DECLARATIONS = "t, u, v : vector[K]; A : matrix[n, K]; B, C, X : matrix[K, K]; r : vector[n]";
    private static final Pattern RESULT = Pattern.compile("\"result\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CONDITIONS = Pattern.compile("\"conditions\": \\[((?:\"[^\"]*\"(?:, )?)*)\\]");

    private static List<String> expressions() throws IOException {
        return Files.readAllLines(TABLE).stream().map(l -> l.split(" => ")[0]).toList();
    }

    @Test
    void valuesAreShownAsTheyAreWritten() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String e : expressions()) {
            Run run = Run.of("", List.of("-e", DECLARATIONS, "-e", e));
            assertThat(run.err()).as(e).isEmpty();
            List<String> answer = run.out().lines().skip(1).filter(l -> !l.startsWith("  note ")).map(String::strip).filter(l -> !l.isEmpty()).toList();
            rows.add(e + " => " + String.join("; ", answer).replaceAll("  +", " "));
        }
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.write(TABLE, rows);
        }
        assertThat(rows).containsExactlyElementsOf(Files.readAllLines(TABLE));
    }

    @Test
    void whatIsShownIsProvedWhenTyped() throws IOException {
        for (String e : expressions()) {
            String json = Run.of("", List.of("--format", "json", "-e", DECLARATIONS, "-e", e)).out();
            String conditions = found(CONDITIONS, json).replaceAll("\", ?\"", ", ").replace("\"", "");
            String result = found(RESULT, json);
            String claim = "prove " + e + (result.contains("[i]") || result.contains("[i, ") ? "[i]" : "") + " = " + result + (conditions.isEmpty() ? "" : " given " + conditions);
            Run run = Run.of("", List.of("-e", DECLARATIONS, "-e", claim));
            assertThat(run.out()).as(claim + run.err()).contains("\nproved ");
        }
    }

    /// What has more indices than a matrix is said of its entries.
    @Test
    void derivativesOfMoreThanTwoIndices() {
        Map.of("diff(A@X, A)", "∂/∂Aₖₗ (Σᵣ Aᵢᵣ Xᵣⱼ) = Xₗⱼ δᵢₖ", "jacobian(A@v, A)", "∂/∂Aⱼₖ (Σₗ Aᵢₗ vₗ) = vₖ δᵢⱼ", "diff(X.T, X)", "∂Xⱼᵢ/∂Xₖₗ = δᵢₗ δⱼₖ",
                "diff(sum(v^3), v, 3)", "∂³/∂vₖ∂vⱼ∂vᵢ (Σₗ vₗ³) = 6δᵢⱼ δⱼₖ").forEach((e, shown) -> assertThat(Run.of("", List.of("-e", DECLARATIONS, "-e", e)).out()).as(e).contains(shown));
    }

    private static String found(Pattern p, String json) {
        Matcher m = p.matcher(json);
        String last = null;
        while (m.find()) {
            last = m.group(1);
        }
        assertThat(last).as(json).isNotNull();
        return last;
    }
}
