package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Terms;

/// Other ways to write a sum. They are proposals: who uses one proves it.
final class Forms {
    private Forms() {
    }

    /// @param normal its normal form
    static List<Expr> of(Expr e, Expr normal) {
        return List.of(factored(normal), merged(e), factored(merged(e)));
    }

    /// Powers of one base in a product are one power: `(1 - a)^(g - 1)*(1 - a)` is `(1 - a)^g`, `a/a` is 1.
    static Expr merged(Expr e) {
        return switch (e) {
            case Add a -> Terms.add(a.terms().stream().map(Forms::merged).toList());
            case Mul m -> {
                Map<Expr, Expr> exponents = new LinkedHashMap<>();
                for (Expr f : m.factors()) {
                    Expr g = merged(f);
                    exponents.merge(g instanceof Pow p ? p.base() : g, g instanceof Pow p ? p.exponent() : Terms.ONE, Terms::add);
                }
                List<Expr> factors = new ArrayList<>(List.of(Terms.num(m.coefficient())));
                exponents.forEach((base, exponent) -> factors.add(exponent == Terms.ZERO ? Terms.ONE : Terms.power(base, exponent)));
                yield Terms.multiply(factors);
            }
            case Expr _ -> e;
        };
    }

    /// A sum with what all its terms have in common before it.
    static Expr factored(Expr e) {
        if (e instanceof Mul m) {
            List<Expr> all = new ArrayList<>(m.factors().stream().map(Forms::factored).toList());
            all.add(Terms.num(m.coefficient()));
            return Terms.multiply(all);
        }
        if (!(e instanceof Add a)) {
            return e;
        }
        List<Expr> shared = new ArrayList<>(factors(a.terms().getFirst()));
        a.terms().forEach(t -> shared.retainAll(factors(t)));
        if (shared.isEmpty()) {
            return e;
        }
        List<Expr> rest = new ArrayList<>();
        for (Expr t : a.terms()) {
            List<Expr> own = new ArrayList<>(factors(t));
            shared.forEach(own::remove);
            own.add(t instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
            rest.add(Terms.multiply(own));
        }
        shared.add(Terms.add(rest));
        return Terms.multiply(shared);
    }

    private static List<Expr> factors(Expr e) {
        return switch (e) {
            case Mul m -> m.factors();
            case Num _ -> List.of();
            case Expr _ -> List.of(e);
        };
    }
}
