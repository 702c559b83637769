package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Polynomial;
import org.backproof.numeric.Rational;

/// A sum as the product of its irreducible factors.
final class Factoring {
    private Factoring() {
    }

    /// The irreducible factors of a sum, turned so that the given test holds for each that it holds for up to sign, with the rational
    /// that is left; empty if there is only one and nothing is left.
    static Optional<List<Expr>> of(Add s, Predicate<Expr> wanted) {
        try {
            Field field = Fractions.field(s);
            Optional<Fraction> f = field.fraction(s);
            if (f.isEmpty() || f.get().numerator().size() < 2 || f.get().numerator().size() > 60) {
                return Optional.empty();
            }
            Polynomial n = f.get().numerator();
            List<Gcd.Factor> factors = Gcd.factors(n);
            Rational c = n.coefficient(n.leading());
            List<Expr> product = new ArrayList<>();
            for (Gcd.Factor g : factors) {
                Expr factor = field.term(g.polynomial());
                Expr opposite = field.term(g.polynomial().scale(Rational.MINUS_ONE));
                boolean turn = !wanted.test(factor) && wanted.test(opposite);
                product.add(Terms.power(turn ? opposite : factor, g.exponent()));
                c = turn && g.exponent() % 2 == 1 ? c.negate() : c;
            }
            f.get().denominator().forEach((p, k) -> product.add(Terms.power(field.term(p), -k)));
            if (product.size() == 1 && c.isOne() && factors.getFirst().exponent() == 1) {
                return Optional.empty();
            }
            product.add(Terms.num(c));
            return Optional.of(product);
        } catch (Oversize _) {
            return Optional.empty();
        }
    }
}
