package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// exp over a basis of exponents: `exp(a + b) = exp(a)·exp(b)`, `exp(n·m) = exp(m)^n`, `exp(r·log x) = x^r`.
final class Exponentials {
    private Exponentials() {
    }

    static Optional<Theorem> rewrite(Apply a, Expr u, Normalizer normalizer) {
        List<Expr> terms = Fractions.terms(u);
        Expr expanded = Terms.add(terms);
        List<Exponents> parts = Exponents.of(expanded);
        if (parts.size() > 1) {
            // taken apart at once: normalised alone, the sum would be one fraction again
            Expr first = parts.getFirst().term();
            return Rewriting.tryIdentity(u, expanded).map(t -> Equality.transitive(Equality.congruence(a, List.of(t)),
                    Axioms.EXP_SUM.at(first, Terms.subtract(expanded, first))));
        }
        Exponents e = Exponents.of(u).getFirst();
        if (e.part() instanceof Apply l && l.function() == Primitives.LOG) {
            Expr v = l.arguments().getFirst();
            if (e.coefficient().isOne()) {
                return Optional.of(Axioms.EXP_LOG.at(v));
            }
            Theorem power = Axioms.EXP_MULTIPLE.at(e.part(), Terms.num(e.coefficient()));
            return Optional.of(Rewriting.then(power, x -> Rewriting.child(x, Axioms.EXP_LOG.at(v))));
        }
        long n = e.over(normalizer);
        Expr unit = e.unit(normalizer);
        if (n == 1 || n == Long.MAX_VALUE || unit == u) {
            return Optional.empty();
        }
        return Optional.of(Axioms.EXP_MULTIPLE.at(unit, Terms.num(n)));
    }

    /// The exponent of a positive base, as a power of exp.
    static Optional<Theorem> power(Expr base, Expr exponent, Knowledge knowledge) {
        return !(exponent instanceof Num) && knowledge.holds(Prop.positive(base)) ? Optional.of(Axioms.POWER_EXP.at(base, exponent))
                : Optional.empty();
    }
}
