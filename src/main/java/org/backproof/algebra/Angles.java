package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// sin and cos over a basis of angles, by the addition theorems.
final class Angles {
    private static final long MAX_MULTIPLE = 16;

    private Angles() {
    }

    static Optional<Theorem> rewrite(Apply a, Expr u, Normalizer normalizer) {
        Expr expanded = Terms.add(Fractions.terms(u));
        List<Exponents> parts = Exponents.of(expanded);
        if (parts.size() > 1) {
            // taken apart at once: normalised alone, the sum would be one fraction again
            Expr first = parts.getFirst().term();
            return Rewriting.tryIdentity(u, expanded)
                    .map(t -> Equality.transitive(Equality.congruence(a, List.of(t)), sum(a, first, Terms.subtract(expanded, first))));
        }
        Exponents e = Exponents.of(u).getFirst();
        if (e.part() == Primitives.pi()) {
            return ofPi(a, e.coefficient());
        }
        long n = e.over(normalizer);
        Expr unit = e.unit(normalizer);
        return n > 1 && n <= MAX_MULTIPLE ? Optional.of(sum(a, unit, Terms.subtract(u, unit))) : Optional.empty();
    }

    private static Theorem sum(Apply a, Expr x, Expr y) {
        return (a.function() == Primitives.SIN ? Axioms.SIN_SUM : Axioms.COS_SUM).at(x, y);
    }

    /// A multiple of π: whole half turns first, then steps of π/2, π/3, π/4 or π/6.
    private static Optional<Theorem> ofPi(Apply a, Rational c) {
        if (c.compareTo(Rational.ONE) > 0) {
            Rational turns = Rational.of(c.floor());
            if (turns.equals(c)) {
                turns = turns.subtract(Rational.ONE);
            }
            return turns.compareTo(Rational.of(64)) > 0 ? Optional.empty()
                    : Optional.of(sum(a, Primitives.pi(), Terms.multiply(Terms.num(c.subtract(Rational.ONE)), Primitives.pi())));
        }
        if (!c.isSmall() || c.isOne()) {
            return Optional.empty();
        }
        long q = c.denominator().longValue();
        if (q != 2 && q != 3 && q != 4 && q != 6) {
            return Optional.empty();
        }
        Rational step = Rational.of(1, q);
        return c.equals(step) ? Optional.empty() : Optional.of(sum(a, Terms.multiply(Terms.num(step), Primitives.pi()),
                Terms.multiply(Terms.num(c.subtract(step)), Primitives.pi())));
    }
}
