package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Oversize;

/// The irreducible factors of a sum, as terms.
public final class Factors {
    private Factors() {
    }

    /// The factors of the numerator, each once; the sum itself if it is irreducible or too large.
    public static List<Expr> of(Add s) {
        try {
            Field field = Fractions.field(s);
            Optional<Fraction> f = field.fraction(s);
            return f.isEmpty() || f.get().numerator().size() > 60 ? List.of(s)
                    : Gcd.factors(f.get().numerator()).stream().map(g -> field.term(g.polynomial())).toList();
        } catch (Oversize _) {
            return List.of(s);
        }
    }
}
