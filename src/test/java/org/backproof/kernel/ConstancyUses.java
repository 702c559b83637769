package org.backproof.kernel;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.kernel.Letters.*;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Uses of [Constancy].
final class ConstancyUses {
    /// sin² x + cos² x
    private static final Expr FLAT = Terms.add(Terms.power(SIN_X, 2), Terms.power(COS_X, 2));
    /// `x > 0 ⊢ D (sin² x + cos² x) = 0`, with a hypothesis that it does not need.
    private static final Theorem SLOPE = also(slope(), Prop.positive(X));

    private ConstancyUses() {
    }

    private static Theorem slope() {
        Theorem cosine = Derivatives.chain((Apply) COS_X, DX);
        Add flat = (Add) FLAT;
        return Derivatives.sum(flat, flat.terms().stream()
                .map(t -> PowerDerivatives.power((Pow) t, ((Pow) t).base() == SIN_X ? D_SIN : cosine, true)).toList());
    }

    private static Theorem also(Theorem t, Prop hypothesis) {
        return Logic.part(Logic.conjoin(List.of(assume(hypothesis), t)), t.conclusion());
    }

    private static Theorem at(Expr c) {
        Symbol hole = Terms.real("hole");
        return Equality.inContext(Axioms.PYTHAGORAS.at(c), Terms.add(hole, Terms.power(Primitives.cos(c), 2)), hole);
    }

    private static Use constant(String name, Theorem derivative, Theorem value, Expr c) {
        return Use.of("constant: " + name, () -> Constancy.onInterval(derivative, value, c));
    }

    static List<Use> all() {
        Theorem entry = Derivatives.constant(LOG_X, VJ);
        Theorem elsewhere = also(at(TWO), Prop.positive(Y));
        List<Use> uses = new ArrayList<>(List.of(
                constant("for positive x", SLOPE, at(TWO), TWO), constant("value with a hypothesis", SLOPE, elsewhere, TWO),
                constant("value at another variable", SLOPE, at(Y), Y), constant("value at a partial term", SLOPE, Equality.symmetric(Equality.symmetric(
                        assume(new Prop.Equal(Substitution.of(X, LOG_Y).apply(FLAT), ONE)))), LOG_Y),
                constant("value at another point", SLOPE, at(TWO), ONE), constant("value at the variable itself", SLOPE, at(X), X),
                constant("value with a hypothesis about the variable", SLOPE, also(at(TWO), Prop.positive(X)), TWO),
                constant("value that mentions the variable", SLOPE, Field.identity(Substitution.of(X, TWO).apply(FLAT), Terms.add(Substitution.of(X, TWO).apply(FLAT),
                        Terms.power(plus(X, ONE), 2), Terms.negate(Terms.power(X, 2)), times(n(-2), X), n(-1))).orElseThrow(), TWO),
                constant("value of another term", SLOPE, Field.identity(ZERO, ZERO).orElseThrow(), TWO),
                constant("a slope that is not zero", D_LOG, assume(new Prop.Equal(Primitives.log(TWO), Y)), TWO),
                constant("a slope by an entry", entry, same(LOG_X), TWO)));
        Expr y = Terms.multiply(X, Y);
        for (Prop h : List.of(Prop.positive(minus(TWO, X)), Prop.nonnegative(minus(TWO, X)), Prop.nonnegative(plus(times(n(3), X, LOG_Y), Y)), Prop.positive(Y), Prop.nonzero(Y),
                Prop.nonzero(minus(X, n(5))), Prop.zero(minus(X, TWO)), Prop.positive(Terms.power(X, 2)), Prop.positive(times(Y, Terms.power(X, 2))),
                Prop.positive(times(X, minus(X, n(3)))), Prop.positive(plus(Terms.power(X, 2), Y)), Prop.positive(SIN_X), new Prop.Whole(X), new Prop.Defined(LOG_X),
                Prop.positive(Terms.multiply(y, minus(y, ONE))), Prop.positive(Terms.power(X, -1)))) {
            uses.add(constant("where also " + Sequent.text(h), also(SLOPE, h), at(TWO), TWO));
        }
        return uses;
    }
}
