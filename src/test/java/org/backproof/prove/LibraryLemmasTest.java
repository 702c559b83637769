package org.backproof.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Task;
import org.backproof.expr.Prop;
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

    /// A range is that of the values that there are.
    private static List<Prop> whereDefined(Task.ConditionClaim claim) {
        List<Prop> assumptions = new ArrayList<>(claim.setting().hypotheses());
        Prop.terms(claim.condition()).forEach(t -> assumptions.add(Prop.defined(t)));
        return assumptions;
    }

    private static Verdict verdict(Lemma lemma) {
        Prover prover = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false));
        return switch (lemma.task()) {
            case Task.Claim c -> prover.prove(c.setting().hypotheses(), c.left().body(), c.right().body());
            case Task.ConditionClaim c -> prover.prove(whereDefined(c), c.condition());
            case Task other -> throw new AssertionError(lemma.name() + " is no claim: " + other);
        };
    }
}
