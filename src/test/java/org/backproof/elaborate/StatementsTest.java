package org.backproof.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements: what they ask, under which assumptions, with which notes.
class StatementsTest {
    private static List<String> assumptions(String text) {
        return Script.of(text).last().setting().assumptions().stream().map(a -> a.origin() + " " + a.text()).distinct().toList();
    }

    /// `statements | assumptions of the last one`
    @ParameterizedTest
    @ValueSource(strings = {
            "y in [0, 1]; prove y = y | DOMAIN y in [0, 1]", "y in [0, 1]; x in (0, inf); prove x = x | DOMAIN x in (0, inf)", "y in [0, 1]; prove x = x |",
            "n : integer; prove n = n | DOMAIN n integer", "assume x > 0; prove y = y |", "assume x > 0; prove x = y | ASSUMED x > 0", "assume x > y, y > z; prove x = x | ASSUMED x > y, ASSUMED y > z",
            "assume x > 0; prove x = y given y > 0 | ASSUMED x > 0, GIVEN y > 0", "v, t : vector[K]; assume sum(t) = 1; prove sum(v) = K |", "v, t : vector[K]; assume sum(t) = 1; prove v = t | ASSUMED sum(t) = 1",
            "y in [0, 1]; assume x > y; prove x = 1 | DOMAIN y in [0, 1], ASSUMED x > y", "pair bce with sigmoid | DOMAIN y in [0, 1]",
            "pair ce with softmax | DOMAIN t in [0, 1], LIBRARY sum(t) = 1", "xe(p, q) = -sum(q*log(p)); pair xe with softmax | LIBRARY sum(t) = 1", "pair poisson with exp | DOMAIN y in [0, inf)",
            "focal(a in (0, 1), y, gamma in [0, inf) = 2) = -y*(1 - a)^gamma*log(a); pair focal with sigmoid given y > 0 | DOMAIN gamma in [0, inf), GIVEN y > 0",
    })
    void theAssumptionsAreThoseThatMatter(String row) {
        String[] sides = row.split(" \\|");
        assertThat(String.join(", ", assumptions(sides[0]))).isEqualTo(sides.length == 1 ? "" : sides[1].trim());
    }

    /// `statements | notes of the last one`
    @ParameterizedTest
    @ValueSource(strings = {
            "prove y*z = z*y | y, z taken as real scalars", "y in [0, 1]; prove y*z = z | z taken as a real scalar", "v : vector[K]; prove sum(v) = K |", "L = bce(a, y) | a, y taken as real scalars",
            "L = x^2; diff(L, y) | y taken as a real scalar; L does not depend on y. Did you mean x?", "a = sigmoid(z); z = w*x | w, x taken as real scalars; a was defined before, with z as a variable, and keeps it so",
            "M : matrix[n, n]; prove M^-1@M = eye[n] | ^ acts entry by entry: M^-1 is 1/M, not an inverse; there are no inverses of matrices",
            "M : matrix[n, n]; prove M@M = M^2 | ^ acts entry by entry: M^2 has the powers of the entries; the product of matrices is @",
            "M : matrix[n, n]; trace(M^2) | ^ acts entry by entry: M^2 has the powers of the entries; the product of matrices is @", "M : matrix[n, n]; sum(M^2) |",
            "M : matrix[n, m]; M^-1 |", "a = 1; a = 2 | a has a new meaning; earlier definitions keep the old one", "diff(sigmoid, z) | sigmoid, z taken as real scalars; sigmoid is taken as a real scalar; the function is written sigmoid(z); sigmoid does not depend on z",
            "pair mse with softmax | J is the sum over the entries",
    })
    void notesSayWhatWasTakenSo(String row) {
        String[] sides = row.split(" \\|");
        assertThat(String.join("; ", Script.of(sides[0]).notes())).isEqualTo(sides.length == 1 ? "" : sides[1].trim());
    }

    @Test
    void bothSidesHaveTheSameIndices() {
        Task.Claim claim = Script.of("v, t : vector[K]; prove diff(ce(softmax(v), t), v) = softmax(v) - t").claim();
        assertThat(claim.left().indices()).isEqualTo(claim.right().indices()).hasSize(1);
        assertThat(claim.left().body()).isInstanceOf(Diff.class);
        Task.Claim zero = Script.of("v : vector[K]; prove v - v = 0").claim();
        assertThat(zero.right().indices()).isEqualTo(zero.left().indices());
    }

