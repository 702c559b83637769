package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;
import org.backproof.kernel.Field;
import org.backproof.kernel.Monomial;
import org.backproof.kernel.Polynomial;
import org.backproof.numeric.Rational;

/// Roots whose squares may show that a polynomial is not negative: for an atom x with a·x² + b·x + …, a > 0 a number: x + b/(2a).
final class Squares {
    private static final int MOST_ATOMS = 4;

    private Squares() {
    }

    static List<Expr> candidates(Expr e, Field field) {
        List<Expr> out = new ArrayList<>();
        Polynomial p = field.fraction(e).orElseThrow().numerator();
        for (int atom = 0; atom < field.atoms(); atom++) {
            Rational square = p.coefficient(Monomial.of(atom, 2));
            if (square.isZero()) {
                continue;
            }
            Map<Monomial, Rational> root = new LinkedHashMap<>();
            root.put(Monomial.of(atom, 1), Rational.ONE);
            Monomial x = Monomial.of(atom, 1);
            boolean linear = true;
            for (Map.Entry<Monomial, Rational> t : p.terms().entrySet()) {
                int n = t.getKey().exponentOf(atom);
                linear &= n <= 2 && (n < 2 || t.getKey().equals(Monomial.of(atom, 2)));
                if (n == 1) {
                    root.put(t.getKey().divide(x), t.getValue().divide(square.multiply(Rational.TWO)));
                }
            }
            if (linear) {
                out.add(field.term(new Polynomial(root)));
            }
            if (root.size() > 1) {
                out.add(Terms.add(field.atom(atom)));
            }
        }
        out.addAll(differences(p, field));
        return out;
    }

    /// x − y and x + y, for a term that is the product of two atoms alone.
    private static List<Expr> differences(Polynomial p, Field field) {
        List<Expr> out = new ArrayList<>();
        for (int x = 0; x < Math.min(field.atoms(), MOST_ATOMS); x++) {
            for (int y = x + 1; y < Math.min(field.atoms(), MOST_ATOMS); y++) {
                if (!p.coefficient(Monomial.of(x, 1).multiply(Monomial.of(y, 1))).isZero()) {
                    out.add(Terms.subtract(field.atom(x), field.atom(y)));
                    out.add(Terms.add(field.atom(x), field.atom(y)));
                }
            }
        }
        return out;
    }
}
