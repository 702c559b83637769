package org.backproof.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.algebra.Fractions;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;
import org.jspecify.annotations.Nullable;

/// The table of forms: powers of what is linear in x, the derivatives of the primitive functions, and a few more.
final class Forms {
    /// A function and its antiderivative.
    private record Row(UnaryOperator<Expr> of, UnaryOperator<Expr> antiderivative) {
    }

    /// The derivatives of the primitive functions, and what is none of them.
    private static final List<Row> ROWS = Stream.concat(
            Primitives.rows().stream().flatMap(r -> r.derivative().stream().map(d -> new Row(d, x -> Terms.apply(r.function(), x)))),
            Stream.of(new Row(x -> Terms.power(Primitives.cos(x), -2), x -> Terms.divide(Primitives.sin(x), Primitives.cos(x))),
                    new Row(x -> Terms.power(Primitives.sin(x), -2), x -> Terms.negate(Terms.divide(Primitives.cos(x), Primitives.sin(x)))))).toList();

    private record Power(Expr base, Expr exponent) {
    }

    private Forms() {
    }

    static Optional<Expr> of(Integration in, Expr e, Expr x) {
        return power(in, e, x).or(() -> quadratic(in, e, x)).or(() -> row(in, e, x)).or(() -> bell(in, e, x));
    }

    /// `(αx + β)^n`
    private static Optional<Expr> power(Integration in, Expr e, Expr x) {
        if (e == x) {
            return Optional.of(Terms.multiply(Terms.HALF, Terms.power(x, 2)));
        }
        List<Power> powers = (e instanceof Mul m ? m.factors() : List.of(e)).stream().map(Forms::asPower).toList();
        Expr base = powers.getFirst().base();
        if (!(x instanceof Symbol s) || e instanceof Mul m && !m.coefficient().isOne()
                || powers.stream().anyMatch(p -> p.base() != base || Integration.depends(p.exponent(), x))) {
            return Optional.empty();
        }
        Expr n = in.normal(Terms.add(Terms.ONE, Terms.add(powers.stream().map(Power::exponent).toList())));
        return Linear.of(in, base, s).map(l -> Terms.divide(n == Terms.ZERO ? in.logarithm(base) : Terms.divide(Terms.power(base, n), n), l.slope()));
    }

    /// `exp(c log u)` as `u^c`, its powers, too; another term as its first power.
    private static Power asPower(Expr e) {
        if (e instanceof Pow p) {
            Power inner = p.base() instanceof Apply ? asPower(p.base()) : new Power(p.base(), Terms.ONE);
            return new Power(inner.base(), Terms.multiply(inner.exponent(), p.exponent()));
        }
        if (e instanceof Apply a && a.function() == Primitives.EXP && a.arguments().getFirst() instanceof Mul m) {
            for (Expr f : m.factors()) {
                if (f instanceof Apply log && log.function() == Primitives.LOG) {
                    return new Power(log.arguments().getFirst(), without(m, f));
                }
            }
        }
        return new Power(e, Terms.ONE);
    }

    private static Expr without(Mul m, Expr factor) {
        List<Expr> rest = new ArrayList<>(m.factors());
        rest.remove(factor);
        rest.add(Terms.num(m.coefficient()));
        return Terms.multiply(rest);
    }

    /// `1/(αx² + β)` with α, β > 0.
    private static Optional<Expr> quadratic(Integration in, Expr e, Expr x) {
        if (!(e instanceof Pow p) || !(p.exponent() instanceof Num n) || !n.value().equals(Rational.MINUS_ONE) || !(x instanceof Symbol s)) {
            return Optional.empty();
        }
        Expr beta = in.normal(Substitution.of(s, Terms.ZERO).apply(p.base()));
        Expr alpha = in.normal(Terms.divide(Terms.subtract(p.base(), beta), Terms.power(x, 2)));
        if (Integration.depends(alpha, x) || !in.holds(Prop.positive(alpha)) || !in.holds(Prop.positive(beta))) {
            return Optional.empty();
        }
        Expr root = Terms.sqrt(Terms.multiply(alpha, beta));
        return Optional.of(Terms.divide(Terms.apply(Primitives.ATAN, in.normal(Terms.multiply(x, Terms.sqrt(Terms.divide(alpha, beta))))), in.normal(root)));
    }

