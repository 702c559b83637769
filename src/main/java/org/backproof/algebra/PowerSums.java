package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Sums of powers of the index (Faulhaber): `Σ_{i=l..u} i^d = G(u) − G(l − 1)` for the polynomial G with `G(k) − G(k − 1) = k^d` and `G(0) = 0`,
/// where `u ≥ l − 1`.
final class PowerSums {
    private static final int HIGHEST = 12;
    private static final Symbol HOLE = Terms.real("%upper");

    private PowerSums() {
    }

    /// `H ⊢ Σ body = …`; empty where the body is no power of the index, or the range may be less than empty.
    static Optional<Theorem> closed(Expr body, Symbol index, Knowledge knowledge) {
        int degree = body == index ? 1 : body instanceof Pow p && p.base() == index && p.exponent() instanceof Num n && n.value().isInteger()
                && n.value().signum() > 0 && n.value().compareTo(Rational.of(HIGHEST)) <= 0 ? n.value().intValueExact() : 0;
        if (degree == 0) {
            return Optional.empty();
        }
        Expr g = polynomial(degree);
        Expr difference = Terms.subtract(at(g, index), at(g, Terms.subtract(index, Terms.ONE)));
        return Rewriting.tryIdentity(body, difference).map(step -> knowledge.discharge(Sums.telescope(index, g, HOLE, step)))
                .filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    private static Expr at(Expr g, Expr value) {
        return Substitution.of(HOLE, value).apply(g);
    }

    /// The coefficients follow from the highest down: that of k^m in `G(k) − G(k − 1)` is `Σ_{j>m} (−1)^(j−m+1)·C(j, m)·gⱼ`.
    private static Expr polynomial(int degree) {
        Rational[] g = new Rational[degree + 2];
        for (int m = degree; m >= 0; m--) {
            Rational rest = Rational.of(m == degree ? 1 : 0);
            for (int j = m + 2; j <= degree + 1; j++) {
                Rational c = binomial(j, m).multiply(g[j]);
                rest = (j - m) % 2 == 0 ? rest.add(c) : rest.subtract(c);
            }
            g[m + 1] = rest.divide(Rational.of(m + 1));
        }
        List<Expr> terms = new ArrayList<>();
        for (int m = 1; m <= degree + 1; m++) {
            terms.add(Terms.multiply(Terms.num(g[m]), Terms.power(HOLE, m)));
        }
        return Terms.add(terms);
    }

    private static Rational binomial(int n, int k) {
        Rational out = Rational.ONE;
        for (int i = 1; i <= k; i++) {
            out = out.multiply(Rational.of(n - k + i)).divide(Rational.of(i));
        }
        return out;
    }
}
