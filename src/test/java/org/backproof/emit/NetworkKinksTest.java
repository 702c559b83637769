package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backproof.app.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the comment of generated code says of kinks: of each activation and of the loss where they are, and which slope is taken; nothing of
/// pieces that join smoothly.
class NetworkKinksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hidden h relu; output K softmax; loss ce                  | Z₁ = 0 (relu′ is taken as 0)
            hidden h hard_tanh; output K identity; loss mse           | Z₁ = −1 (hard_tanh′ is taken as 0) or Z₁ = 1 (hard_tanh′ is taken as 0)
            hidden h tanh; hidden k relu6; output K identity; loss huber(2) | Z₂ = 0 (relu6′ is taken as 0) or Z₂ = 6 (relu6′ is taken as 0)
            hidden h tanh; output K identity; loss mae                | A₂ᵢⱼ = Yᵢⱼ (of mae)
            hidden h elu; output K identity; loss hinge               | A₂ᵢⱼ Yᵢⱼ = 1 (of hinge)
            hidden h elu; output K identity; loss huber               |
            hidden h softsign; output K identity; loss smooth_l1      |
            hidden h tanh; output 1 sigmoid; loss bce                 |""")
    void kinksAreNamed(String parts, String wanted) {
        Run run = Run.of("", List.of("-e", "network net { input x[n]; " + parts + " }", "-e", "generate numpy for net"));
        String said = run.out().replaceAll("\\s+", " ");
        if (wanted == null) {
            assertThat(said).doesNotContain("no derivative");
        } else {
            assertThat(said).contains("There may be no derivative where " + wanted + "; the value is then ").contains("a subgradient");
        }
    }
}
