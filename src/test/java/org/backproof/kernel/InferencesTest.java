package org.backproof.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.evaluate.PointSearch;
import org.backproof.expr.Binders;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every inference: what it makes is written down in `inferences.txt` and true at all points tried, and what it must refuse
/// it refuses.
class InferencesTest {
    static final Path EXPECTED = Path.of("src/test/resources/org/backproof/kernel/inferences.txt");
    private static final int POINTS = 200;

    @Test
    void makesWhatIsWrittenDown() throws IOException {
        String outcomes = String.join("\n", Uses.outcomes()) + "\n";
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(EXPECTED.getParent());
            Files.writeString(EXPECTED, outcomes);
        }
        assertThat(outcomes).isEqualTo(Files.readString(EXPECTED));
    }

    @Test
    void namesAreDistinct() {
        assertThat(Uses.all().stream().map(Use::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyRuleIsUsed() {
        Set<Rule> used = Uses.all().stream().flatMap(u -> u.theorems().stream()).map(Theorem::rule)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(used))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> holdsWhereItsHypothesesDo() {
        return Uses.all().stream().flatMap(u -> u.theorems().stream().map(t -> DynamicTest.dynamicTest(u.name(),
                () -> assertThat(failing(t.hypotheses(), t.conclusion())).as(Sequent.of(t)).isFalse())));
    }

    private static boolean failing(List<Prop> hypotheses, Prop conclusion) {
        List<Prop> all = hypotheses.stream().map(InferencesTest::byEntry).toList();
        return new PointSearch(all, () -> false, POINTS).failing(byEntry(conclusion)).isPresent();
    }

    /// What is said of tensors as said of their entries.
    private static Prop byEntry(Prop p) {
        return switch (p) {
            case Prop.Equal(Lambda l, Lambda r) -> each(l, at -> new Prop.Equal(Binders.open(l, at), Binders.open(r, at)));
            case Prop.Defined(Lambda l) -> each(l, at -> Prop.defined(Binders.open(l, at)));
            case Prop other -> other;
        };
    }

    private static Prop each(Lambda l, Function<List<Symbol>, Prop> body) {
        List<Symbol> at = new ArrayList<>();
        l.indices().forEach(i -> at.add(Terms.symbol("at" + at.size(), i.sort())));
        Prop all = body.apply(at);
        for (Symbol i : at) {
            all = Binders.forAll(i, all);
        }
        return all;
    }

    /// Without one of its hypotheses a theorem fails somewhere, or `cautious.txt` names it.
    @Test
    void needsItsHypotheses() throws IOException {
        Set<String> cautious = new TreeSet<>();
        for (Use u : Uses.all()) {
            for (Theorem t : u.theorems()) {
                for (Prop h : t.hypotheses()) {
                    List<Prop> rest = t.hypotheses().stream().filter(p -> p != h).toList();
                    if (!failing(rest, t.conclusion())) {
                        cautious.add(u.name() + ": " + Sequent.text(h));
                    }
                }
            }
        }
        Path expected = EXPECTED.resolveSibling("cautious.txt");
        String text = String.join("\n", cautious) + "\n";
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
    }
}
