package org.backproof.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backproof.print.RandomTerms.I;
import static org.backproof.print.RandomTerms.J;
import static org.backproof.print.RandomTerms.K;
import static org.backproof.print.RandomTerms.SIGMOID;
import static org.backproof.print.RandomTerms.T;
import static org.backproof.print.RandomTerms.V;
import static org.backproof.print.RandomTerms.W;
import static org.backproof.print.RandomTerms.softmax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.backproof.expr.Binders;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.junit.jupiter.api.Test;

class TypesetterTest {
    private static final Symbol A = Terms.real("a");
    private static final Symbol Z = Terms.real("z");

    @Test
    void theTextDoesNotDependOnTheOrderOfConstruction() {
        for (long seed = 1; seed <= 300; seed++) {
            RandomTerms terms = new RandomTerms(seed);
            List<Expr> parts = new ArrayList<>(List.of(terms.next(2), terms.next(1), terms.next(2), terms.next(0)));
            String sum = Plain.print(Terms.add(parts));
            String product = Latex.print(Terms.multiply(parts));
            Collections.shuffle(parts, new Random(seed));
            assertThat(Plain.print(Terms.add(parts))).as("seed %d", seed).isEqualTo(sum);
            assertThat(Latex.print(Terms.multiply(parts))).as("seed %d", seed).isEqualTo(product);
        }
    }

    @Test
    void boundIndicesAvoidFreeNames() {
        assertThat(Plain.print(Terms.sum(J, Terms.entry(W, I, J)))).isEqualTo("sum(j in 1..K, W[i, j])");
        assertThat(Plain.print(Terms.sum(I, Terms.sum(J, Terms.entry(W, I, J))))).isEqualTo("sum(i in 1..K, sum(j in 1..K, W[i, j]))");
        assertThat(Plain.print(Terms.sum(I, Terms.multiply(Terms.real("i"), Terms.entry(V, I))))).isEqualTo("sum(j in 1..K, i*v[j])");
    }

    @Test
    void openedIndicesGetNamesThatStayTheSameOnAPage() {
        Sum sum = (Sum) Terms.sum(I, Terms.multiply(Terms.entry(V, I), Terms.entry(T, J)));
        Symbol opened = Binders.symbol(sum.index(), 0);
        Expr body = Binders.open(sum, opened);
        assertThat(Plain.print(body)).isEqualTo("t[j]*v[i]");
        Typesetter page = Typesetter.of(Vocabulary.STANDARD, Limits.READER).covering(List.of(sum, body, Terms.entry(V, I)));
        assertThat(Plain.print(page.layout(body))).isEqualTo("t[j]*v[k]");
    }

    @Test
    void namedValuesAreFoldedBack() {
        Vocabulary words = Vocabulary.STANDARD.naming(Terms.lambda(List.of(I), softmax(Terms.tensor(V), I)), "p").naming(Terms.apply(SIGMOID, Z), "a");
        Typesetter t = Typesetter.of(words, Limits.READER);
        assertThat(Unicode.print(t.layout(softmax(Terms.tensor(V), J)))).isEqualTo("pⱼ");
        assertThat(Unicode.print(t.layout(Terms.sum(I, Primitives.log(softmax(Terms.tensor(V), I)))))).isEqualTo("Σᵢ log pᵢ");
        assertThat(Unicode.print(t.layout(softmax(Terms.lambda(List.of(I), softmax(Terms.tensor(V), I)), J)))).isEqualTo("softmax(p)ⱼ");
        assertThat(Unicode.print(t.layout(Terms.divide(Terms.ONE, Terms.apply(SIGMOID, Z))))).isEqualTo("1/a");
        assertThat(Unicode.print(t.layout(softmax(Terms.tensor(T), J)))).isEqualTo("softmax(t)ⱼ");
    }