    @Test
    void anEquationThatIsAssumedIsADifferenceThatIsZero() {
        Task task = Script.of("v, t : vector[K]; assume v = t; prove sum(v) = sum(t)").last();
        assertThat(task.setting().hypotheses()).singleElement().isInstanceOfSatisfying(Prop.ForAll.class,
                f -> assertThat(f.body()).isInstanceOfSatisfying(Prop.Compare.class, c -> assertThat(c.sign()).isEqualTo(Prop.Sign.ZERO)));
    }

    @Test
    void aFreeIndexOfAnAssumptionIsQuantified() {
        Task task = Script.of("v : vector[K]; assume v[i] > 0; prove sum(v) = 1").last();
        assertThat(task.setting().hypotheses()).singleElement().isInstanceOf(Prop.ForAll.class);
        Task given = Script.of("v : vector[K]; prove log(v[i]) = 1 given v[i] > 0").last();
        assertThat(given.setting().hypotheses()).singleElement().isInstanceOf(Prop.Compare.class);
    }

    @Test
    void domainsAreConditionsOnEachEntry() {
        assertThat(Script.of("y in {0, 1}; prove y = y").last().setting().hypotheses()).singleElement().isInstanceOf(Prop.Or.class);
        assertThat(Script.of("v : vector[K] in (0, 1); prove v = v").last().setting().hypotheses()).hasSize(2).allMatch(Prop.ForAll.class::isInstance);
    }

    @Test
    void aNamedValueIsHeldFree() {
        Script script = Script.of("a = sigmoid(z); L = bce(a, y); diff(L, a)");
        Apply held = (Apply) script.shown().body();
        Function.Defined f = (Function.Defined) held.function();
        assertThat(f.name()).isEqualTo("diff(L, a)");
        assertThat(f.body()).isEqualTo(Terms.diff(Script.of("bce(a, y)").shown().body(), Terms.real("a")));
        assertThat(held.arguments()).containsExactly(Script.of("sigmoid(z)").shown().body(), Terms.real("y"));
    }

    @Test
    void aNamedVectorIsHeldFree() {
        Tensor t = Script.of("v, t : vector[K]; p = softmax(v); L = ce(p, t); diff(L, p)").shown();
        assertThat(t.rank()).isEqualTo(1);
        Apply held = (Apply) t.body();
        assertThat(held.function().rank()).isEqualTo(1);
        assertThat(held.arguments().getFirst()).hasToString("[#2] -> softmax([#1] -> v[#1], #2)");
    }

    @Test
    void aValueIsHeldFreeInFunctionsThatMentionIt() {
        Apply held = (Apply) Script.of("a = sigmoid(z); f(x) = a*x; diff(f(y), a)").shown().body();
        assertThat(((Function.Defined) held.function()).body().facts().has(org.backproof.expr.Facts.DIFF)).isTrue();
        assertThat(held.arguments().getFirst()).hasToString("sigmoid(z)");
        assertThat(Script.of("a = sigmoid(z); f(x) = a*x; diff(f(y), a)").notes()).noneMatch(n -> n.contains("depend"));
    }

    @Test
    void deriveTakesEveryVariable() {
        Task.Derive all = (Task.Derive) Script.of("y in {0, 1}; derive bce(sigmoid(w*x), y)").last();
        assertThat(all.partials()).extracting(Task.Partial::by).containsExactlyInAnyOrder("w", "x");
        Task.Derive one = (Task.Derive) Script.of("derive x*y wrt y").last();
        assertThat(one.partials()).extracting(Task.Partial::by).containsExactly("y");
    }

    @Test
    void whatIsAboutTheSessionIsHandedOn() {
        assertThat(Script.of("undo").last()).isInstanceOf(Task.Request.class);
        assertThat(Script.of("pair all").last()).isInstanceOf(Task.PairTable.class);
        assertThat(Script.of("check x = x = x").last()).isInstanceOfSatisfying(Task.Check.class, c -> assertThat(c.steps()).hasSize(3));
        assertThat(Script.of("prove 0 < x < 1").last()).isInstanceOf(Task.ConditionClaim.class);
    }
}
