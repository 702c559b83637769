package org.backproof.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Task;
import org.backproof.evaluate.PointSearch;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.kernel.Equality;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.library.Lemma;
import org.backproof.library.Library;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every lemma of the library is proved from the definitions, and a wrong one would be noticed.
class LibraryLemmasTest {
    private static final long MILLISECONDS = 30_000;
    private static final int POINTS = 300;

    @TestFactory
    List<DynamicTest> proved() {
        return Library.lemmas().stream().map(l -> DynamicTest.dynamicTest(l.name(), () -> assertThat(verdict(l).word()).isEqualTo("proved")))
                .toList();
    }

    /// A lemma with a wrong sign, factor or summand is false at some point, and so is the opposite of a range.
    @TestFactory
    List<DynamicTest> wrongOnesAreFalse() {
        return Library.lemmas().stream().flatMap(l -> mutants(l.task()).stream()
                .map(m -> DynamicTest.dynamicTest(l.name() + ": " + m.claim, () -> assertThat(search(m.assumptions).failing(m.claim)).isPresent()))).toList();
    }

    @TestFactory
    List<DynamicTest> failNowhere() {
        return Library.lemmas().stream().map(l -> DynamicTest.dynamicTest(l.name(), () -> {
            Mutant lemma = statement(l.task());
            assertThat(search(lemma.assumptions).failing(lemma.claim)).isEmpty();
        })).toList();
    }

    private static PointSearch search(List<Prop> assumptions) {
        return new PointSearch(assumptions, () -> false, POINTS);
    }

    private record Mutant(List<Prop> assumptions, Prop claim) {
    }

    private static Mutant statement(Task task) {
        return switch (task) {
            case Task.Claim c -> new Mutant(c.setting().hypotheses(), new Prop.Equal(c.left().body(), c.right().body()));
            case Task.ConditionClaim c -> new Mutant(whereDefined(c), c.condition());
            case Task other -> throw new AssertionError("no claim: " + other);
        };
    }

    private static List<Mutant> mutants(Task task) {
        Mutant lemma = statement(task);
        return switch (lemma.claim) {
            case Prop.Equal(Expr l, Expr r) -> Stream.of(Terms.negate(r), Terms.multiply(Terms.TWO, r), Terms.add(r, Terms.ONE))
                    .filter(wrong -> wrong != r).map(wrong -> new Mutant(lemma.assumptions, new Prop.Equal(l, wrong))).toList();
            case Prop condition -> List.of(new Mutant(lemma.assumptions, opposite(condition)));
        };
    }

    private static Prop opposite(Prop condition) {
        return switch (condition) {
            case Prop.ForAll f -> opposite(f.body());
            case Prop other -> Prop.negate(other);
        };
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
            case Task.Claim c -> {
                Expr left = c.left().body();
                Verdict v = prover.prove(c.setting().hypotheses(), left, c.right().body());
                // by definition of the left side
                yield v instanceof Verdict.Proved || !(left instanceof Apply a && a.function() instanceof Function.Defined) ? v
                        : new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false)).prove(c.setting().hypotheses(), Equality.unfold((Apply) left).right(), c.right().body());
            }
            case Task.ConditionClaim c -> {
                List<Prop> known = before(lemma);
                known.addAll(whereDefined(c));
                yield prover.prove(known, c.condition());
            }
            case Task other -> throw new AssertionError(lemma.name() + " is no claim: " + other);
        };
    }

    /// The conditions that are proved of the function before; they hold everywhere.
    private static List<Prop> before(Lemma lemma) {
        List<Prop> out = new ArrayList<>();
        for (Lemma l : Library.descriptor(lemma.owner().name()).orElseThrow().lemmas()) {
            if (l.name().equals(lemma.name())) {
                return out;
            }
            if (l.task() instanceof Task.ConditionClaim c && c.setting().hypotheses().isEmpty()) {
                out.add(c.condition());
            }
        }
        throw new AssertionError(lemma.name());
    }
}
