package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.algebra.Picking;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Other ways to write a sum. They are proposals: who uses one proves it.
final class Forms {
    private Forms() {
    }

    /// @param normal its normal form
    /// @param own    the indices of the variable
    static List<Expr> of(Expr e, Expr normal, List<Expr> own) {
        Expr picked = merged(Picking.of(e));
        Expr divided = divided(normal);
        return Stream.of(factored(normal), grouped(normal), absorbed(e), merged(e), factored(merged(e)), picked, factored(picked), grouped(picked), divided, factored(divided))
                .flatMap(f -> Stream.of(settled(f, own), f)).toList();
    }

    /// Without an exponential in numerator and denominator, which overflows in both: `(a*exp(w) + b)/(exp(w)*c)` is `(a + b*exp(-w))/c`.
    static Expr divided(Expr e) {
        return switch (e) {
            case Add a -> Terms.add(a.terms().stream().map(Forms::divided).toList());
            case Mul m -> {
                for (Expr f : m.factors()) {
                    if (f instanceof Pow(Apply power, Num n, _) && n.value().equals(Rational.MINUS_ONE) && power.function().name().equals("exp")) {
                        Optional<Expr> sum = m.factors().stream().filter(s -> s instanceof Add a && a.terms().stream().anyMatch(t -> factors(t).contains(power))).findFirst();
                        if (sum.isPresent()) {
                            List<Expr> out = new ArrayList<>(m.factors());
                            out.remove(f);
                            out.remove(sum.get());
                            out.add(Terms.num(m.coefficient()));
                            out.add(Terms.add(((Add) sum.get()).terms().stream().map(t -> factors(t).contains(power) ? without(t, power)
                                    : Terms.multiply(t, Terms.apply(power.function(), Terms.negate(power.arguments().getFirst())))).toList()));
                            yield divided(Terms.multiply(out));
                        }
                    }
                }
                yield e;
            }
            case Expr _ -> e;
        };
    }

    /// A factor is taken into the sum in which something is divided by it, where both may be 0: `p*(x/p + y)` is `x + p*y`.
    static Expr absorbed(Expr e) {
        return switch (e) {
            case Add a -> Terms.add(a.terms().stream().map(Forms::absorbed).toList());
            case Mul m -> {
                Optional<Expr> factor = m.factors().stream().filter(f -> !(f instanceof Add) && m.factors().stream().anyMatch(s -> s != f && divides(f, s))).findFirst();
                yield factor.map(f -> absorbed(into(f, without(m, f)))).orElse(m);
            }
            case Expr _ -> e;
        };
    }

    private static boolean divides(Expr f, Expr e) {
        return switch (e) {
            case Pow p -> p.base() == f && p.exponent() instanceof Num n && n.value().equals(Rational.MINUS_ONE);
            case Add a -> a.terms().stream().anyMatch(t -> divides(f, t));
            case Mul m -> m.factors().stream().anyMatch(t -> divides(f, t));
            case Expr _ -> false;
        };
    }

    /// `f*e`, where e is divided by f somewhere.
    private static Expr into(Expr f, Expr e) {
        return switch (e) {
            case Expr _ when !divides(f, e) -> Terms.multiply(f, e);
            case Add a -> Terms.add(a.terms().stream().map(t -> into(f, t)).toList());
            case Mul m -> {
                Expr at = m.factors().stream().filter(t -> divides(f, t)).findFirst().orElseThrow();
                yield Terms.multiply(into(f, at), without(m, at));
            }
            case Expr _ -> Terms.ONE;
        };
    }

    private static Expr without(Expr product, Expr factor) {
        List<Expr> out = new ArrayList<>(factors(product));
        out.remove(factor);
        out.add(Terms.num(product instanceof Mul m ? m.coefficient() : Rational.ONE));
        return Terms.multiply(out);
    }

    /// Beside δ(c, i) with an index i of the variable, c in place of i, so that a sum there is the same for all i: `δ(c, i)·Σ_j f(i, j)` is
    /// `δ(c, i)·Σ_j f(c, j)`.
    static Expr settled(Expr e, List<Expr> own) {
        return switch (e) {
            case Add a -> Terms.add(a.terms().stream().map(t -> settled(t, own)).toList());
            case Mul m -> {
                List<Expr> out = new ArrayList<>(List.of(Terms.num(m.coefficient())));
                Substitution label = Substitution.empty();
                for (Expr f : m.factors()) {
                    if (f instanceof Delta d && d.left() instanceof Symbol l && d.right() instanceof Symbol r && own.contains(l) != own.contains(r)) {
                        label = own.contains(l) ? label.with(l, r) : label.with(r, l);
                    }
                }
                for (Expr f : m.factors()) {
                    out.add(f instanceof Delta ? f : label.apply(settled(f, own)));
                }
                yield Terms.multiply(out);
            }
            case Expr _ -> e;
        };
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

    /// A sum with a function's value that several terms have taken out of them: `a − a*y − y*b` is `a*(1 − y) − y*b`.
    static Expr grouped(Expr e) {
        if (!(e instanceof Add a)) {
            return e;
        }
        for (Expr f : a.terms().stream().flatMap(t -> factors(t).stream()).filter(f -> f instanceof Apply).distinct().toList()) {
            Map<Boolean, List<Expr>> parts = a.terms().stream().collect(Collectors.partitioningBy(t -> factors(t).contains(f)));
            if (parts.get(true).size() > 1 && !parts.get(false).isEmpty()) {
                return Terms.add(factored(Terms.add(parts.get(true))), grouped(Terms.add(parts.get(false))));
            }
        }
        return e;
    }

    /// A sum with what all its terms have in common before it, also within `Σ`.
    static Expr factored(Expr e) {
        if (e instanceof Sum s) {
            Symbol i = Terms.symbol("#f" + s.facts().size(), s.index().sort());
            return Terms.sum(i, factored(Binders.open(s, i)));
        }
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
