package org.backproof.kernel;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.kernel.Letters.*;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Terms;

/// Uses of [Monotonicity].
final class MonotonicityUses {
    /// `x > 0 ⊢ x⁻¹ > 0`
    private static final Theorem FALLING = positive("1/x is positive", Terms.power(X, -1));
    /// `⊢ D (x²) = 2·x`
    private static final Theorem D_SQUARE = PowerDerivatives.power((Pow) Terms.power(X, 2), DX, true);
    /// `x > 0 ⊢ 2·x > 0`
    private static final Theorem RISING = assume(Prop.positive(X));
    private static final Theorem D_EXP = Derivatives.chain((Apply) EXP_X, DX);

    private MonotonicityUses() {
    }

    private static Theorem positive(String name, Expr e) {
        return new Axiom(name, List.of(Prop.positive(X)), Prop.positive(e)).at(X);
    }

    private static Theorem also(Theorem t, Prop hypothesis) {
        return Logic.part(Logic.conjoin(List.of(assume(hypothesis), t)), t.conclusion());
    }

    private static Use use(String name, Expr c, boolean right, Theorem derivative, Theorem slope) {
        return Use.of("monotonic: " + name, () -> Monotonicity.from(c, right, derivative, slope));
    }

    static List<Use> all() {
        Theorem above = assume(Prop.positive(minus(X, ONE)));
        Theorem twice = new Axiom("above 1", List.of(Prop.positive(minus(X, ONE))), Prop.positive(X)).at(X);
        Theorem weak = Signs.weaken(RISING, Sign.NONNEGATIVE);
        Theorem left = assume(Prop.positive(Terms.negate(X)));
        Theorem exp = Axioms.EXP_POSITIVE.at(X);
        Theorem reciprocal = PowerDerivatives.power((Pow) Terms.power(X, -1), DX, true);
        Theorem falls = new Axiom("−1/x² is negative", List.of(Prop.nonzero(X)), Prop.positive(Terms.power(X, -2))).at(X);
        List<Use> uses = new ArrayList<>(List.of(
                use("log x to the right of 1", ONE, true, D_LOG, FALLING), use("log x to the right of y", Y, true, D_LOG, FALLING),
                use("log x to the right of log y", LOG_Y, true, D_LOG, FALLING), use("log x to the left of 1, wrong sign", ONE, false, D_LOG, FALLING),
                use("log x from a point that mentions x", plus(X, ONE), true, D_LOG, FALLING), use("log x from x", X, true, D_LOG, FALLING),
                use("log x, weakly", TWO, true, D_LOG, Signs.weaken(FALLING, Sign.NONNEGATIVE)), use("log x, not zero", TWO, true, D_LOG, Signs.weaken(FALLING, Sign.NONZERO)),
                use("exp x to the right", Y, true, D_EXP, exp), use("exp x to the left, wrong sign", Y, false, D_EXP, exp),
                use("the slope of another term", Y, true, D_EXP, FALLING), use("the slope of another sign", ONE, false, D_SQUARE, RISING),
                use("x² to the right of 0", ZERO, true, D_SQUARE, RISING), use("x² to the right of −1, needs 0 < −1", n(-1), true, D_SQUARE, RISING),
                use("x² to the right of 1, slope beyond it", ONE, true, D_SQUARE, twice), use("x² to the right of 0, weakly", ZERO, true, D_SQUARE, weak),
                use("x² to the right of 2, slope beyond 1", TWO, true, D_SQUARE, twice),
                use("x² to the left of 0", ZERO, false, D_SQUARE, left), use("x² to the left of 0, weakly", ZERO, false, D_SQUARE, Signs.weaken(left, Sign.NONNEGATIVE)),
                use("x² to the left of 1", ONE, false, D_SQUARE, left), use("x² to the right of 0, left slope", ZERO, true, D_SQUARE, left),
                use("x to the right", Y, true, DX, Logic.truth()), use("x to the left", Y, false, DX, Logic.truth()),
                use("y to the right", Z, true, DY, Logic.truth()), use("−x to the left", Y, false, Derivatives.product((Mul) Terms.negate(X), List.of(DX)), Logic.truth()),
                use("1/x over 0", ONE, false, Derivatives.value(reciprocal, same(reciprocal.derivative().value())), falls),
                use("a slope by an entry", TWO, true, Derivatives.constant(LOG_X, VJ), Logic.truth()),
                use("a slope by a size", ONE, true, Derivatives.variable(K, K), Logic.truth()),
                use("no derivative", TWO, true, RISING, RISING), use("where x > 1", TWO, true, also(D_SQUARE, Prop.positive(minus(X, ONE))), RISING),
                use("slope where x ≤ 3", TWO, true, D_SQUARE, also(RISING, Prop.nonnegative(minus(n(3), X)))), use("slope with another", Y, true, D_LOG, also(FALLING, above.conclusion())),
                use("slope where y > 0", TWO, true, D_LOG, also(FALLING, Prop.positive(Y)))));
        for (Prop h : List.of(Prop.nonzero(X), Prop.positive(Terms.power(X, 2)), Prop.zero(minus(X, TWO)), Prop.positive(SIN_X), new Prop.Whole(X), new Prop.Defined(LOG_X))) {
            uses.add(use("derivative where also " + Sequent.text(h), TWO, true, also(D_SQUARE, h), RISING));
            uses.add(use("slope where also " + Sequent.text(h), TWO, true, D_SQUARE, also(RISING, h)));
        }
        return uses;
    }
}