    @Test
    void tensorsAreWrittenAsAWhole() {
        Expr scaled = Terms.lambda(List.of(I), Terms.divide(Terms.entry(V, I), Terms.real("tau")));
        assertThat(Plain.print(softmax(scaled, J))).isEqualTo("softmax(v/tau)[j]");
        assertThat(Plain.print(softmax(Terms.lambda(List.of(I), Terms.ZERO), J))).isEqualTo("softmax(0*ones[K])[j]");
        assertThat(Plain.print(softmax(Terms.lambda(List.of(I), Terms.delta(I, Terms.symbol("c", Sort.upTo(K)))), J))).isEqualTo("softmax(onehot(c, K))[j]");
        Expr product = Terms.lambda(List.of(I), Terms.multiply(Terms.entry(V, I), Terms.entry(T, I), Z));
        assertThat(Plain.print(softmax(product, J))).isEqualTo("softmax(t*v*z)[j]");
        assertThat(Unicode.print(softmax(product, J))).isEqualTo("softmax(t ⊙ v ⊙ z)ⱼ");
        Expr rows = Terms.apply(new Function.Largest(List.of(W.sort())), Terms.lambda(List.of(I, J), Terms.entry(W, J, I)));
        assertThat(Plain.print(rows)).isEqualTo("max(W')");
    }

    @Test
    void hiddenArgumentsShowWhereTheyAreNotWhatTheDefinitionMentions() {
        Symbol c = Terms.real("c");
        Function.Defined f = new Function.Defined("f", List.of(Z, c), 1, Terms.multiply(c, Z), 0);
        assertThat(Unicode.print(Terms.apply(f, A, c))).isEqualTo("f(a)");
        assertThat(Unicode.print(Terms.apply(f, A, Terms.TWO))).isEqualTo("f(a; c = 2)");
    }

    @Test
    void conditionsReadAsComparisons() {
        Prop range = Prop.and(List.of(Prop.positive(A), Prop.positive(Terms.subtract(Terms.ONE, A))));
        assertThat(Plain.print(range)).isEqualTo("0 < a < 1");
        assertThat(Latex.print(range)).isEqualTo("0 < a < 1");
        assertThat(Plain.print(Prop.zero(Terms.subtract(Terms.sum(I, Terms.entry(T, I)), Terms.ONE)))).isEqualTo("sum(i in 1..K, t[i]) = 1");
        assertThat(Plain.print(Prop.nonnegative(Terms.negate(Z)))).isEqualTo("z <= 0");
        assertThat(Unicode.print(Prop.nonzero(Terms.subtract(A, Z)))).isEqualTo("a ≠ z");
        assertThat(Unicode.print(Prop.whole(Z))).isEqualTo("z ∈ ℤ");
        assertThat(Plain.print(Prop.or(List.of(Prop.positive(Z), Prop.and(List.of(Prop.zero(Z), Prop.positive(A))))))).isEqualTo("z > 0 or (z = 0 and a > 0)");
        assertThat(Plain.print(Binders.forAll(I, Prop.positive(Terms.entry(V, I))))).isEqualTo("v[i] > 0");
    }

    @Test
    void aVariableThatLooksLikeAFunctionIsSetApart() {
        assertThat(Latex.print(Terms.multiply(Terms.real("sigma"), Terms.add(Z, Terms.ONE)))).isEqualTo("\\sigma \\cdot (z + 1)");
        assertThat(Latex.print(Terms.multiply(A, Terms.add(Z, Terms.ONE)))).isEqualTo("a \\, (z + 1)");
    }

    @Test
    void deepTermsAndSharedOnesAreShownInOutline() {
        Expr deep = Z;
        for (int n = 0; n < 100_000; n++) {
            deep = Terms.apply(SIGMOID, deep);
        }
        assertThat(Unicode.print(deep)).isEqualTo("σ(σ(σ(σ(…))))   (100,001 nodes)");
        assertThat(Plain.print(deep)).startsWith("sigmoid(sigmoid(").contains("…");
        Expr shared = Z;
        for (int n = 0; n < 200; n++) {
            shared = Terms.multiply(Terms.add(shared, Terms.ONE), Terms.local(Terms.add(shared, Terms.TWO)));
        }
        assertThat(Latex.print(shared)).hasSizeLessThan(200).contains("more than $10^{18}$ nodes");
        assertThat(Children.of(shared)).hasSize(2);
    }

    @Test
    void aLongSumIsCutInOutline() {
        List<Expr> many = new ArrayList<>();
        for (int n = 1; n <= 6_000; n++) {
            many.add(Terms.real("x" + n));
        }
        assertThat(Unicode.print(Terms.add(many))).isEqualTo("x₁ + x₂ + x₃ + x₄ + …   (6,001 nodes)");
    }
}
