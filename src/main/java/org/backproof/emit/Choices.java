package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;

/// Piecewise terms as they are written down: `(if z > 0 then 1 else 0)*x` is `if z > 0 then x else 0`, within a branch the
/// condition is not asked again, and there is none between equal branches.
final class Choices {
    private Choices() {
    }

    static Expr of(Expr e) {
        return switch (e) {
            case Mul m -> product(m);
            case Cases c when c.then() == c.otherwise() -> of(c.then());
            case Cases c -> Terms.cases(c.guard(), of(under(c.guard(), true, c.then())), of(under(c.guard(), false, c.otherwise())));
            case Expr _ when Lowering.isLeaf(e) -> e;
            case Expr _ -> Children.map(e, Choices::of);
        };
    }

    private static Expr product(Mul m) {
        Optional<Cases> mask = m.factors().stream().filter(f -> f instanceof Cases c && c.then() instanceof Num && c.otherwise() == Terms.ZERO).map(Cases.class::cast).findFirst();
        List<Expr> rest = new ArrayList<>(m.factors());
        mask.ifPresent(rest::remove);
        rest.add(Terms.num(m.coefficient()));
        if (mask.isEmpty()) {
            return Terms.multiply(rest.stream().map(Choices::of).toList());
        }
        rest.add(mask.get().then());
        return of(Terms.cases(mask.get().guard(), Terms.multiply(rest), Terms.ZERO));
    }

    /// What the term is where the condition holds, or where it does not.
    private static Expr under(Prop guard, boolean holds, Expr e) {
        if (Lowering.isLeaf(e)) {
            return e;
        }
        if (e instanceof Cases c) {
            return c.guard().equals(guard) ? under(guard, holds, holds ? c.then() : c.otherwise())
                    : Terms.cases(c.guard(), under(guard, holds, c.then()), under(guard, holds, c.otherwise()));
        }
        return Children.map(e, x -> under(guard, holds, x));
    }
}
