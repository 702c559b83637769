package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Powers as they are written, where a normal form has them apart: `√u/u` is `1/√u`, `exp(u)^(-1)` is `exp(−u)` and `exp(u·log v)` is `v^u`. Proposals:
/// who uses one proves it.
final class PowerForms {
    private PowerForms() {
    }

    static Expr of(Expr e) {
        return switch (e) {
            case Lambda _, Diff _ -> e;
            case Sum s -> {
                Symbol i = Terms.symbol("%p" + s.index().number(), s.index().sort());
                yield Terms.sum(i, of(Binders.open(s, i)));
            }
            case Cases c -> Terms.cases(c.guard(), of(c.then()), of(c.otherwise()));
            case Mul m -> product(m);
            case Pow p when isExponential(p.base()) && p.exponent() instanceof Num n -> exponential(Terms.multiply(n, of(((Apply) p.base()).arguments().getFirst())));
            case Apply a when isExponential(a) -> exponential(of(a.arguments().getFirst()));
            case Expr _ -> Children.map(e, PowerForms::of);
        };
    }

    private static boolean isExponential(Expr e) {
        return e instanceof Apply a && a.function() == Primitives.EXP;
    }

    private static Expr exponential(Expr exponent) {
        if (exponent instanceof Mul m) {
            Optional<Apply> log = m.factors().stream().filter(f -> f instanceof Apply a && a.function() == Primitives.LOG).map(Apply.class::cast).findFirst();
            if (log.isPresent()) {
                List<Expr> rest = new ArrayList<>(m.factors());
                rest.remove(log.get());
                rest.add(Terms.num(m.coefficient()));
                return Terms.power(log.get().arguments().getFirst(), Terms.multiply(rest));
            }
        }
        return Terms.apply(Primitives.EXP, exponent);
    }

    /// Factors with one base are one power, if one of them has an exponent that is no integer.
    private static Expr product(Mul m) {
        Map<Expr, List<Expr>> exponents = new LinkedHashMap<>();
        for (Expr f : m.factors()) {
            Expr g = of(f);
            exponents.computeIfAbsent(g instanceof Pow p ? p.base() : g, _ -> new ArrayList<>()).add(g instanceof Pow p ? p.exponent() : Terms.ONE);
        }
        List<Expr> factors = new ArrayList<>(List.of(Terms.num(m.coefficient())));
        exponents.forEach((base, all) -> {
            if (all.stream().allMatch(n -> n instanceof Num k && k.value().isInteger())) {
                all.forEach(n -> factors.add(Terms.power(base, n)));
            } else {
                Expr exponent = Terms.add(all);
                factors.add(exponent == Terms.ZERO ? Terms.ONE : power(base, exponent));
            }
        });
        return Terms.multiply(factors);
    }

    /// `u^(-3/4)` is one over `u^(3/4)`.
    private static Expr power(Expr base, Expr exponent) {
        return exponent instanceof Num n && n.value().signum() < 0 ? Terms.power(Terms.power(base, Terms.num(n.value().negate())), -1) : Terms.power(base, exponent);
    }
}
