package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// A derivative as the chain rule gives it, over the values that the function itself is computed from: only products with Kronecker's delta are taken
/// apart, `Σⱼ (δᵢⱼ − 1/n)·aⱼ` is `aᵢ − Σⱼ aⱼ/n`; for sums that are numbers these stand, 0 for `Σⱼ (wⱼ − mean(w))`; and what all terms have in common stands before
/// them, roots in the least power, `s^(-1/2)·(a/s − b)`, so that no power is higher than needed. Proposals: who uses one proves it.
public final class ChainRuleForm {
    private final Function<Sum, Optional<Num>> known;

    private ChainRuleForm(Function<Sum, Optional<Num>> known) {
        this.known = known;
    }

    /// @param known the value of a sum without Kronecker's delta, if it is a number that is known
    public static Expr of(Expr derivative, Function<Sum, Optional<Num>> known) {
        return new ChainRuleForm(known).form(derivative, 0);
    }

    private Expr form(Expr e, int depth) {
        return switch (e) {
            case Add a -> factored(a.terms().stream().map(t -> form(t, depth)).toList());
            case Mul m -> merged(m.coefficient(), m.factors().stream().map(f -> form(f, depth)).toList());
            case Pow p -> merged(Rational.ONE, List.of(p));
            case Sum s -> {
                Symbol i = Terms.symbol("#g" + depth, s.index().sort());
                yield summed(i, form(Binders.open(s, i), depth + 1));
            }
            case Local l -> form(l.value(), depth);
            case Expr _ -> e;
        };
    }

    private Expr summed(Symbol i, Expr body) {
        if (body instanceof Add a) {
            return hasDelta(a) ? factored(a.terms().stream().map(t -> summed(i, t)).toList()) : left(i, a);
        }
        List<Expr> outside = new ArrayList<>(List.of(Terms.num(coefficient(body))));
        List<Expr> inside = new ArrayList<>();
        Summation.factors(body).forEach(f -> (Free.occurs(i, f) ? inside : outside).add(f));
        return merged(Rational.ONE, List.of(Terms.multiply(outside), inside(i, inside)));
    }

    /// `Σᵢ` of a product of factors that all depend on i.
    private Expr inside(Symbol i, List<Expr> factors) {
        for (Expr f : factors) {
            List<Expr> rest = new ArrayList<>(factors);
            rest.remove(f);
            if (f instanceof Delta d && Summation.picks(d, i)) {
                return Substitution.of(i, d.left() == i ? d.right() : d.left()).apply(Terms.multiply(rest));
            }
            if (f instanceof Add a && hasDelta(a)) {
                return factored(a.terms().stream().map(t -> summed(i, Terms.multiply(t, Terms.multiply(rest)))).toList());
            }
        }
        return left(i, Terms.multiply(factors));
    }

    private Expr left(Symbol i, Expr body) {
        Expr sum = Terms.sum(i, body);
        return sum instanceof Sum s ? known.apply(s).<Expr>map(n -> n).orElse(s) : sum;
    }

    private static boolean hasDelta(Add a) {
        return a.terms().stream().anyMatch(t -> Summation.factors(t).stream().anyMatch(f -> f instanceof Delta || f instanceof Add inner && hasDelta(inner)));
    }

    /// A product with one power of each base; `√x` to a power is a power of x.
    private static Expr merged(Rational coefficient, List<Expr> factors) {
        Expr product = factors.contains(Terms.ZERO) ? Terms.ZERO : Terms.multiply(factors);
        return product(coefficient.multiply(coefficient(product)), powers(product));
    }

    private static Expr factored(List<Expr> terms) {
        Expr sum = Terms.add(terms);
        if (!(sum instanceof Add a)) {
            return sum;
        }
        List<Map<Expr, Rational>> each = a.terms().stream().map(ChainRuleForm::powers).toList();
        Map<Expr, Rational> shared = new LinkedHashMap<>();
        each.getFirst().forEach((base, _) -> {
            List<Rational> exponents = each.stream().map(p -> p.getOrDefault(base, Rational.ZERO)).toList();
            if (exponents.stream().allMatch(n -> n.signum() == exponents.getFirst().signum())) {
                shared.put(base, exponents.stream().reduce((x, y) -> x.abs().compareTo(y.abs()) <= 0 ? x : y).orElseThrow());
            }
        });
        List<Expr> rest = new ArrayList<>();
        for (int k = 0; k < each.size(); k++) {
            Map<Expr, Rational> own = new LinkedHashMap<>(each.get(k));
            shared.forEach((base, n) -> own.merge(base, n.negate(), Rational::add));
            rest.add(product(coefficient(a.terms().get(k)), own));
        }
        return Terms.multiply(product(Rational.ONE, shared), Terms.add(rest));
    }

    private static Map<Expr, Rational> powers(Expr product) {
        Map<Expr, Rational> out = new LinkedHashMap<>();
        if (!(product instanceof Num)) {
            Summation.factors(product).forEach(f -> count(f, Rational.ONE, out));
        }
        return out;
    }

    /// `(x^a)^b` is `x^(a*b)` where b is an integer or `x^a` a root, `(x*y)^b` is `x^b*y^b` where b is an integer.
    private static void count(Expr base, Rational exponent, Map<Expr, Rational> powers) {
        if (base instanceof Pow(Expr b, Num n, _) && (exponent.isInteger() || !n.value().isInteger())) {
            count(b, exponent.multiply(n.value()), powers);
        } else if (base instanceof Mul m && m.coefficient().isOne() && exponent.isInteger()) {
            m.factors().forEach(f -> count(f, exponent, powers));
        } else {
            powers.merge(base, exponent, Rational::add);
        }
    }

    private static Expr product(Rational coefficient, Map<Expr, Rational> powers) {
        List<Expr> out = new ArrayList<>(List.of(Terms.num(coefficient)));
        powers.forEach((base, n) -> {
            if (!n.isZero()) {
                out.add(power(base, n));
            }
        });
        return Terms.multiply(out);
    }

    /// `x^(-1/2)` is one over `√x`.
    private static Expr power(Expr base, Rational n) {
        return n.signum() < 0 && !n.isInteger() ? Terms.power(Terms.power(base, Terms.num(n.negate())), -1) : Terms.power(base, Terms.num(n));
    }

    private static Rational coefficient(Expr e) {
        return e instanceof Mul m ? m.coefficient() : e instanceof Num n ? n.value() : Rational.ONE;
    }
}
