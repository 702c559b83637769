package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Sum;
import org.backproof.expr.Terms;
import org.backproof.kernel.ConstantSign;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Bounds with roots, by their squares: `p ≥ 0` and `p² ≥ n²` give `p ≥ n`. (From n > p would follow
/// `(p² − n²) + (n − p)² + 2·p·(n − p) > 0`, and this is 0.) Not of constants: the squares of `3 − 2√2` come ever nearer to 0, with ever more digits.
public final class RootBounds {
    private static final int LARGEST = 80;
    /// The square of a bound with longer numbers is not sought: the squares of `3x − 2√2 x` have ever more digits, too.
    private static final int DIGITS = 128;

    private RootBounds() {
    }

    /// The comparison of p − n, where p has the terms that are known not to be negative.
    static Optional<Theorem> compare(Knowledge knowledge, Compare goal, Add e) {
        return compare(knowledge, goal, e, knowledge::prove);
    }

    /// The same of lengths and other roots of sums.
    ///
    /// @param search finds a proof of `p² − n² ≥ 0`
    public static Optional<Theorem> ofSums(Knowledge knowledge, Compare goal, java.util.function.Function<Prop, Optional<Theorem>> search) {
        return goal.term() instanceof Add e && Subterms.of(e).stream().anyMatch(t -> t instanceof Sum || t instanceof Lambda) ? compare(knowledge, goal, e, search) : Optional.empty();
    }

    private static Optional<Theorem> compare(Knowledge knowledge, Compare goal, Add e, java.util.function.Function<Prop, Optional<Theorem>> search) {
        Sign sign = goal.sign();
        if (sign != Sign.POSITIVE && sign != Sign.NONNEGATIVE || e.facts().size() > LARGEST || e.facts().symbols() == 0 || Subterms.of(e).stream().anyMatch(RootBounds::isLong) || Subterms.of(e).stream().noneMatch(RootBounds::root)) {
            return Optional.empty();
        }
        List<Expr> positive = new ArrayList<>();
        List<Expr> negative = new ArrayList<>();
        e.terms().forEach(t -> {
            if (knowledge.holds(Prop.nonnegative(t))) {
                positive.add(t);
            } else {
                negative.add(Terms.negate(t));
            }
        });
        Expr p = Terms.add(positive);
        Expr n = Terms.add(negative);
        if (positive.isEmpty() || negative.isEmpty()) {
            return Optional.empty();
        }
        Expr squares = Terms.subtract(Terms.power(p, 2), Terms.power(n, 2));
        if (p instanceof Num number) {
            return expanded(knowledge, squares, sign, search).flatMap(square -> {
                Theorem opposite = Logic.assume(Prop.negate(goal));
                Rational turned = scale(Terms.negate(e), opposite);
                return Certificates.check(knowledge, goal, List.of(square, opposite), List.of(
                        new Signs.Product(scale(squares, square), List.of(0)),
                        new Signs.Product(turned.multiply(turned), List.of(1, 1)),
                        new Signs.Product(Rational.TWO.multiply(number.value()).multiply(turned), List.of(1))));
            });
        }
        return comparison(knowledge::prove, p, Sign.NONNEGATIVE).flatMap(above -> expanded(knowledge, squares, sign, search).flatMap(square -> {
            Theorem opposite = Logic.assume(Prop.negate(goal));
            Rational turned = scale(Terms.negate(e), opposite);
            return Certificates.check(knowledge, goal, List.of(above, square, opposite), List.of(
                    new Signs.Product(scale(squares, square), List.of(1)),
                    new Signs.Product(turned.multiply(turned), List.of(2, 2)),
                    new Signs.Product(Rational.TWO.multiply(scale(p, above)).multiply(turned), List.of(0, 2))));
        }));
    }

    private static Optional<Theorem> comparison(java.util.function.Function<Prop, Optional<Theorem>> search, Expr e, Sign sign) {
        return search.apply(Prop.compare(e, sign)).filter(t -> t.conclusion() instanceof Compare);
    }

    /// By the normal form, in which the roots' squares are gone.
    private static Optional<Theorem> expanded(Knowledge knowledge, Expr e, Sign sign, java.util.function.Function<Prop, Optional<Theorem>> search) {
        Theorem form = knowledge.discharge(knowledge.normalForm(e));
        Optional<Theorem> t = form.right() == e ? Optional.empty() : form.right() instanceof Num n
                ? Optional.of(n).filter(v -> sign.holds(v.value())).flatMap(_ -> knowledge.prove(Prop.defined(e))).map(d -> ConstantSign.fromValue(form, d, (Compare) Prop.compare(e, sign)))
                : comparison(search, form.right(), sign).map(c -> Equality.compared(Equality.symmetric(form), c));
        return t.filter(c -> c.conclusion() instanceof Compare && c.hypotheses().stream().allMatch(knowledge::holds));
    }

    private static Rational scale(Expr e, Theorem t) {
        return Certificates.ratio(e, ((Compare) t.conclusion()).term());
    }

    private static boolean isLong(Expr e) {
        return e instanceof Num n && n.value().bitLength() > DIGITS || e instanceof Mul m && m.coefficient().bitLength() > DIGITS;
    }

    private static boolean root(Expr e) {
        return e instanceof Pow p && p.exponent() instanceof Num n && n.value().equals(Rational.HALF)
                || e instanceof Apply a && a.function() instanceof Function.Defined f && root(f.body());
    }
}
