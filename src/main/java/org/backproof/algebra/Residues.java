package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Monomial;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Theorem;

/// What is left of a difference in normal form, where the generators are related in a way that the form does not show: roots of
/// constants, sums of logarithms, sums of angles. The numerator is taken apart by its other generators; each part has to be 0.
final class Residues {
    private static final Symbol HOLE = Terms.real("%hole");
    private static final int MAX_TERMS = 60;
    private static final List<Function> ANGLES = List.of(Primitives.ATAN, Primitives.ASIN, Primitives.PI);

    private final Normalizer normalizer;
    private final Knowledge knowledge;

    Residues(Normalizer normalizer) {
        this.normalizer = normalizer;
        this.knowledge = normalizer.knowledge();
    }

    /// `H ⊢ e = 0`; empty if this is not found.
    Optional<Theorem> zero(Expr e) {
        if (e.facts().has(Facts.CASES) || e.hasDiff() || folded(e) || !knowledge.seemsConsistent() || knowledge.seemsFalse(Prop.zero(e))) {
            return Optional.empty();
        }
        try {
            Field field = Fractions.field(e);
            Optional<Fraction> f = field.fraction(e);
            return f.isEmpty() || f.get().numerator().size() > MAX_TERMS ? Optional.empty() : fraction(e, field, f.get());
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    /// Whether a function that could be unfolded is among the generators.
    private static boolean folded(Expr e) {
        return Fractions.generators(e).stream().anyMatch(g -> g instanceof Apply a && a.function() instanceof Function.Defined);
    }

    private Optional<Theorem> fraction(Expr e, Field field, Fraction f) {
        boolean sums = Fractions.generators(e).stream().anyMatch(g -> g instanceof Apply && (angle(g) && !g.equals(Primitives.pi()) || logarithm(g)));
        Map<Monomial, Polynomial> parts = parts(f.numerator(), field,
                sums ? g -> !angle(g) && !logarithm(g) : g -> g.facts().symbols() != 0);
        if (parts.values().stream().anyMatch(p -> knowledge.seemsFalse(Prop.zero(field.term(p))))) {
            parts = Map.of(Monomial.ONE, f.numerator());
        }
        List<Expr> factors = parts.keySet().stream().map(m -> Terms.multiply(field.term(m),
                field.term(new Fraction(Polynomial.ONE, f.denominator())))).toList();
        List<Expr> terms = parts.values().stream().map(field::term).toList();
        Theorem t = null;
        for (int k = 0; k < terms.size(); k++) {
            Optional<Theorem> zero = part(terms.get(k));
            if (zero.isEmpty()) {
                return zero;
            }
            List<Expr> sum = new ArrayList<>();
            for (int j = k; j < terms.size(); j++) {
                sum.add(Terms.multiply(j == k ? HOLE : terms.get(j), factors.get(j)));
            }
            Theorem next = Contexts.equal(zero.get(), Terms.add(sum), HOLE);
            t = Rewriting.then(t == null ? Rewriting.identity(e, next.left()) : Rewriting.as(t, next.left()), _ -> next);
        }
        return Optional.of(Rewriting.as(t, Terms.ZERO));
    }

    private Optional<Theorem> part(Expr e) {
        if (Fractions.generators(e).stream().anyMatch(Residues::logarithm)) {
            return LogSums.zero(e, normalizer);
        }
        return Fractions.generators(e).stream().anyMatch(g -> angle(g) && g != Primitives.pi()) ? Turns.zero(e, normalizer)
                : new Conjugates(normalizer).zero(e);
    }

    /// The coefficients of the monomials in the generators of a kind.
    private static Map<Monomial, Polynomial> parts(Polynomial p, Field field, Predicate<Expr> outside) {
        Map<Monomial, Polynomial> out = new LinkedHashMap<>();
        p.terms().forEach((m, c) -> {
            Monomial key = Monomial.ONE;
            for (int k = 0; k < m.length(); k++) {
                if (outside.test(field.atom(m.atom(k)))) {
                    key = key.multiply(Monomial.of(m.atom(k), m.exponent(k)));
                }
            }
            out.merge(key, Polynomial.of(m.divide(key), c), Polynomial::add);
        });
        return out;
    }

    private static boolean angle(Expr g) {
        return g instanceof Apply a && ANGLES.contains(a.function());
    }

    private static boolean logarithm(Expr g) {
        return g instanceof Apply a && a.function() == Primitives.LOG;
    }
}
