package org.backproof.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Task;
import org.backproof.library.Lemma;
import org.backproof.library.Library;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every lemma of the library is proved from the definitions.
class LibraryLemmasTest {
    private static final long MILLISECONDS = 30_000;

    @TestFactory
    List<DynamicTest> proved() {
        return Library.lemmas().stream().map(l -> DynamicTest.dynamicTest(l.name(), () -> assertThat(verdict(l).word()).isEqualTo("proved")))
                .toList();
    }

    private static Verdict verdict(Lemma lemma) {
        Prover prover = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false));
        return switch (lemma.task()) {
            case Task.Claim c -> prover.prove(c.setting().hypotheses(), c.left().body(), c.right().body());
            case Task.ConditionClaim c -> prover.prove(c.setting().hypotheses(), c.condition());
            case Task other -> throw new AssertionError(lemma.name() + " is no claim: " + other);
        };
    }
}
