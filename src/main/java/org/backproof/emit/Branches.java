package org.backproof.emit;

import java.util.List;
import org.backproof.elaborate.Definition;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.library.Library;
import org.backproof.numeric.Rational;

/// A choice over arrays computes both branches, and the exponential in the one that is not taken may overflow. Where `z > 0` is false,
/// `exp(z)` is `exp(min(z, 0))`, which never does; where `x = 0` is true, the logarithm in the other branch is of 1.
final class Branches {
    private static final Function MIN = ((Definition) Library.scope().function("min").orElseThrow()).function();
    private static final List<String> GROWING = List.of("exp", "expm1");

    private Branches() {
    }

    /// The term with the arguments of exponentials bounded as the conditions before them say.
    static Expr bounded(Expr e) {
        return switch (e) {
            case Cases(Prop.Compare(Expr t, Prop.Sign sign), Expr then, Expr otherwise, _) when sign == Prop.Sign.POSITIVE || sign == Prop.Sign.NONNEGATIVE ->
                Terms.cases(new Prop.Compare(t, sign), below(Terms.negate(t), bounded(then)), below(t, bounded(otherwise)));
            case Cases(Prop.Compare(Expr t, Prop.Sign sign), Expr then, Expr otherwise, _) when sign == Prop.Sign.ZERO ->
                Terms.cases(new Prop.Compare(t, sign), bounded(then), nonzero(t, bounded(otherwise)));
            case Apply a when a.function() == Entropies.XLOGY -> Terms.apply(a.function(), List.of(bounded(a.arguments().getFirst()), divided(a.arguments().getFirst(), bounded(a.arguments().getLast()))));
            case Expr _ when Lowering.isLeaf(e) -> e;
            case Expr _ -> Children.map(e, Branches::bounded);
        };
    }

    /// @param t what is at most 0
    private static Expr below(Expr t, Expr e) {
        if (Lowering.isLeaf(e)) {
            return e;
        }
        if (e instanceof Apply a && GROWING.contains(a.function().name()) && isPositiveMultiple(a.arguments().getFirst(), t)) {
            return Terms.apply(a.function(), List.of(Terms.apply(MIN, List.of(a.arguments().getFirst(), Terms.ZERO))));
        }
        return Children.map(e, s -> below(t, s));
    }

    /// With divisors that are not 0 where x is: there xlogy(x, y) does not ask for y, but NumPy warns of 1/0, and xlogy(0, NaN) of PyTorch is NaN.
    private static Expr divided(Expr x, Expr e) {
        return switch (e) {
            case Pow(Expr base, Num n, _) when n.value().signum() < 0 && !(base instanceof Num) -> Terms.power(Terms.cases(Prop.nonzero(x), base, Terms.ONE), n);
            case Mul m -> Children.map(m, f -> divided(x, f));
            case Expr _ -> e;
        };
    }

    /// Logarithms in the branch that is not taken are of 1.
    ///
    /// @param t what is not 0
    private static Expr nonzero(Expr t, Expr e) {
        return Lowering.isLeaf(e) ? e
                : e instanceof Apply a && a.function() == Primitives.LOG ? Terms.apply(a.function(), List.of(Terms.cases(Prop.nonzero(t), a.arguments().getFirst(), Terms.ONE)))
                : Children.map(e, s -> nonzero(t, s));
    }

    private static boolean isPositiveMultiple(Expr a, Expr t) {
        Rational c = coefficient(a).divide(coefficient(t));
        return c.signum() > 0 && Terms.multiply(Terms.num(c), t) == a;
    }

    private static Rational coefficient(Expr e) {
        return e instanceof Mul m ? m.coefficient() : Rational.ONE;
    }
}
