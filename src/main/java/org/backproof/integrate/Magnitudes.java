package org.backproof.integrate;

import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Terms;
import org.backproof.library.Library;

/// Absolute values in antiderivatives, and the same without the bars where a sign is known.
record Magnitudes(Knowledge knowledge) {

    /// The term without the bars around what has a known sign.
    Expr resolved(Expr e) {
        return switch (e) {
            case Apply a when a.function().equals(absolute()) -> sign(resolved(a.arguments().getFirst())).orElse(a);
            case Lambda _, Sum _, Diff _, Cases _ -> e;
            case Pow(Apply a, Num n, _) when a.function() == Primitives.EXP -> Primitives.exp(Terms.multiply(n, resolved(a.arguments().getFirst())));
            case Pow(Pow(Num c, Num m, _), Num n, _) when c.value().signum() > 0 -> Terms.power(c, Terms.num(m.value().multiply(n.value())));
            case Expr _ -> Children.map(e, this::resolved);
        };
    }

    /// |u| without the bars.
    private Optional<Expr> sign(Expr u) {
        Expr opposite = u instanceof Add a ? Terms.add(a.terms().stream().map(Terms::negate).toList()) : Terms.negate(u);
        return knowledge.holds(Prop.positive(u)) ? Optional.of(u) : knowledge.holds(Prop.positive(opposite)) ? Optional.of(opposite) : Optional.empty();
    }

    private static Function.Defined absolute() {
        return Library.descriptor("abs").orElseThrow().definition().function();
    }

    /// log u, log(−u) or log |u|, as the sign of u is known.
    Expr logarithm(Expr u) {
        return Primitives.log(sign(u).orElseGet(() -> Terms.apply(absolute(), u)));
    }
}
