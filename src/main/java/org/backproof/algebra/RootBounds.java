package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Terms;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Bounds with roots, by their squares: `p ≥ 0` and `p² ≥ n²` give `p ≥ n`. (From n > p would follow
/// `(p² − n²) + (n − p)² + 2·p·(n − p) > 0`, and this is 0.)
final class RootBounds {
    private static final int LARGEST = 80;

    private RootBounds() {
    }

    /// The comparison of p − n, where p and n are the terms with positive and with negative coefficients.
    static Optional<Theorem> compare(Knowledge knowledge, Add e, Sign sign) {
        if (sign != Sign.POSITIVE && sign != Sign.NONNEGATIVE || e.facts().size() > LARGEST || Subterms.of(e).stream().noneMatch(RootBounds::root)) {
            return Optional.empty();
        }
        List<Expr> positive = new ArrayList<>();
        List<Expr> negative = new ArrayList<>();
        for (Expr t : e.terms()) {
            boolean below = t instanceof Num n && n.value().signum() < 0 || t instanceof Mul m && m.coefficient().signum() < 0;
            (below ? negative : positive).add(below ? Terms.negate(t) : t);
        }
        Expr p = Terms.add(positive);
        Expr n = Terms.add(negative);
        if (positive.isEmpty() || negative.isEmpty()) {
            return Optional.empty();
        }
        Expr squares = Terms.subtract(Terms.power(p, 2), Terms.power(n, 2));
        return comparison(knowledge, p, Sign.NONNEGATIVE).flatMap(above -> comparison(knowledge, squares, sign).flatMap(square -> {
            Compare goal = (Compare) Prop.compare(e, sign);
            Theorem opposite = Logic.assume(Prop.negate(goal));
            Rational turned = Certificates.ratio(e, goal.term());
            return Certificates.check(knowledge, goal, List.of(above, square, opposite), List.of(
                    new Signs.Product(scale(squares, square), List.of(1)),
                    new Signs.Product(turned.multiply(turned), List.of(2, 2)),
                    new Signs.Product(Rational.TWO.multiply(scale(p, above)).multiply(turned), List.of(0, 2))));
        }));
    }

    private static Optional<Theorem> comparison(Knowledge knowledge, Expr e, Sign sign) {
        return knowledge.prove(Prop.compare(e, sign)).filter(t -> t.conclusion() instanceof Compare);
    }

    private static Rational scale(Expr e, Theorem t) {
        return Certificates.ratio(e, ((Compare) t.conclusion()).term());
    }

    private static boolean root(Expr e) {
        return e instanceof Pow p && p.exponent() instanceof Num n && n.value().equals(Rational.HALF);
    }
}