    /// `exp(γ − αx² + βx)` with α > 0.
    private static Optional<Expr> bell(Integration in, Expr e, Expr x) {
        if (!(x instanceof Symbol s) || !(exponent(e) instanceof Expr q)) {
            return Optional.empty();
        }
        Expr gamma = Substitution.of(s, Terms.ZERO).apply(q);
        Expr right = Terms.subtract(Substitution.of(s, Terms.ONE).apply(q), gamma);
        Expr left = Terms.subtract(Substitution.of(s, Terms.MINUS_ONE).apply(q), gamma);
        Expr alpha = in.normal(Terms.multiply(Terms.negate(Terms.HALF), Terms.add(right, left)));
        Expr beta = in.normal(Terms.multiply(Terms.HALF, Terms.subtract(right, left)));
        Expr rest = in.normal(Terms.add(q, Terms.negate(gamma), Terms.multiply(alpha, Terms.power(x, 2)), Terms.negate(Terms.multiply(beta, x))));
        if (rest != Terms.ZERO || Integration.depends(alpha, x) || Integration.depends(beta, x) || !in.holds(Prop.positive(alpha))) {
            return Optional.empty();
        }
        Expr middle = Terms.divide(beta, Terms.multiply(Terms.num(2), alpha));
        Expr height = in.normal(Terms.add(gamma, Terms.multiply(alpha, Terms.power(middle, 2))));
        Expr top = height == Terms.ZERO ? Terms.ONE : Primitives.exp(height);
        Expr width = Terms.multiply(Terms.HALF, Terms.sqrt(Terms.divide(Primitives.pi(), alpha)));
        return Optional.of(Terms.multiply(width, top, Terms.apply(Primitives.ERF, in.normal(Terms.multiply(Terms.sqrt(alpha), Terms.subtract(x, middle))))));
    }

    /// q of `exp(q)`, also of a product or a power of such; else null.
    private static @Nullable Expr exponent(Expr e) {
        return switch (e) {
            case Apply a when a.function() == Primitives.EXP -> a.arguments().getFirst();
            case Pow(Expr base, Num n, _) when exponent(base) instanceof Expr q -> Terms.multiply(n, q);
            case Mul m when m.coefficient().isOne() && m.factors().stream().allMatch(f -> exponent(f) != null) ->
                Terms.add(m.factors().stream().map(Forms::exponent).toList());
            case Expr _ -> null;
        };
    }

    private static Optional<Expr> row(Integration in, Expr e, Expr x) {
        Set<Expr> generators = generators(e, x);
        for (Row r : ROWS) {
            Expr f = in.normal(r.of().apply(x));
            Optional<Expr> found = generators(f, x).equals(generators) ? multiple(in, e, f, r.antiderivative().apply(x), x) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// What the variable occurs in: the same in a term and in its multiples, but for sin² = 1 − cos².
    private static Set<Expr> generators(Expr e, Expr x) {
        return Fractions.generators(e).stream().filter(g -> Integration.depends(g, x))
                .map(g -> g instanceof Apply a && a.function() == Primitives.COS ? Primitives.sin(a.arguments().getFirst()) : g).collect(Collectors.toSet());
    }

    /// `c·F`, where e = c·f.
    private static Optional<Expr> multiple(Integration in, Expr e, Expr f, Expr antiderivative, Expr x) {
        Expr c = in.normal(Terms.divide(e, f));
        return Integration.depends(c, x) ? Optional.empty() : Optional.of(Terms.multiply(c, antiderivative));
    }
}
