package org.backproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.junit.jupiter.api.Test;

class ContextsTest {
    private static final Symbol X = Terms.real("x");
    private static final Symbol HOLE = Terms.real("%hole");
    private static final Expr D = Terms.diff(Primitives.log(X), X);
    private static final Theorem TWO = Equality.equation(Logic.assume(Prop.zero(Terms.subtract(X, Terms.TWO))), X, Terms.TWO);

    @Test
    void derivativesBesideTheHoleStayAndAreDefined() {
        Expr sine = Primitives.sin(Terms.add(D, Terms.num(2)));
        for (Expr context : List.of(Terms.add(HOLE, D), Terms.multiply(HOLE, D, Terms.power(D, -1)), Terms.add(Terms.multiply(HOLE, sine), D),
                Primitives.exp(Terms.multiply(HOLE, Terms.sqrt(D))))) {
            Theorem t = Contexts.equal(TWO, context, HOLE);
            assertThat(t.left()).isSameAs(Substitution.of(HOLE, X).apply(context));
            assertThat(t.right()).isSameAs(Substitution.of(HOLE, Terms.TWO).apply(context));
            assertThat(t.hypotheses()).containsAll(TWO.hypotheses()).anyMatch(h -> h instanceof Prop.Defined);
        }
    }

    @Test
    void withoutDerivativesThereIsNoOtherHypothesis() {
        assertThat(Contexts.equal(TWO, Primitives.sin(HOLE), HOLE).hypotheses()).isEqualTo(TWO.hypotheses());
    }

    /// From `x = 2` nothing follows for `D_x x²`.
    @Test
    void theHoleIsNotUnderADerivative() {
        Expr under = Terms.diff(Terms.multiply(HOLE, X), X);
        for (Expr context : List.of(under, Terms.add(under, D), Primitives.exp(Terms.add(HOLE, under)))) {
            assertThatThrownBy(() -> Contexts.equal(TWO, context, HOLE)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
