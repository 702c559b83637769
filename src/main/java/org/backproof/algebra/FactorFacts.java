package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// What is not 0 has no factor that is 0; in normal form the factors are roots: `√(1 − x)·√(1 + x) ≠ 0` gives 1 − x ≠ 0.
public final class FactorFacts {
    private static final int LARGEST = 40;
    private static final List<Function> ANGLES = List.of(Primitives.SIN, Primitives.COS, Primitives.ASIN, Primitives.ACOS, Primitives.ATAN);

    private FactorFacts() {
    }

    /// Adds that each root that is a factor of something known to be different from 0 is so, too; and what a function with roots is defined to be.
    public static void learn(Knowledge knowledge) {
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Compare c && c.sign() == Prop.Sign.NONZERO && c.term() instanceof Apply a && a.function() instanceof Function.Defined f && rooted(f.body())) {
                knowledge.add(knowledge.discharge(Equality.compared(Definitions.unfold(a, knowledge), t)));
            }
        }
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Compare c && c.sign() == Prop.Sign.NONZERO && c.term().facts().size() < LARGEST && rooted(c.term())) {
                sign(knowledge, c.term());
                Theorem form = knowledge.discharge(knowledge.normalForm(c.term()));
                if (form.right() instanceof Mul m && form.hypotheses().stream().allMatch(knowledge::holds)) {
                    factors(knowledge, Equality.compared(form, t), m);
                }
            }
        }
    }

    /// Whether the normal form may have roots or angles in it.
    private static boolean rooted(Expr e) {
        boolean some = false;
        for (Expr s : Subterms.of(e)) {
            if (s instanceof Apply a && !(a.function() instanceof Function.Primitive)) {
                return false;
            }
            some |= s instanceof Pow p && !Normalizer.isInteger(p) || s instanceof Apply a && ANGLES.contains(a.function());
        }
        return some;
    }

    private static void factors(Knowledge knowledge, Theorem product, Mul m) {
        for (Expr f : m.factors()) {
            if (f instanceof Pow p && !Normalizer.isInteger(p)) {
                factor(knowledge, product, m, f).ifPresent(knowledge::add);
            }
        }
    }

    /// The sign of a term that is not 0, said of its normal form, too.
    private static void sign(Knowledge knowledge, Expr e) {
        for (Expr side : List.of(e, Terms.negate(e))) {
            knowledge.prove(Prop.positive(side)).filter(t -> t.conclusion() instanceof Compare).ifPresent(positive -> {
                Theorem form = knowledge.discharge(knowledge.normalForm(((Compare) positive.conclusion()).term()));
                if (form.hypotheses().stream().allMatch(knowledge::holds)) {
                    knowledge.add(Equality.compared(form, positive));
                }
            });
        }
    }

    /// From `c·f·r ≠ 0`: `f ≠ 0`, since f = 0 times −c·r·(c·f·r) and the square add up to 0.
    private static Optional<Theorem> factor(Knowledge knowledge, Theorem product, Mul m, Expr f) {
        Compare goal = (Compare) Prop.nonzero(f);
        List<Expr> rest = new java.util.ArrayList<>(m.factors());
        rest.remove(f);
        rest.add(Terms.num(m.coefficient().negate()));
        rest.add(m);
        return Signs.contradiction(goal, List.of(product, Logic.assume(Prop.negate(goal))),
                List.of(new Signs.Product(Rational.ONE, List.of(0, 0)), new Signs.Product(Rational.ONE, List.of(1))),
                List.of(Terms.ONE, Terms.multiply(rest))).map(knowledge::discharge).filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
    }
}
