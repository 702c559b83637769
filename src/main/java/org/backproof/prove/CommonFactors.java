package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.calculus.Critical;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// A piecewise claim `c·u = c·v`, which follows from `u = v`: a weight stays out of the case splits.
///
/// @param common c
/// @param left   u
/// @param right  v
record CommonFactors(Expr common, Expr left, Expr right) {
    private static final Symbol HOLE = Terms.real("%factor");

    /// Empty where there is no common factor.
    static Optional<CommonFactors> of(Expr left, Expr right) {
        if (!Critical.piecewise(left) && !Critical.piecewise(right)) {
            return Optional.empty();
        }
        List<Expr> rest = new ArrayList<>(factors(right));
        List<Expr> common = factors(left).stream().filter(f -> !f.hasDiff() && rest.remove(f)).toList();
        List<Expr> own = new ArrayList<>(factors(left));
        common.forEach(own::remove);
        Expr c = Terms.multiply(common);
        CommonFactors out = new CommonFactors(c, scaled(left, own), scaled(right, rest));
        return common.isEmpty() || Terms.multiply(c, out.left) != left || Terms.multiply(c, out.right) != right ? Optional.empty() : Optional.of(out);
    }

    private static List<Expr> factors(Expr e) {
        return e instanceof Mul m ? m.factors() : List.of(e);
    }

    private static Expr scaled(Expr e, List<Expr> rest) {
        List<Expr> all = new ArrayList<>(rest);
        all.add(e instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
        return Terms.multiply(all);
    }

    /// `H ⊢ c·u = c·v` from `H ⊢ u = v`.
    Theorem times(Theorem equation) {
        return Equality.inContext(equation, Terms.multiply(common, HOLE), HOLE);
    }
}
