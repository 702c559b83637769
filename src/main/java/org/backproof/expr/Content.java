package org.backproof.expr;

import java.util.Comparator;
import org.backproof.numeric.Rational;

/// Rational content of a compared term, so that `2x > 0` and `x > 0` are one condition, and `x − y ≠ 0` and `y − x ≠ 0`.
final class Content {
    private Content() {
    }

    /// The term over a rational that keeps the comparison: positive, or of any sign for `= 0` and `≠ 0`.
    static Expr primitive(Expr term, Prop.Sign sign) {
        Expr flat = flat(term);
        if (flat != term) {
            return primitive(flat, sign);
        }
        boolean anySign = sign == Prop.Sign.NONZERO || sign == Prop.Sign.ZERO;
        Rational c = leading(term);
        if (c.isZero()) {
            return term;
        }
        Rational divisor = anySign ? c : c.abs();
        Expr scaled = divisor.isOne() ? term : scale(term, divisor.reciprocal());
        // a sum within may have become a part of the sum, which then has another content
        return scaled == term ? term : primitive(scaled, sign);
    }

    /// Multiples of sums carried into them, so that no form depends on where a factor stood.
    private static Expr flat(Expr term) {
        return switch (term) {
            case Mul m when m.factors().size() == 1 && m.factors().getFirst() instanceof Add a -> scale(a, m.coefficient());
            case Add a when a.terms().stream().anyMatch(t -> t instanceof Mul && flat(t) != t) -> Terms.add(a.terms().stream().map(Content::flat).toList());
            case Expr _ -> term;
        };
    }

    /// The term times a rational, carried into a sum.
    static Expr scale(Expr term, Rational factor) {
        if (term instanceof Add a) {
            return Terms.add(a.terms().stream().map(t -> Terms.multiply(Terms.num(factor), t)).toList());
        }
        return Terms.multiply(Terms.num(factor), term);
    }

    private static long part(Expr term) {
        return term instanceof Mul m ? Terms.multiply(m.factors()).hash() : term.hash();
    }

    private static Rational coefficient(Expr term) {
        return term instanceof Mul m ? m.coefficient() : Rational.ONE;
    }

    private static Rational leading(Expr term) {
        return switch (term) {
            case Mul m -> m.coefficient();
            case Add a -> {
                // the term with the smallest hash apart from its coefficient: the same after scaling; of `u − u`, where u may be undefined, the first
                Expr lead = a.terms().stream().filter(t -> !(t instanceof Num)).min(Comparator.comparingLong(Content::part)
                        .thenComparing(t -> coefficient(t).abs(), Comparator.reverseOrder()).thenComparing(Content::coefficient, Comparator.reverseOrder())).orElseThrow();
                yield coefficient(lead).isZero() ? Rational.ONE : coefficient(lead);
            }
            case Num n -> n.value();
            case Symbol _, Bound _, Entry _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ -> Rational.ONE;
        };
    }
}
