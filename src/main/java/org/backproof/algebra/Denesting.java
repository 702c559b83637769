package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Monomial;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Sums with one product of square roots that are squares: `x + 2√(x − 1) = (√(x − 1) + 1)²`, `3 + 2√2 = (1 + √2)²`,
/// `x²·y² + (1 + x²)·(1 + y²) + 2·x·y·√(1 + x²)·√(1 + y²) = (x·y + √(1 + x²)·√(1 + y²))²`.
final class Denesting {
    /// Factors that are shared out between the two terms of the root.
    private static final int MOST = 6;

    private Denesting() {
    }

    /// `H ⊢ a^r = s^(2r)` for `a = s²` with s ≥ 0 known; empty where none is found.
    static Optional<Theorem> rewrite(Pow p, Add a, Normalizer normalizer) {
        Map<List<Expr>, List<Expr>> byRoots = new LinkedHashMap<>();
        for (Expr t : a.terms()) {
            List<Expr> factors = t instanceof Mul m ? m.factors() : List.of(t);
            List<Expr> others = new ArrayList<>(factors.stream().filter(f -> !root(f)).toList());
            others.add(t instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
            byRoots.computeIfAbsent(factors.stream().filter(Denesting::root).toList(), _ -> new ArrayList<>()).add(Terms.multiply(others));
        }
        List<List<Expr>> roots = byRoots.keySet().stream().filter(r -> !r.isEmpty()).toList();
        if (roots.size() != 1 || byRoots.size() != 2) {
            return Optional.empty();
        }
        // the product of the root's terms, with its own factors
        Expr half = Terms.multiply(Terms.HALF, Terms.add(byRoots.get(roots.getFirst())));
        List<Expr> shared = new ArrayList<>(roots.getFirst());
        shared.addAll(half instanceof Mul m ? m.factors() : half instanceof Num ? List.of() : List.of(half));
        Rational c = half instanceof Mul m ? m.coefficient() : half instanceof Num n ? n.value() : Rational.ONE;
        if (shared.size() > MOST || shared.stream().anyMatch(f -> f instanceof Pow q && q.exponent() instanceof Num n && n.value().signum() < 0)) {
            return Optional.empty();
        }
        Expr rest = Terms.add(byRoots.get(List.of()));
        for (int mask = 0; mask < 1 << shared.size() - 1; mask++) {
            List<Expr> first = new ArrayList<>();
            List<Expr> second = new ArrayList<>();
            for (int k = 0; k < shared.size(); k++) {
                (k == 0 || (mask & 1 << k - 1) == 0 ? first : second).add(shared.get(k));
            }
            Optional<Theorem> t = scale(rest, squared(first), squared(second), c)
                    .flatMap(n -> squareOf(p, Terms.multiply(Terms.sqrt(Terms.num(n)), Terms.add(Terms.multiply(first), Terms.multiply(Terms.num(c.divide(n)), Terms.multiply(second)))), normalizer));
            if (t.isPresent()) {
                return t;
            }
        }
        return Optional.empty();
    }

    private static Expr squared(List<Expr> factors) {
        return Terms.multiply(factors.stream().map(f -> root(f) ? ((Pow) f).base() : Terms.power(f, 2)).toList());
    }

    /// n > 0 with `rest = n·f² + c²/n·g²`, so that `rest + 2·c·f·g = n·(f + c/n·g)²`.
    private static Optional<Rational> scale(Expr rest, Expr f, Expr g, Rational c) {
        Field field = new Field();
        List<Polynomial> p = new ArrayList<>();
        for (Expr e : List.of(rest, f, g)) {
            field.fraction(e).filter(q -> q.denominator().isEmpty()).map(Fraction::numerator).ifPresent(p::add);
        }
        if (p.size() < 3) {
            return Optional.empty();
        }
        for (Monomial m : p.getFirst().terms().keySet()) {
            Rational of = p.get(1).coefficient(m);
            Rational og = p.get(2).coefficient(m);
            if (of.isZero() != og.isZero()) {
                Rational n = og.isZero() ? p.getFirst().coefficient(m).divide(of) : c.multiply(c).multiply(og).divide(p.getFirst().coefficient(m));
                Polynomial sum = p.get(1).scale(n).add(p.get(2).scale(c.multiply(c).divide(n)));
                return Optional.of(n).filter(k -> k.signum() > 0 && sum.subtract(p.getFirst()).isZero());
            }
        }
        return Optional.empty();
    }

    /// By `a = s²` or `a = (−s)²`, whichever is known not to be negative.
    private static Optional<Theorem> squareOf(Pow p, Expr s, Normalizer normalizer) {
        Theorem written = normalizer.step(Terms.power(s, 2));
        return written.right() != p.base() ? Optional.empty() : List.of(s, Terms.negate(s)).stream()
                .filter(r -> normalizer.knowledge().holds(Prop.nonnegative(r))).findFirst().flatMap(r -> {
                    Theorem square = Rewriting.as(Equality.symmetric(written), Terms.power(r, 2));
                    Theorem power = Equality.congruence(p, List.of(square, Equality.reflexive(p.exponent())));
                    return Optional.of(Axioms.ROOT_POWER.at(r, Terms.TWO, p.exponent())).filter(t -> t.left() == power.right()).map(t -> Equality.transitive(power, t));
                });
    }

    private static boolean root(Expr e) {
        return e instanceof Pow p && p.exponent() instanceof Num n && n.value().equals(Rational.HALF);
    }
}
