package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// A sum as the product of its irreducible factors.
final class Factoring {
    private Factoring() {
    }

    /// `⊢ s = c·Π factors`, if there is more than one factor.
    static Optional<Theorem> of(Add s) {
        try {
            Field field = Fractions.field(s);
            Optional<Fraction> f = field.fraction(s);
            if (f.isEmpty() || f.get().numerator().size() < 2 || f.get().numerator().size() > 60) {
                return Optional.empty();
            }
            Polynomial n = f.get().numerator();
            List<Gcd.Factor> factors = Gcd.factors(n);
            Rational c = n.coefficient(n.leading());
            if (factors.size() == 1 && factors.getFirst().exponent() == 1 && f.get().denominator().isEmpty()
                    && (c.isOne() || c.equals(Rational.MINUS_ONE))) {
                return Optional.empty();
            }
            List<Expr> product = new ArrayList<>(List.of(Terms.num(c)));
            factors.forEach(g -> product.add(Terms.power(field.term(g.polynomial()), g.exponent())));
            f.get().denominator().forEach((p, k) -> product.add(Terms.power(field.term(p), -k)));
            Expr form = Terms.multiply(product);
            return form == s ? Optional.empty() : Field.identity(s, form);
        } catch (Oversize _) {
            return Optional.empty();
        }
    }
}
