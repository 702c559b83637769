package org.backproof.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// An index that comes in from outside stays apart from the indices that are bound where it arrives.
class CaptureTest {
    private static final Symbol SIZE = Terms.symbol("n", Sort.SIZE);
    private static final Symbol MATRIX = Terms.symbol("A", new Sort.Tensor(List.of(SIZE, SIZE)));
    private static final Symbol VECTOR = Terms.symbol("v", new Sort.Tensor(List.of(SIZE)));
    private static final Symbol I = Terms.symbol("i", Sort.upTo(SIZE));
    private static final Symbol K = Terms.symbol("k", Sort.upTo(SIZE));

    /// `Σᵢ v[i]` with `v := [i] ↦ Σₖ A[i, k]` is `Σᵢ Σₖ A[i, k]`.
    @Test
    void aTensorPutInUnderASumOfTheSameSize() {
        Expr rows = Terms.lambda(List.of(I), Terms.sum(K, Terms.entry(MATRIX, I, K)));
        Expr total = Terms.sum(I, Terms.entry(VECTOR, I));
        assertThat(Substitution.of(VECTOR, rows).apply(total)).isSameAs(Terms.sum(I, Terms.sum(K, Terms.entry(MATRIX, I, K))));
    }

    /// The same under a quantifier.
    @Test
    void aTensorPutInUnderAQuantifier() {
        Expr rows = Terms.lambda(List.of(I), Terms.sum(K, Terms.entry(MATRIX, I, K)));
        Prop positive = Binders.forAll(I, Prop.positive(Terms.entry(VECTOR, I)));
        assertThat(Substitution.of(VECTOR, rows).apply(positive)).isEqualTo(Binders.forAll(I, Prop.positive(Terms.sum(K, Terms.entry(MATRIX, I, K)))));
    }
}
