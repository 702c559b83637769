package org.backproof.emit;

import java.util.Collection;
import java.util.List;
import org.backproof.elaborate.Definition;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Terms;
import org.backproof.library.Library;

/// Which value is taken at a kink. `if g > 0 then c else −c` under the assumption g ≠ 0 is `c·sign(g)`, which at g = 0 is the mean of both sides,
/// as NumPy and PyTorch have it for the derivative of |x|. Without that assumption the value at g = 0 is meant: nothing changes.
final class Subgradients {
    static final Function SIGN = ((Definition) Library.scope().function("sign").orElseThrow()).function();

    private Subgradients() {
    }

    /// The term with signs for such pieces.
    ///
    /// @param assumed what the term needs to be the derivative
    static Expr of(Expr e, Collection<Prop> assumed) {
        return switch (e) {
            case Cases(Prop.Compare(Expr g, Prop.Sign sign), Num then, Num otherwise, _) when sign == Prop.Sign.POSITIVE && otherwise == Terms.negate(then)
                    && assumed.stream().anyMatch(h -> excludes(h, g)) -> Terms.multiply(then, Terms.apply(SIGN, List.of(g)));
            case Sum _, Lambda _, Diff _ -> e;
            case Expr _ when Lowering.isLeaf(e) -> e;
            case Expr _ -> Children.map(e, s -> of(s, assumed));
        };
    }

    /// Whether the condition says that g ≠ 0, perhaps for all values of its indices.
    private static boolean excludes(Prop h, Expr g) {
        return switch (h) {
            case Prop.ForAll f -> Free.symbols(g).stream().filter(i -> i.sort() instanceof Sort.Index && i.sort().equals(f.index().sort())).anyMatch(i -> excludes(Binders.open(f, i), g));
            case Prop.Compare(Expr t, Prop.Sign sign) -> sign == Prop.Sign.NONZERO && (t == g || t == Terms.negate(g));
            case Prop _ -> false;
        };
    }
}
