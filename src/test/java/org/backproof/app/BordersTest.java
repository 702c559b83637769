package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the pieces of a function meet: what an answer says about the points there.
final class BordersTest {
    private static String answer(String statement) {
        Run run = Run.of("", List.of("-e", "v, w : vector[K]", "-e", statement));
        assertThat(run.err()).as(statement).isEmpty();
        return run.out().replaceAll("\\s+", " ");
    }

    /// A derivative that exists at the border needs no condition there; one that does not, does.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "diff(huber(a, y), a)       | none",
        "diff(smooth_l1(a, y), a)   | none",
        "diff(mean(huber(v, w)), v) | none",
        "diff(z*abs(z), z)          | none",
        "diff(abs(z), z)            | z ≠ 0",
        "diff(relu(z), z)           | z ≠ 0",
        "diff(softshrink(z), z)     | '|z| ≠ ½'",
        "diff(hard_swish(z), z)     | '|z| ≠ 3'",
        "diff(poisson_deviance(exp(z), y), z)             | y ≥ 0",
        "diff(mean(poisson_deviance(exp(v), w)), v)       | wⱼ ≥ 0",
    })
    void valueOfADerivative(String statement, String condition) {
        if (condition == null) {
            assertThat(answer(statement)).doesNotContain(" given ");
        } else {
            assertThat(answer(statement)).contains(" given " + condition);
        }
    }

    /// What frameworks take there is said beside the condition.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "diff(relu(z), z)                                         | relu(z): at z = 0 PyTorch",
        "prove diff(leaky_relu(z, s), z) = if z > 0 then 1 else s | leaky_relu(z, slope): at z = 0 PyTorch takes slope",
        "pair hinge with identity                                 | hinge(a, y): at y*a = 1 PyTorch takes",
        "derive quantile(a, y) wrt a                              | quantile(a, y, tau): at a = y PyTorch takes",
        "generate numpy for hinge with identity                   | hinge(a, y): at y*a = 1 PyTorch takes",
    })
    void frameworks(String statement, String said) {
        assertThat(answer(statement)).contains(said);
    }

    /// "Elsewhere neither side is defined" is said of conditions that follow from it that the sides are defined, of no others.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "prove diff(mean(huber(v, w)), v[j]) = diff(huber(v[j], w[j]), v[j])/K | none",
        "prove diff(mean(abs(v - w)), v[j]) = (v[j] - w[j])/(K*abs(v[j] - w[j])) | wⱼ ≠ vⱼ",
        "prove diff(abs(x), x) = x/abs(x)                                      | x ≠ 0",
        "prove diff(relu(x), x) + log(x) = 1 + log(x)                          | x > 0",
    })
    void domainOfAClaim(String statement, String domain) {
        String page = answer(statement);
        assertThat(page).contains(" proved ");
        if (domain == null) {
            assertThat(page).doesNotContain("elsewhere");
        } else {
            assertThat(page).contains(" where " + domain + " elsewhere neither side is defined");
        }
    }
}
